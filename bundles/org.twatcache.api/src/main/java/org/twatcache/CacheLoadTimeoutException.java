package org.twatcache;

import org.jspecify.annotations.Nullable;

/** A load took longer than {@link CacheSpecBuilder#loadTimeout} allows. Nothing was stored, and nothing of that load will be. */
public class CacheLoadTimeoutException extends CacheLoadException {

    private static final long serialVersionUID = 1L;

    /**
     * An error of a cache.
     *
     * @param message what happened, why, and what to do
     * @param cache the cache's name, or null where there is none
     * @param engine the engine's name, or null where there is none
     * @param cause what caused it, or null
     */
    public CacheLoadTimeoutException(
            String message, @Nullable String cache, @Nullable String engine, @Nullable Throwable cause) {
        super(message, cache, engine, cause);
    }
}
