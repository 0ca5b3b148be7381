package org.twatcache.bench.swap;

/**
 * Some time.
 *
 * @param from its first moment, in nanoseconds of the JVM's clock
 * @param to its last moment
 */
record Span(long from, long to) {

    double millis() {
        return Millis.of(to - from);
    }
}
