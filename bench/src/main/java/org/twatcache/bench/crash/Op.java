package org.twatcache.bench.crash;

/**
 * A write as its writer noted it.
 *
 * @param key its number
 * @param version of the value; 0 for a removal
 * @param lifetime in nanoseconds, or 0 for a value that stays
 * @param begun when, by {@link System#nanoTime}
 * @param ended when, or 0 while nobody knows
 * @param acknowledged whether it ended without an exception
 */
record Op(int key, long version, long lifetime, long begun, long ended, boolean acknowledged) {

    boolean removal() {
        return version == 0;
    }

    /** Whether it ended with an exception: it may or may not have had its effect, or left nothing. */
    boolean threw() {
        return ended != 0 && !acknowledged;
    }

    /** Whether the store said before a moment that it is done. */
    boolean acknowledgedBefore(long moment) {
        return acknowledged && ended - moment <= 0;
    }

    /** Whether the value may be gone at a moment because its time is over, give or take. */
    boolean mayHaveEnded(long moment, long slack) {
        return removal() || (lifetime > 0 && moment - (begun + lifetime) >= -slack);
    }

    /** Whether the value must be gone at a moment because its time is over, for a writer who died at another. */
    boolean mustHaveEnded(long moment, long slack, long death) {
        long latest = ended == 0 ? death : ended;
        return removal() || (lifetime > 0 && moment - (latest + lifetime) > slack);
    }
}
