package org.twatcache.bench.swap;

import java.util.Locale;

/** Nanoseconds as people read them. */
final class Millis {

    private static final double NANOS = 1e6;

    private Millis() {}

    static double of(long nanos) {
        return nanos / NANOS;
    }

    static String text(double millis) {
        return String.format(Locale.ROOT, "%.1f ms", millis);
    }
}
