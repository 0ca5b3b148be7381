package org.twatcache.core.internal.engine;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.spi.CacheEngine;

/**
 * One owner's part of a cache that owners share: a slot of its own, through which calls go on to the slot of all. Its end
 * touches nobody else; the engine behind is closed with the last part.
 */
public final class OwnerPart implements Attachment {

    /** Where a part stays in what it was a part of, until it leaves. */
    public interface Whole {

        /** The slot of all, and its engine. */
        EngineKeeper keeper();

        /** Finds the engine; returns when somebody has looked for it, or after the time that calls wait for one. */
        void start();

        /**
         * The part leaves.
         *
         * @param drained whether none of its writes is under way any more
         * @return whether it was the last: then its leaver closes the keeper
         */
        boolean leave(boolean drained);
    }

    private static final Logger LOG = LoggerFactory.getLogger(OwnerPart.class);

    /** How long its end waits for writes that are inside. */
    private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final String cache;
    private final Whole whole;
    private final CacheEngine<Object> engine;
    private final EngineSlot slot;
    private final Executor changes;
    private final CountDownLatch left = new CountDownLatch(1);
    private volatile boolean last;

    /**
     * A part.
     *
     * @param observer hears of failures that this owner's calls met
     * @param engine the owner's view of what all share; closed with this
     * @param changes runs what may hang
     */
    public OwnerPart(String cache, SlotObserver observer, Whole whole, CacheEngine<Object> engine, Executor changes) {
        this.cache = cache;
        this.whole = whole;
        this.engine = engine;
        this.changes = changes;
        this.slot = new EngineSlot(cache, observer, lost -> {}, Holder.through(engine));
    }

    /** Where this owner's calls go. */
    public EngineSlot slot() {
        return slot;
    }

    @Override
    public void reconcile() {
        whole.start();
    }

    @Override
    public void close(boolean destroy, Supplier<? extends RuntimeException> error) {
        Holder met = end(error);
        if (met != null) {
            leave(met, destroy, error);
        }
    }

    @Override
    public void closeElsewhere(Supplier<? extends RuntimeException> error) {
        Holder met = end(error);
        if (met != null) {
            changes.execute(() -> leave(met, false, error));
        }
    }

    @Override
    public boolean awaitClosed(long nanos) {
        long end = System.nanoTime() + nanos;
        try {
            return left.await(nanos, TimeUnit.NANOSECONDS)
                    && (!last || whole.keeper().awaitClosed(end - System.nanoTime()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private @Nullable Holder end(Supplier<? extends RuntimeException> error) {
        Holder met = slot.holder();
        return slot.replace(met, Holder.closed(error)) ? met : null;
    }

    private void leave(Holder met, boolean destroy, Supplier<? extends RuntimeException> error) {
        try {
            boolean drained = met.lease.drain(DRAIN_NANOS);
            if (!drained) {
                LOG.warn("Cache '{}': a write of an owner that ended is still inside its engine", cache);
            }
            engine.close();
            last = whole.leave(drained);
            if (last) {
                whole.keeper().close(destroy, error);
            }
        } finally {
            left.countDown();
        }
    }
}
