package org.twatcache.command.replay;

import org.jspecify.annotations.Nullable;

/**
 * Counts times in a bounded room: exactly below 256 ns, above it in 128 steps for each power of two, so that a percentile is
 * at most 0.8 % more than the time it stands for. The maximum is exact. Used by one thread.
 */
final class Latencies {

    private static final int STEP_BITS = 7;
    private static final int STEPS = 1 << STEP_BITS;
    private static final int EXACT = 2 * STEPS;

    private final long[] counts = new long[(Long.SIZE - STEP_BITS) * STEPS + EXACT];
    private long total;
    private long max;

    void record(long nanos) {
        long time = Math.max(0, nanos);
        counts[index(time)]++;
        total++;
        max = Math.max(max, time);
    }

    /** The time that this share of all does not exceed, or null where there is none. */
    @Nullable
    Long atShare(double share) {
        if (total == 0) {
            return null;
        }
        long rank = Math.max(1, (long) Math.ceil(share * total));
        int index = -1;
        for (long seen = 0; seen < rank; seen += counts[index]) {
            index++;
        }
        return Math.min(max, highest(index));
    }

    private static int index(long time) {
        int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(time) - STEP_BITS - 1);
        return shift * STEPS + (int) (time >>> shift);
    }

    private static long highest(int index) {
        int shift = Math.max(0, index / STEPS - 1);
        return ((long) (index - shift * STEPS + 1) << shift) - 1;
    }
}
