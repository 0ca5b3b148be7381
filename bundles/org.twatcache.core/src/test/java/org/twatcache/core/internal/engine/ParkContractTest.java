package org.twatcache.core.internal.engine;

import static org.twatcache.EngineTrait.EXPIRES;
import static org.twatcache.EngineTrait.EXPIRES_IDLE;

import java.time.Duration;
import java.util.Set;
import org.twatcache.EngineTrait;
import org.twatcache.core.internal.trait.ExpiringEngine;
import org.twatcache.core.internal.trait.MissingTraits;
import org.twatcache.enginekit.EngineContract;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.CacheEngineFactory;

/**
 * A park is an engine like any other. Its bounds are left out here: it refuses what comes last, and an engine is to keep what
 * was used last.
 */
class ParkContractTest extends EngineContract {

    private static final int PAGE = 50;

    private final ParkOffer offer =
            new ParkOffer(new ParkLimits(Long.MAX_VALUE, Long.MAX_VALUE, Duration.ofHours(1), Duration.ofSeconds(2)));

    @Override
    protected CacheEngineFactory factory() {
        return request ->
                MissingTraits.complete(ParkEngine.NAME, offer.info().traits(), request, offer.factory()::create);
    }

    @Override
    protected int effort() {
        return 10;
    }

    @Override
    protected Set<EngineTrait> traits() {
        return Set.of(EXPIRES, EXPIRES_IDLE);
    }

    @Override
    protected void housekeep(CacheEngine<?> engine) {
        if (engine instanceof ExpiringEngine expiring) {
            while (!expiring.sweep(PAGE)) {
                // until the round is over
            }
        }
    }
}
