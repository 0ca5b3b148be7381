package org.twatcache.engine.caffeine;

import org.twatcache.enginekit.EngineContract;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.CacheEngineFactory;

/** The Caffeine engine keeps the contract of every engine. */
class CaffeineEngineContractTest extends EngineContract {

    @Override
    protected CacheEngineFactory factory() {
        return new CaffeineEngineFactory();
    }

    @Override
    protected void housekeep(CacheEngine<?> engine) {
        ((CaffeineEngine) engine).sweep();
        engine.size();
    }
}
