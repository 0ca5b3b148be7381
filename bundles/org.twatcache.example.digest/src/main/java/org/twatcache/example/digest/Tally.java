package org.twatcache.example.digest;

import java.util.Locale;

/** What the cache did for a run. Not safe for several threads: digests are computed on the thread that asks. */
final class Tally {

    private int fromCache;
    private int computed;
    private long savedNanos;
    private boolean wasComputed;

    /** The digest that is asked for just now had to be computed. */
    void computed() {
        wasComputed = true;
    }

    /** A digest was given. */
    void count(Digest digest) {
        if (wasComputed) {
            computed++;
        } else {
            fromCache++;
            savedNanos += digest.nanos();
        }
        wasComputed = false;
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
