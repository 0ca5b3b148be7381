package org.twatcache.core.internal.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.twatcache.BundleRef;
import org.twatcache.EngineInfo;
import org.twatcache.EngineTrait;
import org.twatcache.spi.CacheEngineFactory;

/** Core's own engine, for caches whose engine is away; nobody can choose it. */
final class ParkOffer implements EngineOffer {

    /** It keeps every bound, in its own way. */
    private static final Set<EngineTrait> TRAITS =
            Set.of(EngineTrait.BOUNDS_ENTRIES, EngineTrait.BOUNDS_BYTES, EngineTrait.BOUNDS_WEIGHT);

    private final ParkLimits limits;

    ParkOffer(ParkLimits limits) {
        this.limits = limits;
    }

    @Override
    public EngineInfo info() {
        return new EngineFacts(
                ParkEngine.NAME, List.of(), TRAITS, 0, new BundleRef(-1, "org.twatcache.core", "0"), Optional.empty());
    }

    @Override
    public Set<String> options() {
        return Set.of();
    }

    @Override
    public Map<String, Object> properties() {
        return Map.of();
    }

    @Override
    public CacheEngineFactory factory() {
        return request -> new ParkEngine(request, limits);
    }
}
