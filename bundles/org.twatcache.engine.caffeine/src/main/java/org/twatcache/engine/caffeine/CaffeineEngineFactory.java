package org.twatcache.engine.caffeine;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.twatcache.EngineNotAvailableException;
import org.twatcache.EngineTrait;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.CacheEngineFactory;
import org.twatcache.spi.EngineRequest;
import org.twatcache.spi.ProvidesCacheEngine;

/** Makes caches of Caffeine, whose threads end with it. */
@Component(service = CacheEngineFactory.class)
@ProvidesCacheEngine(
        name = CaffeineEngineFactory.ENGINE,
        aliases = {"memory", "cachetools"},
        traits = {EngineTrait.EXPIRES, EngineTrait.EXPIRES_IDLE, EngineTrait.BOUNDS_ENTRIES, EngineTrait.BOUNDS_WEIGHT})
public final class CaffeineEngineFactory implements CacheEngineFactory, AutoCloseable {

    static final String ENGINE = "caffeine";

    private final Workers workers = new Workers();

    /** For declarative services, and for {@link java.util.ServiceLoader} outside OSGi. */
    public CaffeineEngineFactory() {}

    @Override
    public CacheEngine<Object> create(EngineRequest request) {
        if (workers.upkeep.isShutdown()) {
            throw new EngineNotAvailableException(
                    "The engine 'caffeine' was stopped", request.cache(), ENGINE, List.of(), null);
        }
        return new CaffeineEngine(request, workers);
    }

    /** Ends the threads, after every engine was closed. Idempotent; returns within seconds. */
    @Deactivate
    @Override
    public void close() {
        workers.close();
    }
}
