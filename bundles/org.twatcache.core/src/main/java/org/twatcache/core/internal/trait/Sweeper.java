package org.twatcache.core.internal.trait;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineClosedException;
import org.twatcache.spi.EngineCursor;
import org.twatcache.spi.EngineEntry;

/** Goes through an engine again and again, a page at a time, and shows every entry to a visitor. */
final class Sweeper implements AutoCloseable {

    private final CacheEngine<Object> engine;
    private final Consumer<EngineEntry<Object>> visitor;

    /** Where the next page begins; taken out while somebody reads it, because a cursor serves one thread at a time. */
    private final AtomicReference<@Nullable EngineCursor<Object>> paused = new AtomicReference<>();

    private volatile boolean closed;

    Sweeper(CacheEngine<Object> engine, Consumer<EngineEntry<Object>> visitor) {
        this.engine = engine;
        this.visitor = visitor;
    }

    /** Shows one page; tells whether the round is over. A closed engine has nothing to show. */
    boolean sweep(int max) {
        try {
            EngineCursor<Object> cursor = paused.getAndSet(null);
            return show(cursor == null ? engine.cursor() : cursor, max);
        } catch (EngineClosedException e) {
            return true;
        }
    }

    private boolean show(EngineCursor<Object> cursor, int max) {
        boolean kept = false;
        try {
            List<EngineEntry<Object>> page = cursor.nextPage(max);
            page.forEach(visitor);
            kept = !page.isEmpty() && paused.compareAndSet(null, cursor);
            return page.isEmpty();
        } finally {
            if (!kept) {
                cursor.close();
            } else if (closed) {
                letGo();
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        letGo();
    }

    private void letGo() {
        EngineCursor<Object> cursor = paused.getAndSet(null);
        if (cursor != null) {
            cursor.close();
        }
    }
}
