package org.twatcache.core.internal.engine;

import org.twatcache.spi.EngineEvents;

/** What an engine beneath an {@link ExpiringEngine} tells, with the values that the caller knows. */
record ExpiringEvents(EngineEvents target) implements EngineEvents {

    @Override
    public void evicted(Object key, Object value) {
        target.evicted(key, value(value));
    }

    @Override
    public void expired(Object key, Object value) {
        target.expired(key, value(value));
    }

    @Override
    public void invalidated(Object key) {
        target.invalidated(key);
    }

    @Override
    public void invalidatedAll() {
        target.invalidatedAll();
    }

    private static Object value(Object stored) {
        return ((Timed) stored).value;
    }
}
