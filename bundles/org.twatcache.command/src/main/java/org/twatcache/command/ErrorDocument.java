package org.twatcache.command;

import org.twatcache.CacheException;
import org.twatcache.EngineNotAvailableException;
import org.twatcache.command.print.JsonObject;

/** How a failure looks in JSON. */
final class ErrorDocument {

    private ErrorDocument() {}

    static JsonObject of(Throwable failure) {
        CacheException known = failure instanceof CacheException e ? e : null;
        JsonObject error = new JsonObject()
                .with("type", failure.getClass().getSimpleName())
                .with("message", failure.getMessage())
                .with("cache", known == null ? null : known.cache())
                .with("engine", known == null ? null : known.engine())
                .with("available", failure instanceof EngineNotAvailableException e ? e.available() : null);
        return new JsonObject().with("error", error);
    }
}
