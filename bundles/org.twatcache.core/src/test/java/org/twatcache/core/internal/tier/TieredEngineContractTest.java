package org.twatcache.core.internal.tier;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.twatcache.EngineTrait;
import org.twatcache.enginekit.EngineContract;
import org.twatcache.enginekit.FakeEngine;
import org.twatcache.enginekit.TestRequest;
import org.twatcache.enginekit.TestRequestBuilder;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.CacheEngineFactory;
import org.twatcache.spi.EngineEvents;
import org.twatcache.spi.EngineRequest;

/** An engine with copies in front of it keeps the contract of an engine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TieredEngineContractTest extends EngineContract {

    private static final Set<EngineTrait> TRAITS = Set.of(EngineTrait.EXPIRES);

    private final TestTiers tiers = new TestTiers();
    private final Map<CacheEngine<?>, FakeEngine<Object>> fars = new ConcurrentHashMap<>();

    @AfterAll
    void close() {
        tiers.close();
    }

    @Override
    protected CacheEngineFactory factory() {
        return request -> {
            AtomicReference<@Nullable FakeEngine<Object>> far = new AtomicReference<>();
            CacheEngine<Object> tiered = TieredEngine.of(
                    List.of(tiers.tier(request.clock())), request.events(), Optional.empty(), events -> {
                        FakeEngine<Object> made = far(request, events);
                        far.set(made);
                        return made;
                    });
            fars.put(tiered, Objects.requireNonNull(far.get()));
            return tiered;
        };
    }

    private static FakeEngine<Object> far(EngineRequest request, EngineEvents events) {
        TestRequestBuilder same = TestRequest.builder()
                .cache(request.cache())
                .clock(request.clock())
                .events(events);
        request.timeToLive().ifPresent(same::timeToLive);
        return new FakeEngine<>(same.build(), TRAITS);
    }

    @Override
    protected Set<EngineTrait> traits() {
        return TRAITS;
    }

    @Override
    protected void housekeep(CacheEngine<?> engine) {
        Objects.requireNonNull(fars.get(engine)).dropExpired();
    }
}
