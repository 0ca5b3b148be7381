package org.twatcache.core.internal.engine;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.twatcache.admin.Migration;
import org.twatcache.admin.SwapMode;

/** Moves a cache to the engine that an operator chose. */
final class OperatorMoves {

    private final String cache;
    private final EngineKeeper keeper;
    private final EngineOffers offers;
    private final EngineExchange exchange;
    private final Failures failures;

    OperatorMoves(String cache, EngineKeeper keeper, EngineOffers offers, EngineExchange exchange, Failures failures) {
        this.cache = cache;
        this.keeper = keeper;
        this.offers = offers;
        this.exchange = exchange;
        this.failures = failures;
    }

    /** As {@link org.twatcache.admin.CacheControl#swap}. */
    Migration swap(String engine, SwapMode mode) {
        exchange.slot().requireOpen();
        EngineOffer chosen = Choice.of(cache, engine, keeper.wish(), offers.ranked());
        ServingEngine serving = exchange.slot().holder().serving;
        if (serving == null) {
            return arrive(chosen);
        }
        if (serving.offer() == chosen) {
            throw Choice.refused(cache, engine, "it serves already");
        }
        if (mode != keeper.fit(mode, serving.offer(), chosen)) {
            throw Choice.refused(
                    cache, engine, "processes share its entries, which are not to be copied: swap it cold");
        }
        Swap swap = keeper.moveTo(serving, chosen, mode, (ended, next, failure) -> {
            if (next != null) {
                keeper.choose(chosen.info().name());
            }
            keeper.moved(ended, next, failure);
        });
        if (!exchange.begin(swap)) {
            exchange.elsewhere(keeper::reconcile);
            throw Choice.busy(cache, engine);
        }
        return swap.report();
    }

    /** A choice where nothing serves. */
    private Migration arrive(EngineOffer chosen) {
        long began = System.nanoTime();
        String before = keeper.wish().chosen();
        keeper.choose(chosen.info().name());
        failures.clear();
        lookElsewhere();
        ServingEngine serving = exchange.slot().holder().serving;
        if (serving == null || serving.offer() != chosen) {
            keeper.choose(before);
            RuntimeException reason = failures.last();
            throw reason != null ? reason : Choice.refused(cache, chosen.info().name(), "it did not start");
        }
        return new Arrival(serving.name(), exchange.lives().size(serving), Duration.ofNanos(System.nanoTime() - began));
    }

    /** Waits for somebody to look, but not for an engine that hangs while it starts. */
    private void lookElsewhere() {
        CountDownLatch looked = new CountDownLatch(1);
        exchange.elsewhere(() -> {
            try {
                keeper.reconcile();
            } finally {
                looked.countDown();
            }
        });
        try {
            boolean unused = looked.await(Looking.PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
