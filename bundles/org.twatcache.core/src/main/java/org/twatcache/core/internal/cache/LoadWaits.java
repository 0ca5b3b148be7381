package org.twatcache.core.internal.cache;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Who waits for which load, over all caches of a platform: finds the circle of loaders that wait for one another. A thread
 * says for what it waits before it looks, so of the threads that close a circle at least one sees it.
 */
public final class LoadWaits {

    private final ConcurrentMap<Thread, Load> waiting = new ConcurrentHashMap<>();

    /**
     * Waits until a load ended.
     *
     * @return false, at once, where this thread is already loading something that the load waits for
     */
    boolean await(Load load) throws InterruptedException {
        if (load.hasEnded()) {
            return true;
        }
        Thread self = Thread.currentThread();
        waiting.put(self, load);
        try {
            if (closesCircle(self, load)) {
                return false;
            }
            load.awaitEnd();
            return true;
        } finally {
            waiting.remove(self);
        }
    }

    private boolean closesCircle(Thread self, Load load) {
        Load next = load;
        for (int steps = 0; next != null && !next.hasEnded() && steps <= waiting.size(); steps++) {
            if (next.thread == self) {
                return true;
            }
            next = waiting.get(next.thread);
        }
        return false;
    }
}
