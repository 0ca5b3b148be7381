package org.twatcache;

import org.jspecify.annotations.Nullable;

/** A key or a value that could not be encoded, or bytes that could not be decoded. Nothing was stored. */
public class CacheSerializationException extends CacheOperationException {

    private static final long serialVersionUID = 1L;

    /**
     * An error of a cache.
     *
     * @param message what happened, why, and what to do
     * @param cache the cache's name, or null where there is none
     * @param engine the engine's name, or null where there is none
     * @param cause what caused it, or null
     */
    public CacheSerializationException(
            String message, @Nullable String cache, @Nullable String engine, @Nullable Throwable cause) {
        super(message, cache, engine, cause);
    }
}
