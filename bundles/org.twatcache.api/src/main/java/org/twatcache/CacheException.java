package org.twatcache;

import org.jspecify.annotations.Nullable;

/** The root of what twat-cache throws, but for {@link CacheClosedException}. The message names cache, engine, cause and remedy. */
public class CacheException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String cache;
    private final @Nullable String engine;

    /**
     * An error of a cache.
     *
     * @param message what happened, why, and what to do
     * @param cache the cache's name, or null where there is none
     * @param engine the engine's name, or null where there is none
     * @param cause what caused it, or null
     */
    public CacheException(String message, @Nullable String cache, @Nullable String engine, @Nullable Throwable cause) {
        super(message, cause);
        this.cache = cache;
        this.engine = engine;
    }

    /**
     * The cache that it is about.
     *
     * @return its name, or null where there is none
     */
    public final @Nullable String cache() {
        return cache;
    }

    /**
     * The engine that it is about.
     *
     * @return its name, or null where there is none
     */
    public final @Nullable String engine() {
        return engine;
    }
}
