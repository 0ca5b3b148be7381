package org.twatcache.core.internal.engine;

import org.twatcache.spi.EngineEvents;

/** Lets the events of one engine through while it serves, and no longer: what it does afterwards concerns nobody. */
public final class EventGate implements EngineEvents {

    private final EngineEvents target;
    private volatile boolean open = true;

    EventGate(EngineEvents target) {
        this.target = target;
    }

    /** Whether the engine serves still. */
    public boolean isOpen() {
        return open;
    }

    void close() {
        open = false;
    }

    @Override
    public void evicted(Object key, Object value) {
        if (open) {
            target.evicted(key, value);
        }
    }

    @Override
    public void expired(Object key, Object value) {
        if (open) {
            target.expired(key, value);
        }
    }

    @Override
    public void invalidated(Object key) {
        if (open) {
            target.invalidated(key);
        }
    }

    @Override
    public void invalidatedAll() {
        if (open) {
            target.invalidatedAll();
        }
    }
}
