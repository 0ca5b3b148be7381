package org.twatcache.core.internal.context;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.twatcache.CacheSpec;
import org.twatcache.OnEngineLoss;
import org.twatcache.core.internal.engine.Encodability;
import org.twatcache.core.internal.engine.EngineKeeper;
import org.twatcache.core.internal.engine.EngineOffers;
import org.twatcache.core.internal.engine.EngineWish;
import org.twatcache.core.internal.engine.KeeperSetting;
import org.twatcache.core.internal.engine.LastServed;
import org.twatcache.core.internal.engine.Later;
import org.twatcache.core.internal.engine.ParkLimits;
import org.twatcache.core.internal.engine.Steadiness;
import org.twatcache.core.internal.tier.NearTier;
import org.twatcache.spi.EngineClock;

/** The near tiers of all caches: each has an engine of its own, which nobody waits for. */
final class NearTiers {

    private static final long ENTRIES = 10_000;

    /** Copies are not worth to be parked. */
    private static final ParkLimits NOTHING = new ParkLimits(0, 0, Duration.ZERO, Duration.ZERO);

    /** Copies bear stamps that are objects. */
    private static final Encodability REFERENCES = new Encodability() {
        @Override
        public Optional<String> impossible() {
            return Optional.of("a near tier keeps references");
        }

        @Override
        public Optional<String> missing() {
            return Optional.empty();
        }
    };

    private final EngineClock clock;
    private final Housekeeping housekeeping;
    private final KeeperSetting setting;
    private final Executor changes;
    private final Collection<NearTier> open = new CopyOnWriteArrayList<>();

    NearTiers(
            EngineOffers offers,
            EngineClock clock,
            Housekeeping housekeeping,
            Executor changes,
            Later later,
            Steadiness steadiness) {
        this.clock = clock;
        this.housekeeping = housekeeping;
        this.changes = changes;
        this.setting = new KeeperSetting(offers, changes, later, steadiness, NOTHING, LastServed.UNKNOWN);
    }

    /**
     * The near tiers of a cache, to be closed with it.
     *
     * @param failed told of each failure
     */
    List<NearTier> of(String cache, CacheSpec<?, ?> spec, Runnable failed) {
        List<String> all = spec.tiers();
        List<NearTier> nears = all.subList(0, Math.max(0, all.size() - 1)).stream()
                .map(engine -> tier(cache, engine, spec, failed))
                .toList();
        open.addAll(nears);
        nears.forEach(near -> changes.execute(near.keeper()::reconcile));
        return nears;
    }

    private NearTier tier(String cache, String engine, CacheSpec<?, ?> cacheSpec, Runnable failed) {
        CacheSpec<Object, Object> spec = CacheSpec.of(Object.class, Object.class)
                .engine(engine)
                .maximumSize(cacheSpec.nearMaximumSize().orElse(ENTRIES))
                .onEngineLoss(OnEngineLoss.BYPASS)
                .build();
        String name = cache + " (near)";
        EngineKeeper keeper = new EngineKeeper(
                name,
                new EngineWish(spec, OnEngineLoss.BYPASS, properties -> true, REFERENCES),
                Duration.ZERO,
                setting,
                (offer, events) -> CompleteEngines.complete(
                        housekeeping,
                        offer,
                        CacheRequest.of(name, "org.twatcache.core", spec, offer, clock, events, () -> {
                            throw new UnsupportedOperationException("a near tier keeps no files");
                        }),
                        events),
                new NearObserver(failed),
                () -> -1);
        return NearTier.of(keeper, clock, cacheSpec.nearTimeToLive());
    }

    /** Ends the near tiers of a cache. */
    void close(List<NearTier> nears, Supplier<? extends RuntimeException> error) {
        open.removeAll(nears);
        nears.forEach(near -> near.close(error));
    }

    /** The keepers of all that are open. */
    Stream<EngineKeeper> keepers() {
        return open.stream().map(NearTier::keeper);
    }
}
