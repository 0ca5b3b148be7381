package org.twatcache.core.internal.engine;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineCursor;
import org.twatcache.spi.EngineEntry;

/**
 * The engine that is copied from; tells its failures from those of the engine that is copied to.
 *
 * @param engine the engine; null for one that has nothing
 */
record Source(@Nullable CacheEngine<Object> engine) {

    private static final Logger LOG = LoggerFactory.getLogger(Source.class);

    /** The engine that is copied from failed. */
    static final class SourceException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        SourceException(Throwable cause) {
            super(cause);
        }
    }

    EngineCursor<Object> cursor() {
        return engine == null ? max -> List.of() : guarded(engine::cursor);
    }

    List<EngineEntry<Object>> page(EngineCursor<Object> cursor, int max) {
        return guarded(() -> cursor.nextPage(max));
    }

    /** What that throws concerns nobody: the pages were read. */
    void close(EngineCursor<Object> cursor) {
        try {
            cursor.close();
        } catch (Exception | LinkageError e) {
            LOG.debug("An engine failed while a cursor was closed", e);
        }
    }

    @Nullable
    EngineEntry<Object> peek(Object key) {
        return engine == null ? null : Source.<@Nullable EngineEntry<Object>>guarded(() -> engine.peek(key));
    }

    long size() {
        return engine == null ? 0 : guarded(engine::size);
    }

    private static <R extends @Nullable Object> R guarded(Supplier<R> call) {
        try {
            return call.get();
        } catch (Exception | LinkageError e) {
            throw new SourceException(e);
        }
    }
}
