package org.twatcache.core.internal.engine;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.CacheException;
import org.twatcache.OnEngineLoss;
import org.twatcache.spi.EngineClosedException;

/**
 * Finds an engine for one {@link EngineSlot}, and lets it go when it leaves: the swapper of that slot.
 *
 * <p>{@link #reconcile} compares what serves with what is there, and is serialized without a lock: of several calls at once
 * one does the work and goes round once more for the others. A leaving engine is taken out by the thread that brings the
 * news ({@link #leave}), which must not wait for a reconciliation that may hang in a factory. Both change the holder only by
 * compare-and-set, and both look again at what is offered after they changed it, so whichever comes second corrects the
 * first. Whoever replaces the last holder of an engine closes that engine: exactly once.
 */
public final class EngineKeeper {

    /** How long writers may be kept outside while those inside an engine in memory leave. */
    private static final long DRAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final long CLOSE_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** An engine that closes itself twice within this time is left alone until there is news of engines. */
    private static final long RELAPSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final Logger LOG = LoggerFactory.getLogger(EngineKeeper.class);

    private final String cache;
    private final EngineWish wish;
    private final EngineOffers offers;
    private final EngineOpener opener;
    private final SlotObserver observer;
    private final Executor closers;
    private final Absence absence;
    private final EngineSlot slot;
    private final LivingEngines living = new LivingEngines();
    private final AtomicInteger news = new AtomicInteger();
    private final Map<EngineOffer, String> failed = new ConcurrentHashMap<>();
    private volatile @Nullable RuntimeException refusal;
    private volatile @Nullable Holder settled;
    private volatile boolean served;
    private volatile long lastLoss = System.nanoTime() - RELAPSE_NANOS;

    public EngineKeeper(
            String cache,
            EngineWish wish,
            Duration engineWait,
            EngineOffers offers,
            EngineOpener opener,
            SlotObserver observer,
            Executor closers) {
        this.cache = cache;
        this.wish = wish;
        this.offers = offers;
        this.opener = opener;
        this.observer = observer;
        this.closers = closers;
        this.absence = new Absence(cache, wish, engineWait, offers, this::selection);
        this.slot = new EngineSlot(cache, observer, this::lost, absence.searching());
    }

    /** The slot that this keeps. */
    public EngineSlot slot() {
        return slot;
    }

    /** What is known of the engines for this cache now. */
    public Selection selection() {
        return Selection.of(wish, offers.ranked(), failed);
    }

    /** The offer that serves, or null. */
    public @Nullable EngineOffer serving() {
        ServingEngine serving = slot.holder().serving;
        return serving == null ? null : serving.offer();
    }

    /**
     * Throws where a caller who insists on an engine has none, or where none can ever come.
     *
     * @param strict whether the caller insists
     */
    public void requireEngine(boolean strict) {
        Holder met = slot.holder();
        RuntimeException error = met.serving != null || met.terminal ? null : absence.error(strict, refusal);
        if (error != null) {
            throw error;
        }
    }

    /**
     * There is news of engines, also of those that failed before.
     *
     * @return whether {@link #reconcile} is to be called
     */
    public boolean noteNews() {
        failed.clear();
        refusal = null;
        EngineOffer serving = serving();
        return serving == null || !offers.ranked().contains(serving);
    }

    /** Finds an engine where none serves, and lets go one that is no longer offered. Runs foreign code. */
    public void reconcile() {
        if (news.getAndIncrement() != 0) {
            return;
        }
        int known = 1;
        do {
            try {
                lookAgain();
            } catch (RuntimeException | Error e) {
                // Foreign code is caught where it runs; whatever this is, the next news must find somebody at work.
                news.set(0);
                throw e;
            }
            known = news.addAndGet(-known);
        } while (known != 0);
    }

    private void lookAgain() {
        EngineOffer serving = serving();
        if (serving != null && !offers.ranked().contains(serving)) {
            leave(serving);
        }
        seek();
    }

    /**
     * Takes an engine out of service that is leaving. Returns when no call of this cache will reach it any more and it was
     * closed, by whichever thread; after a while also where it does not end.
     */
    public void leave(EngineOffer offer) {
        ServingEngine serving = slot.holder().serving;
        if (serving != null && serving.offer() == offer) {
            takeOut(serving, false);
        }
        if (!living.awaitNone(offer, CLOSE_NANOS)) {
            LOG.warn(
                    "Cache '{}': engine {} did not close in time; it is left to its bundle",
                    cache,
                    offer.info().name());
        }
    }

    private void takeOut(ServingEngine serving, boolean lost) {
        while (true) {
            Holder met = slot.holder();
            if (!serving.serves(met)) {
                return;
            }
            Holder frozen = met.frozen ? met : met.freeze();
            if (met != frozen) {
                if (!slot.replace(met, frozen)) {
                    continue;
                }
                if (lost) {
                    noteLoss(serving);
                }
            }
            if (!frozen.lease.drain(DRAIN_NANOS)) {
                LOG.debug("Cache '{}': writers are still inside the leaving engine {}", cache, serving.name());
            }
            if (slot.replace(frozen, absence.searching())) {
                serving.events().close();
                closers.execute(() -> {
                    countOut(serving);
                    end(serving, false);
                });
                return;
            }
        }
    }

    /** Ends the slot: every call gets an error from now on. */
    public void close(boolean destroy, Supplier<? extends RuntimeException> error) {
        while (true) {
            Holder met = slot.holder();
            if (met.terminal) {
                return;
            }
            if (slot.replace(met, Holder.closed(error))) {
                if (met.serving != null) {
                    met.serving.events().close();
                    end(met.serving, destroy);
                }
                return;
            }
        }
    }

    /** The engine of a holder said that it is closed though nobody told us: lets it go and looks for another. */
    private void lost(Holder met) {
        ServingEngine serving = met.serving;
        if (serving != null) {
            takeOut(serving, true);
        }
        reconcile();
    }

    /** Once for an engine, however many callers it told that it is closed. */
    private void noteLoss(ServingEngine serving) {
        LOG.warn("Cache '{}': its engine {} closed itself; looking for another", cache, serving.name());
        long now = System.nanoTime();
        if (now - lastLoss < RELAPSE_NANOS) {
            failed.put(serving.offer(), "closed itself again and again");
        }
        lastLoss = now;
    }

    private void seek() {
        while (true) {
            Holder met = slot.holder();
            if (met.serving != null || met.terminal) {
                return;
            }
            Selection selection = selection();
            if (selection.eligible().isEmpty()) {
                settle(met, selection);
                return;
            }
            EngineOffer offer = selection.eligible().get(0);
            ServingEngine serving = open(offer);
            if (serving == null) {
                continue;
            }
            if (!slot.replace(met, Holder.serving(serving))) {
                serving.events().close();
                end(serving, false);
            } else if (offers.ranked().contains(offer)) {
                refusal = null;
                served = true;
                LOG.debug("Cache '{}' is served by {}", cache, serving.name());
                return;
            } else {
                leave(offer);
            }
        }
    }

    private void settle(Holder met, Selection selection) {
        if (met == settled) {
            return;
        }
        // Searching and settled differ under FAILOVER only; elsewhere those who wait must not begin their waiting anew.
        Holder next = wish.policy() == OnEngineLoss.FAILOVER ? absence.settled() : met;
        if (met == next || slot.replace(met, next)) {
            settled = next;
            complain(selection);
        }
    }

    /** Once for each absence; a strict caller who never had an engine gets an exception that says the same. */
    private void complain(Selection selection) {
        String complaint = "Cache '{}' has no engine and follows its policy {}: {}";
        if (served || !wish.spec().required().orElse(false)) {
            LOG.warn(complaint, cache, wish.policy(), selection.refusals());
        } else {
            LOG.debug(complaint, cache, wish.policy(), selection.refusals());
        }
    }

    private @Nullable ServingEngine open(EngineOffer offer) {
        ServingEngine opened = create(offer);
        if (opened == null || (!served && settled == null)) {
            return opened;
        }
        try {
            // What it kept from before an absence was not told of the writes since then.
            opened.engine().clear();
            return opened;
        } catch (Exception | Error e) {
            opened.events().close();
            end(opened, false);
            noteFailure(offer, e);
            return null;
        }
    }

    private @Nullable ServingEngine create(EngineOffer offer) {
        EventGate gate = new EventGate(observer);
        living.born(offer);
        try {
            return new ServingEngine(offer, opener.open(offer, gate), gate);
        } catch (Exception | Error e) {
            living.gone(offer);
            noteFailure(offer, e);
            return null;
        }
    }

    private void noteFailure(EngineOffer offer, Throwable failure) {
        failed.put(
                offer, failure instanceof CacheException ? String.valueOf(failure.getMessage()) : failure.toString());
        refusal = failure instanceof RuntimeException refused ? refused : null;
        observer.failed(failure);
        LOG.debug("Cache '{}': engine {} did not start", cache, offer.info().name(), failure);
    }

    /** What an engine takes with it. One that closed itself does not tell, and that is no failure. */
    private void countOut(ServingEngine serving) {
        try {
            observer.dropped(serving.engine().size());
        } catch (EngineClosedException e) {
            LOG.debug("Cache '{}': what engine {} kept is not known", cache, serving.name());
        } catch (Exception | Error e) {
            observer.failed(e);
        }
    }

    private void end(ServingEngine serving, boolean destroy) {
        try {
            if (destroy) {
                serving.engine().destroy();
            } else {
                serving.engine().close();
            }
        } catch (Exception | Error e) {
            observer.failed(e);
            LOG.warn("Cache '{}': engine {} failed while it was closed", cache, serving.name(), e);
        } finally {
            living.gone(serving.offer());
        }
    }
}
