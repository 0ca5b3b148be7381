package org.twatcache.engine.caffeine;

/** What is stored for a value that does not live for ever: value and deadline are read and replaced as one. */
final class Timed {

    final Object value;
    final long deadline;

    /** When it dies unless it is used. Set by readers in any order: they differ by no more than their race. */
    private volatile long unused;

    Timed(Object value, long deadline, long unused) {
        this.value = value;
        this.deadline = deadline;
        this.unused = unused;
    }

    /** When it dies, as far as is known now. */
    long end() {
        return Math.min(deadline, unused);
    }

    void use(long until) {
        // The coarse clock stands still for many reads, and a write costs more than a read.
        if (unused != until) {
            unused = until;
        }
    }

    static Object unwrap(Object stored) {
        return stored instanceof Timed timed ? timed.value : stored;
    }
}
