package org.twatcache.core.internal.engine;

import org.twatcache.spi.EngineEvents;

/**
 * Lets the events of one engine through while it serves: neither before, when it is being filled and what it forgets is the
 * cache's still, nor afterwards, when what it does concerns nobody.
 */
public final class EventGate implements EngineEvents {

    private enum Phase {
        BEFORE,
        SERVING,
        AFTER
    }

    private final EngineEvents target;
    private volatile Phase phase = Phase.BEFORE;

    EventGate(EngineEvents target) {
        this.target = target;
    }

    /** Whether the engine is not used any more. */
    public boolean isClosed() {
        return phase == Phase.AFTER;
    }

    /** It serves from now on; false where it serves no more. */
    synchronized boolean open() {
        if (phase == Phase.BEFORE) {
            phase = Phase.SERVING;
        }
        return phase == Phase.SERVING;
    }

    /** It serves no more; true for the one who said so first. */
    synchronized boolean close() {
        boolean first = phase != Phase.AFTER;
        phase = Phase.AFTER;
        return first;
    }

    private boolean isOpen() {
        return phase == Phase.SERVING;
    }

    @Override
    public void evicted(Object key, Object value) {
        if (isOpen()) {
            target.evicted(key, value);
        }
    }

    @Override
    public void expired(Object key, Object value) {
        if (isOpen()) {
            target.expired(key, value);
        }
    }

    @Override
    public void invalidated(Object key) {
        if (isOpen()) {
            target.invalidated(key);
        }
    }

    @Override
    public void invalidatedAll() {
        if (isOpen()) {
            target.invalidatedAll();
        }
    }
}
