package org.twatcache.bench.swap;

import java.time.Duration;

/**
 * When calls are due: those of one client at a fixed distance, those of all clients evenly between each other.
 *
 * @param begin the first moment, in nanoseconds of the JVM's clock
 * @param clients how many share the calls
 * @param perSecond how many calls are due in a second
 * @param length for how long
 */
record Schedule(long begin, int clients, int perSecond, Duration length) {

    private static final long SECOND = 1_000_000_000L;

    /** How many calls each client has to make. */
    int calls() {
        return Math.toIntExact(length.toNanos() * perSecond / SECOND / clients);
    }

    /** When a call is due. */
    long due(int client, long call) {
        return begin + (call * clients + client) * SECOND / perSecond;
    }

    Span span() {
        return new Span(begin, begin + length.toNanos());
    }
}
