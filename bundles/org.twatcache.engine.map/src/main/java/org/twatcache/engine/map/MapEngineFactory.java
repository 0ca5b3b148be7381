package org.twatcache.engine.map;

import org.osgi.service.component.annotations.Component;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.CacheEngineFactory;
import org.twatcache.spi.EngineRequest;
import org.twatcache.spi.ProvidesCacheEngine;

/**
 * Makes {@link MapEngine}s. It claims no trait, so no request of the platform holds a bound, a lifetime or an option: of
 * those the platform takes care around the engine. Its ranking is below zero: it serves where nothing better is there.
 */
@Component(service = CacheEngineFactory.class)
@ProvidesCacheEngine(
        name = MapEngineFactory.ENGINE,
        aliases = {"heap", "functools"},
        ranking = -100)
public final class MapEngineFactory implements CacheEngineFactory {

    static final String ENGINE = "map";

    /** For declarative services, and for {@link java.util.ServiceLoader} outside OSGi. */
    public MapEngineFactory() {}

    @Override
    public CacheEngine<Object> create(EngineRequest request) {
        return new MapEngine(request.cache());
    }
}
