package org.twatcache.core.internal.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheSpec;
import org.twatcache.OnEngineLoss;
import org.twatcache.spi.CacheEngine;

/** A slot of numbers whose engine is exchanged on demand, for races: to its callers an exchange is a clear. */
final class SwappedSlot {

    private static final SlotObserver NOBODY = new SlotObserver() {
        @Override
        public void failed(Throwable error) {}

        @Override
        public void dropped(long entries) {}

        @Override
        public void evicted(Object key, Object value) {}

        @Override
        public void expired(Object key, Object value) {}

        @Override
        public void invalidated(Object key) {}

        @Override
        public void invalidatedAll() {}
    };

    final EngineKeeper keeper;
    private final FollowingReader reader;
    private final EngineOffer offer = new MapOffer();

    SwappedSlot(Supplier<CacheEngine<Object>> engines) {
        CacheSpec<Object, Object> spec =
                CacheSpec.of(Object.class, Object.class).build();
        this.keeper = new EngineKeeper(
                "swapped",
                new EngineWish(spec, OnEngineLoss.FAILOVER, properties -> true),
                Duration.ofHours(1),
                () -> List.of(offer),
                (any, events) -> engines.get(),
                NOBODY,
                Runnable::run);
        keeper.reconcile();
        this.reader = new FollowingReader(keeper.slot(), () -> {});
    }

    /** The engine leaves and another one of the same offer comes, as after an update of its bundle. */
    void swap() {
        keeper.leave(offer);
        keeper.reconcile();
    }

    @Nullable
    Object get(int key) {
        return reader.read(key);
    }

    void put(int key, Object value) {
        keeper.slot().change(key, engine -> engine.put(key, value, CacheEngine.NO_DEADLINE));
    }

    @Nullable
    Object putIfAbsent(int key, Object value) {
        return keeper.slot()
                .write(key, engine -> Optional.ofNullable(engine.putIfAbsent(key, value, CacheEngine.NO_DEADLINE)))
                .orElse(null);
    }

    boolean replace(int key, Object expected, Object value) {
        return keeper.slot().write(key, engine -> engine.replace(key, expected, value, CacheEngine.NO_DEADLINE));
    }

    boolean remove(int key) {
        return keeper.slot().write(key, engine -> engine.remove(key));
    }
}
