package org.twatcache.bench.swap;

import java.util.Arrays;
import java.util.List;

/** When calls ended, and for how long none did. Immutable. */
final class Completions {

    private final long[] moments;

    /** Takes the moments of each thread. */
    Completions(List<long[]> ofThreads) {
        this.moments = ofThreads.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    }

    /** The longest time without any that has something in common with a span, in nanoseconds. */
    long longestGap(Span span) {
        int next = Arrays.binarySearch(moments, span.from());
        int index = Math.max(1, next < 0 ? -next - 1 : next);
        long longest = 0;
        while (index < moments.length && moments[index - 1] <= span.to()) {
            longest = Math.max(longest, moments[index] - moments[index - 1]);
            index++;
        }
        return longest;
    }
}
