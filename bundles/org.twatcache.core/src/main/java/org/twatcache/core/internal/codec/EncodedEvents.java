package org.twatcache.core.internal.codec;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.twatcache.core.internal.cache.Absent;
import org.twatcache.spi.EngineEvents;

/** Tells of an engine's entries by the client's objects, which are decoded only where somebody listens. */
final class EncodedEvents<T> implements EngineEvents {

    private final EngineEvents target;
    private final Sealing<T> sealing;
    private final boolean heard;

    EncodedEvents(EngineEvents target, Sealing<T> sealing, boolean heard) {
        this.target = target;
        this.sealing = sealing;
        this.heard = heard;
    }

    @Override
    public void evicted(Object key, Object value) {
        tell(key, value, target::evicted);
    }

    @Override
    public void expired(Object key, Object value) {
        tell(key, value, target::expired);
    }

    /** An entry that cannot be read is counted, but told to nobody: as an absence is that was remembered. */
    @SuppressWarnings("unchecked")
    private void tell(Object key, Object value, BiConsumer<Object, Object> telling) {
        if (!heard) {
            telling.accept(key, value);
            return;
        }
        T stored = (T) value;
        Object opened = sealing.openEnded((T) key, stored);
        Object client = opened == null ? null : clientKey(key);
        if (client == null) {
            telling.accept(key, Absent.ABSENT);
        } else {
            telling.accept(client, opened);
        }
    }

    @Override
    public void invalidated(Object key) {
        Object client = clientKey(key);
        if (client == null) {
            target.invalidatedAll();
        } else {
            target.invalidated(client);
        }
    }

    @Override
    public void invalidatedAll() {
        target.invalidatedAll();
    }

    @Override
    public void tracking(boolean on) {
        target.tracking(on);
    }

    @SuppressWarnings("unchecked")
    private @Nullable Object clientKey(Object key) {
        try {
            return sealing.clientKey((T) key);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            // Of the client's class, on a thread of the engine.
            return null;
        }
    }
}
