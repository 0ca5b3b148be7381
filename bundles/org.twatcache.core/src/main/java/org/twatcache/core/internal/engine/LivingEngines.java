package org.twatcache.core.internal.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Counts the engines of one cache by offer, each from before it is created until it was closed: an offer may go only when
 * none of its engines is left, whichever thread is about to close the last one.
 */
final class LivingEngines {

    private final Map<EngineOffer, Integer> counts = new HashMap<>(2);

    synchronized void born(EngineOffer offer) {
        counts.merge(offer, 1, Integer::sum);
    }

    synchronized void gone(EngineOffer offer) {
        counts.computeIfPresent(offer, (same, count) -> count == 1 ? null : count - 1);
        notifyAll();
    }

    /**
     * Waits until an offer has no engine.
     *
     * @return whether that was reached in time; false at once for a thread that is interrupted, which it stays
     */
    boolean awaitNone(EngineOffer offer, long nanos) {
        return await(() -> !counts.containsKey(offer), nanos);
    }

    /** The same for every offer. */
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
