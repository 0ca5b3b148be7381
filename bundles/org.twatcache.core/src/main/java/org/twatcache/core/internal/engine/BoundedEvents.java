package org.twatcache.core.internal.engine;

import org.twatcache.spi.EngineEvents;

/** What an engine beneath a {@link BoundedEngine} tells: counted, and with the values that the caller knows. */
record BoundedEvents(SecondChance residents, EngineEvents target) implements EngineEvents {

    @Override
    public void evicted(Object key, Object value) {
        target.evicted(key, leave(value));
    }

    @Override
    public void expired(Object key, Object value) {
        target.expired(key, leave(value));
    }

    @Override
    public void invalidated(Object key) {
        target.invalidated(key);
    }

    @Override
    public void invalidatedAll() {
        target.invalidatedAll();
    }

    private Object leave(Object stored) {
        Resident resident = (Resident) stored;
        residents.retire(resident);
        return resident.value;
    }
}
