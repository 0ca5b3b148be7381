package org.twatcache.core.internal.engine;

import java.time.Duration;

/**
 * How much of a cache is kept while its engine is away, and for how long.
 *
 * @param entries at most so many of each cache
 * @param bytes at most so many of each cache, by {@link HeapSize}
 * @param time what is not taken over by an engine after this is forgotten; zero: nothing is kept
 * @param copying how long a bundle that stops may be held up by copying
 */
public record ParkLimits(long entries, long bytes, Duration time, Duration copying) {

    /** What holds where nothing else is configured. */
    public static final ParkLimits DEFAULT =
            new ParkLimits(1_000_000, 256L << 20, Duration.ofMinutes(1), Duration.ofSeconds(2));

    boolean keepsNothing() {
        return time.isZero() || entries == 0 || bytes == 0;
    }
}
