package org.twatcache.engine.redis;

import org.twatcache.spi.EngineEvents;

/**
 * Passes on to the platform what a cache hears.
 *
 * @param unheard run where the server does not tell of changes by itself
 */
record EventsHearer(Keyspace keys, EngineEvents events, Invalidation how, Runnable unheard) implements Hearer {

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

    @Override
    public void refused() {
        unheard.run();
    }
}
