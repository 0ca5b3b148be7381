package org.twatcache.example.digest;

import java.util.Locale;

/** What the cache did for a run. Not safe for several threads. */
final class Tally {

    private int fromCache;
    private int computed;
    private long savedNanos;

    void count(Digest digest, boolean wasComputed) {
        if (wasComputed) {
            computed++;
        } else {
            fromCache++;
            savedNanos += digest.nanos();
        }
    }

    /** One line for a human. */
    String summary(long tookNanos) {
        return String.format(
                Locale.ROOT,
                "%d files: %d from the cache, %d computed; took %.3f s, the cache saved %.3f s",
                fromCache + computed,
                fromCache,
                computed,
                tookNanos / 1e9,
                savedNanos / 1e9);
    }
}
