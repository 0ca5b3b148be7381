package org.twatcache.bench.swap;

import org.jspecify.annotations.Nullable;

/**
 * What the owner of a key expects there between two of its writes.
 *
 * @param version the last that was acknowledged
 * @param state what that left
 */
record Expected(long version, State state) {

    /** What a write left. */
    enum State {
        /** A value of this version. */
        PRESENT,
        /** Nothing. */
        ABSENT,
        /** A value of this version or a later one, or nothing: a write failed since. */
        UNKNOWN
    }

    /** Judges what was found. */
    Verdict judge(String key, @Nullable Versioned found) {
        if (found == null) {
            return judge(false);
        }
        if (!found.key().equals(key)) {
            return Verdict.WRONG;
        }
        if (found.version() < version) {
            return Verdict.STALE;
        }
        return switch (state) {
            case PRESENT -> found.version() == version ? Verdict.LEGAL : Verdict.WRONG;
            case ABSENT -> Verdict.WRONG;
            case UNKNOWN -> Verdict.LEGAL;
        };
    }

    /** Judges an answer that only tells whether there was a value. */
    Verdict judge(boolean present) {
        return switch (state) {
            case PRESENT -> present ? Verdict.LEGAL : Verdict.LOST;
            case ABSENT -> present ? Verdict.STALE : Verdict.LEGAL;
            case UNKNOWN -> Verdict.LEGAL;
        };
    }
}
