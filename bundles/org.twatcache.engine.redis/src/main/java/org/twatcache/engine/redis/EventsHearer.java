package org.twatcache.engine.redis;

import org.twatcache.spi.EngineEvents;

/** Passes on to the platform what a cache hears. */
record EventsHearer(Keyspace keys, EngineEvents events) implements Hearer {

    @Override
    public void changed(byte[] key) {
        events.invalidated(key);
    }

    @Override
    public void changedAll() {
        events.invalidatedAll();
    }

    @Override
    public void told(boolean on) {
        events.tracking(on);
    }
}
