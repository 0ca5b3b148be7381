package org.twatcache.bench.redis.fault;

/** How long calls took, in classes that are 6 % wide. Used by one thread; added up when it has ended. */
final class Durations {

    private static final int STEPS = 16;
    private static final int STEP_BITS = 4;

    private final long[] counts = new long[Long.SIZE * STEPS];
    private long longest;

    void add(long nanos) {
        counts[index(nanos)]++;
        longest = Math.max(longest, nanos);
    }

    void add(Durations others) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += others.counts[i];
        }
        longest = Math.max(longest, others.longest);
    }

    private static int index(long nanos) {
        if (nanos < STEPS) {
            return (int) Math.max(0, nanos);
        }
        int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos);
        int step = (int) (nanos >>> (power - STEP_BITS)) & (STEPS - 1);
        return power * STEPS + step;
    }

    private static long ceiling(int index) {
        if (index < STEPS) {
            return index;
        }
        int power = index / STEPS;
        return (STEPS + index % STEPS + 1L) << (power - STEP_BITS);
    }

    /** The time that a share of the calls did not exceed, at most 6 % too long; 0 where there was none. */
    double millisAt(double share) {
        long all = count();
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen > 0 && seen >= all * share) {
                return Math.min(ceiling(i), longest) / 1e6;
            }
        }
        return 0;
    }

    double longestMillis() {
        return longest / 1e6;
    }

    long count() {
        long all = 0;
        for (long count : counts) {
            all += count;
        }
        return all;
    }
}
