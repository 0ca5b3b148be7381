package org.twatcache.core.internal.cache;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.twatcache.CacheLoadException;

/**
 * Who waits for which load, over all caches of a platform: finds the circle of loaders that wait for one another. A thread
 * says for what it waits before it looks, so of the threads that close a circle at least one sees it.
 */
public final class LoadWaits {

    private final ConcurrentMap<Thread, Load> waiting = new ConcurrentHashMap<>();

    /** How waiting for a load went. */
    enum Outcome {
        ENDED,
        /** Nothing was waited for: this thread is already loading something that the load waits for. */
        CIRCLE,
        TOO_LONG
    }

    /** Waits until a load ended, or for a time. */
    Outcome await(Load load, long nanos) throws InterruptedException {
        if (load.hasEnded()) {
            return Outcome.ENDED;
        }
        Thread self = Thread.currentThread();
        waiting.put(self, load);
        try {
            if (closesCircle(self, load)) {
                return Outcome.CIRCLE;
            }
            return load.awaitEnd(nanos) ? Outcome.ENDED : Outcome.TOO_LONG;
        } finally {
            waiting.remove(self);
        }
    }

    /** The error for a circle. */
    static CacheLoadException circle(String cache, Load load) {
        return new CacheLoadException(
                "Cache '" + cache + "': the loader of key '" + load.key
                        + "' asks, directly or through another loader, for the key that it is loading;"
                        + " let loaders ask for other keys only",
                cache,
                null,
                null);
    }

    private boolean closesCircle(Thread self, Load load) {
        Load next = load;
        for (int steps = 0; next != null && !next.hasEnded() && steps <= waiting.size(); steps++) {
            Thread loading = next.thread();
            if (loading == self) {
                return true;
            }
            // One that is to begin looks for itself when it waits.
            next = loading == null ? null : waiting.get(loading);
        }
        return false;
    }
}
