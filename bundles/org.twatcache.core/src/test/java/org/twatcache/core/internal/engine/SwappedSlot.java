package org.twatcache.core.internal.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheException;
import org.twatcache.CacheSpec;
import org.twatcache.OnEngineLoss;
import org.twatcache.admin.Migration;
import org.twatcache.admin.SwapMode;
import org.twatcache.core.internal.fixture.Encodable;
import org.twatcache.core.internal.fixture.SilentObserver;
import org.twatcache.core.internal.fixture.TestSetting;
import org.twatcache.spi.CacheEngine;

/** A slot of numbers whose engine is exchanged on demand, for races. */
final class SwappedSlot {

    final EngineKeeper keeper;
    private final FollowingReader reader;
    private final EngineOffer first = new MapOffer("first");
    private final EngineOffer second = new MapOffer("second");
    private final boolean migrates;

    private SwappedSlot(Supplier<CacheEngine<Object>> engines, boolean migrates) {
        CacheSpec<Object, Object> spec =
                CacheSpec.of(Object.class, Object.class).build();
        this.migrates = migrates;
        this.keeper = new EngineKeeper(
                "swapped",
                new EngineWish(spec, OnEngineLoss.FAILOVER, properties -> true, Encodable.ALWAYS),
                Duration.ofHours(1),
                TestSetting.cold(() -> migrates ? List.of(first, second) : List.of(first), Runnable::run),
                (any, events) -> engines.get(),
                new SilentObserver(),
                () -> -1);
        keeper.reconcile();
        this.reader = new FollowingReader(keeper.slot(), () -> {});
    }

    /** The engine leaves with what it has and another one of the same offer comes: to callers that is a clear. */
    static SwappedSlot forgetting(Supplier<CacheEngine<Object>> engines) {
        return new SwappedSlot(engines, false);
    }

    /** Entries are moved from engine to engine: to callers that is nothing. */
    static SwappedSlot migrating(Supplier<CacheEngine<Object>> engines) {
        return new SwappedSlot(engines, true);
    }

    /** Returns when another engine serves. */
    void swap() {
        if (migrates) {
            try {
                Migration unused = keeper.swap(keeper.serving() == first ? "second" : "first", SwapMode.MIGRATE);
            } catch (CacheException refused) {
                // Another caller's is under way, or was quicker.
            }
        } else {
            keeper.leave(first);
            keeper.reconcile();
        }
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

    void clear() {
        keeper.slot().clear();
    }
}
