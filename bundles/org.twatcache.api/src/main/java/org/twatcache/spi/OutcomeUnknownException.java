package org.twatcache.spi;

import org.jspecify.annotations.Nullable;
import org.twatcache.CacheEngineException;

/** A write failed such that it may or may not have, or may still get, its effect. It is never repeated blindly. */
public class OutcomeUnknownException extends CacheEngineException {

    private static final long serialVersionUID = 1L;

    /**
     * The outcome is unknown.
     *
     * @param message what was tried, and why its outcome is unknown
     * @param cache the cache's name, or null where it is not known
     * @param engine the engine's name
     * @param cause what caused it, or null
     */
    public OutcomeUnknownException(String message, @Nullable String cache, String engine, @Nullable Throwable cause) {
        super(message, cache, engine, cause);
    }
}
