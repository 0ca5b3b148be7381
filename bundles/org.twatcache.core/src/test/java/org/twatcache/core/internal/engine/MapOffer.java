package org.twatcache.core.internal.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.twatcache.BundleRef;
import org.twatcache.EngineInfo;
import org.twatcache.core.internal.fixture.PlainEngine;
import org.twatcache.spi.CacheEngineFactory;

/** Offers {@link PlainEngine}s, quick ones without bounds and lifetimes. */
class MapOffer implements EngineOffer {

    private final String name;

    MapOffer() {
        this("map");
    }

    MapOffer(String name) {
        this.name = name;
    }

    @Override
    public EngineInfo info() {
        return new EngineFacts(name, List.of(), Set.of(), 0, new BundleRef(1, "map", "1.0.0"), Optional.empty());
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
        return request -> new PlainEngine();
    }
}
