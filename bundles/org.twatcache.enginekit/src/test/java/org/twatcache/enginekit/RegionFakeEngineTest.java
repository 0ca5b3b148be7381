package org.twatcache.enginekit;

import org.twatcache.EngineTrait;
import org.twatcache.spi.CacheEngine;

/** Engines whose entries outlive them, and are met by others, keep the contract. */
class RegionFakeEngineTest extends FakeContract {

    private static final EngineTrait[] TRAITS = {
        EngineTrait.KEEPS_BYTES,
        EngineTrait.EXPIRES,
        EngineTrait.PERSISTENT,
        EngineTrait.SHARED,
        EngineTrait.SENDS_INVALIDATIONS
    };

    RegionFakeEngineTest() {
        super(new RegionFactory(TRAITS), TRAITS);
    }

    @Override
    protected void housekeep(CacheEngine<?> engine) {
        ((RegionEngine) engine).dropExpired();
    }
}
