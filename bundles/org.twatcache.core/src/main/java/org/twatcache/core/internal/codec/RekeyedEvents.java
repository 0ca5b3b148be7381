package org.twatcache.core.internal.codec;

import java.util.function.UnaryOperator;
import org.twatcache.spi.EngineEvents;

/** Tells of entries whose keys look different to the one who is told. */
record RekeyedEvents(EngineEvents target, UnaryOperator<Object> keys) implements EngineEvents {

    @Override
    public void evicted(Object key, Object value) {
        target.evicted(keys.apply(key), value);
    }

    @Override
    public void expired(Object key, Object value) {
        target.expired(keys.apply(key), value);
    }

    @Override
    public void invalidated(Object key) {
        target.invalidated(keys.apply(key));
    }

    @Override
    public void invalidatedAll() {
        target.invalidatedAll();
    }

    @Override
    public void tracking(boolean on) {
        target.tracking(on);
    }
}
