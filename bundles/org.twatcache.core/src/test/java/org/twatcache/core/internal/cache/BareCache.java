package org.twatcache.core.internal.cache;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheSpec;
import org.twatcache.Loader;
import org.twatcache.OnEngineLoss;
import org.twatcache.core.internal.engine.EngineKeeper;
import org.twatcache.core.internal.engine.EngineWish;
import org.twatcache.core.internal.engine.PlatformClock;
import org.twatcache.core.internal.fixture.Encodable;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestSetting;
import org.twatcache.enginekit.ForwardingEngine;
import org.twatcache.enginekit.TestRequest;
import org.twatcache.spi.CacheEngine;

/** The entries of a cache and its loads, without handle, owner and platform. */
final class BareCache {

    final EntryStore store;
    private final LoadThrough through;
    final AtomicBoolean failing = new AtomicBoolean();

    /**
     * A cache of a fake engine.
     *
     * @param loads the loads, maybe faulty
     * @param pause runs within the engine, before and after a load is stored
     */
    BareCache(Loads loads, Runnable pause) {
        TestOffer offer = TestOffer.named("fake");
        CacheSpec<Object, Object> spec =
                CacheSpec.of(Object.class, Object.class).statistics(false).build();
        StatsCounter stats = new StatsCounter(false);
        RemovalTeller teller = new RemovalTeller("bare", List.of(), stats);
        EngineKeeper keeper = new EngineKeeper(
                "bare",
                new EngineWish(spec, OnEngineLoss.FAILOVER, properties -> true, Encodable.ALWAYS),
                Duration.ofSeconds(2),
                TestSetting.cold(() -> List.of(offer), Runnable::run),
                (any, events) -> paused(offer, pause),
                new CacheObserver(stats, teller, (kind, engine, text) -> {}),
                () -> -1);
        keeper.reconcile();
        this.store =
                new EntryStore(keeper.slot(), new Lifetimes(spec, new PlatformClock()), stats, teller, loads, null);
        this.through = new LoadThrough(
                "bare",
                store,
                new LoadWaits(),
                new LoadPolicy(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        new LoadThreads(Runnable::run),
                        (kind, engine, text) -> {}));
    }

    /** As a handle does. */
    <X extends Exception> @Nullable Object get(Object key, Loader<Object, Object, X> loader) throws X {
        Object entry = store.slot().get(key);
        return entry != null ? store.value(entry) : through.load(key, loader, true, null);
    }

    @Nullable
    Object read(Object key) {
        return store.value(store.slot().get(key));
    }

    @SuppressWarnings("unchecked")
    private CacheEngine<Object> paused(TestOffer offer, Runnable pause) {
        CacheEngine<Object> fake = (CacheEngine<Object>) offer.factory()
                .create(TestRequest.builder().clock(new PlatformClock()).build());
        return new ForwardingEngine<>(fake) {
            @Override
            public void put(Object key, Object value, long deadline) {
                super.put(key, value, deadline);
                if (failing.get()) {
                    throw new IllegalStateException("connection reset");
                }
            }

            @Override
            public @Nullable Object putIfAbsent(Object key, Object value, long deadline) {
                pause.run();
                Object present = super.putIfAbsent(key, value, deadline);
                pause.run();
                return present;
            }
        };
    }
}
