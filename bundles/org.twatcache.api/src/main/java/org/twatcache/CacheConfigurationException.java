package org.twatcache;

import org.jspecify.annotations.Nullable;

/** A spec or a configuration that contradicts itself, an engine, or an open cache of the same name. Nothing was changed. */
public class CacheConfigurationException extends CacheException {

    private static final long serialVersionUID = 1L;

    /**
     * An error of a cache.
     *
     * @param message what happened, why, and what to do
     * @param cache the cache's name, or null where there is none
     * @param engine the engine's name, or null where there is none
     * @param cause what caused it, or null
     */
    public CacheConfigurationException(
            String message, @Nullable String cache, @Nullable String engine, @Nullable Throwable cause) {
        super(message, cache, engine, cause);
    }
}
