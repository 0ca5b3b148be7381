package org.twatcache.core.internal.tier;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheSpec;
import org.twatcache.OnEngineLoss;
import org.twatcache.core.internal.engine.EngineKeeper;
import org.twatcache.core.internal.engine.EngineWish;
import org.twatcache.core.internal.fixture.Encodable;
import org.twatcache.core.internal.fixture.SilentObserver;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestSetting;
import org.twatcache.enginekit.TestRequest;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineClock;
import org.twatcache.spi.EngineEvents;

/** Near tiers of fake engines, which end together. */
final class TestTiers implements AutoCloseable {

    private final TestOffer near = TestOffer.named("near");
    private final List<NearTier> tiers = new CopyOnWriteArrayList<>();

    NearTier tier(EngineClock clock) {
        EngineWish wish = new EngineWish(
                CacheSpec.of(Object.class, Object.class).maximumSize(100).build(),
                OnEngineLoss.BYPASS,
                properties -> true,
                Encodable.ALWAYS);
        EngineKeeper keeper = new EngineKeeper(
                "near",
                wish,
                Duration.ZERO,
                TestSetting.cold(() -> List.of(near), Runnable::run),
                (offer, events) -> open(clock, events),
                new SilentObserver(),
                () -> -1);
        keeper.reconcile();
        NearTier tier = NearTier.of(keeper, clock, Optional.empty());
        tiers.add(tier);
        return tier;
    }

    @SuppressWarnings("unchecked")
    private CacheEngine<Object> open(EngineClock clock, EngineEvents events) {
        return (CacheEngine<Object>) near.factory()
                .create(TestRequest.builder()
                        .clock(clock)
                        .maximumSize(100)
                        .events(events)
                        .build());
    }

    @Override
    public void close() {
        tiers.forEach(tier -> tier.close(() -> new CacheClosedException("over")));
    }
}
