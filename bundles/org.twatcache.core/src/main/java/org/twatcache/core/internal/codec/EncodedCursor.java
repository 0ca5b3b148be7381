package org.twatcache.core.internal.codec;

import java.util.ArrayList;
import java.util.List;
import org.twatcache.spi.EngineCursor;
import org.twatcache.spi.EngineEntry;

/** Gives what can be read of an engine's pages. */
final class EncodedCursor<T> implements EngineCursor<Object> {

    private final EngineCursor<T> cursor;
    private final Sealing<T> sealing;
    private final CodingObserver observer;

    EncodedCursor(EngineCursor<T> cursor, Sealing<T> sealing, CodingObserver observer) {
        this.cursor = cursor;
        this.sealing = sealing;
        this.observer = observer;
    }

    /** A page of which nothing can be read is not the end. */
    @Override
    public List<EngineEntry<Object>> nextPage(int max) {
        List<EngineEntry<Object>> page = new ArrayList<>();
        List<EngineEntry<T>> entries;
        do {
            entries = cursor.nextPage(max);
            entries.forEach(entry -> open(entry, page));
        } while (page.isEmpty() && !entries.isEmpty());
        return page;
    }

    private void open(EngineEntry<T> entry, List<EngineEntry<Object>> page) {
        Object value = sealing.open(entry.key(), entry.value());
        if (value == null) {
            return;
        }
        Object key;
        try {
            key = sealing.clientKey(entry.key());
        } catch (RuntimeException e) {
            observer.damaged();
            return;
        }
        page.add(new EngineEntry<>(key, value, entry.deadline()));
    }

    @Override
    public void close() {
        cursor.close();
    }
}
