package org.twatcache.spi;

import org.jspecify.annotations.Nullable;
import org.twatcache.CacheEngineException;

/** The engine is closed, and the call had and will have no effect: it may be repeated on another engine. */
public class EngineClosedException extends CacheEngineException {

    private static final long serialVersionUID = 1L;

    /**
     * The engine is closed.
     *
     * @param cache the cache's name, or null where it is not known
     * @param engine the engine's name
     */
    public EngineClosedException(@Nullable String cache, String engine) {
        super("The engine '" + engine + "' of cache '" + cache + "' is closed", cache, engine, null);
    }
}
