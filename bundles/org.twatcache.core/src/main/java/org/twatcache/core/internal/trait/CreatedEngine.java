package org.twatcache.core.internal.trait;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.twatcache.EngineNotAvailableException;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineRequest;

/** What a factory, foreign code, was asked to create. */
public final class CreatedEngine {

    private CreatedEngine() {}

    /**
     * Asks a factory.
     *
     * @param name of the engine, for the error
     * @throws EngineNotAvailableException where it gives null
     */
    public static CacheEngine<?> of(
            String name,
            EngineRequest request,
            Function<? super EngineRequest, ? extends @Nullable CacheEngine<?>> factory) {
        CacheEngine<?> engine = factory.apply(request);
        if (engine == null) {
            throw new EngineNotAvailableException(
                    "The factory of engine '" + name + "' returned null for cache '" + request.cache()
                            + "'; this is a fault of the engine's bundle: update it, or choose another engine",
                    request.cache(),
                    name,
                    List.of(),
                    null);
        }
        return engine;
    }
}
