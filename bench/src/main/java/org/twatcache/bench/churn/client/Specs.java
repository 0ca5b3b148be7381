package org.twatcache.bench.churn.client;

import java.time.Duration;
import java.util.List;
import org.twatcache.CacheSpec;
import org.twatcache.CacheSpecBuilder;
import org.twatcache.OnEngineLoss;
import org.twatcache.Rebind;

/** The caches of a client: every policy, and an engine that never comes. */
final class Specs {

    /** What {@link ChurnClient#visit} opens. */
    static final CacheSpec<OwnKey, OwnValue> VISITED = base("visited")
            .engine("caffeine")
            .maximumSize(100)
            .timeToLive(Duration.ofMinutes(1))
            .build();

    static final List<CacheSpec<OwnKey, OwnValue>> ALL = List.of(
            base("caffeine").engine("caffeine").maximumSize(50).build(),
            base("map").engine("map").onEngineLoss(OnEngineLoss.FAILOVER).build(),
            base("any").timeToLive(Duration.ofMillis(200)).rebind(Rebind.NOW).build(),
            base("preferring")
                    .prefer("map", "caffeine")
                    .timeToIdle(Duration.ofMillis(100))
                    .rebind(Rebind.WHEN_IDLE)
                    .build(),
            base("awaiting")
                    .engine("caffeine")
                    .onEngineLoss(OnEngineLoss.AWAIT)
                    .engineWait(Duration.ofMillis(100))
                    .build(),
            base("failing")
                    .engine("caffeine")
                    .onEngineLoss(OnEngineLoss.FAIL)
                    .absentFor(Duration.ofMillis(50))
                    .build(),
            base("ghost").engine("ghost").statistics(false).build(),
            base("strict")
                    .engine("caffeine")
                    .required()
                    .maximumWeight(1_000, (key, value) -> 1 + Math.floorMod(key.number(), 5))
                    .build(),
            nameless()
                    .engine("map")
                    .maximumSize(20)
                    .jitter(0.5)
                    .timeToLive(Duration.ofSeconds(1))
                    .build());

    private Specs() {}

    private static CacheSpecBuilder<OwnKey, OwnValue> base(String name) {
        return nameless().named(name);
    }

    private static CacheSpecBuilder<OwnKey, OwnValue> nameless() {
        return CacheSpec.of(OwnKey.class, OwnValue.class).removalListener(new OwnListener());
    }
}
