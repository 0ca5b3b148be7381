package org.twatcache.core.internal.trait;

import org.twatcache.spi.CacheEngine;

/** What {@link ExpiringEngine} stores in place of a value; its identity is what the engine beneath compares. */
class Timed {

    final Object value;

    /** Absolute, in nanoseconds of the engines' clock, or {@link CacheEngine#NO_DEADLINE}. */
    final long deadline;

    Timed(Object value, long deadline) {
        this.value = value;
        this.deadline = deadline;
    }

    /** The caller's value for what is stored. */
    static Object original(Object stored) {
        return ((Timed) stored).value;
    }

    /** When it ends if it is not read again. */
    long end() {
        return deadline;
    }

    /** Notes that it was read. */
    void read(long now) {}
}
