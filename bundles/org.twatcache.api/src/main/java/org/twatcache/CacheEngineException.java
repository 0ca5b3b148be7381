package org.twatcache;

import org.jspecify.annotations.Nullable;

/** An engine failed. What a write that failed so did is unknown. */
public class CacheEngineException extends CacheException {

    private static final long serialVersionUID = 1L;

    /**
     * An error of a cache.
     *
     * @param message what happened, why, and what to do
     * @param cache the cache's name, or null where there is none
     * @param engine the engine's name, or null where there is none
     * @param cause what caused it, or null
     */
    public CacheEngineException(
            String message, @Nullable String cache, @Nullable String engine, @Nullable Throwable cause) {
        super(message, cache, engine, cause);
    }
}
