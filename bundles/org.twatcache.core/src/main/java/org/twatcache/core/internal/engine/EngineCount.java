package org.twatcache.core.internal.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Counts engines of one cache by what they have in common, and has others wait until none is left, whichever thread is about to
 * close the last one.
 *
 * @param <K> what they have in common
 */
final class EngineCount<K> {

    private final Map<K, Integer> counts = new HashMap<>(2);

    synchronized void more(K kind) {
        counts.merge(kind, 1, Integer::sum);
    }

    synchronized void less(K kind) {
        counts.computeIfPresent(kind, (same, count) -> count == 1 ? null : count - 1);
        notifyAll();
    }

    /**
     * Waits until there is none of a kind.
     *
     * @return whether that was reached in time; false at once for a thread that is interrupted, which it stays
     */
    boolean awaitNone(K kind, long nanos) {
        return await(() -> !counts.containsKey(kind), nanos);
    }

    /** The same for every kind. */
    boolean awaitNone(long nanos) {
        return await(counts::isEmpty, nanos);
    }

    private synchronized boolean await(BooleanSupplier reached, long nanos) {
        long end = System.nanoTime() + nanos;
        while (!reached.getAsBoolean()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
