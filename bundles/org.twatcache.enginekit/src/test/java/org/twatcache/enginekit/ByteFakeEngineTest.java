package org.twatcache.enginekit;

import org.twatcache.EngineTrait;

/** The fake engine of bytes keeps the contract. */
class ByteFakeEngineTest extends FakeContract {

    ByteFakeEngineTest() {
        super(EngineTrait.KEEPS_BYTES, EngineTrait.EXPIRES, EngineTrait.BOUNDS_ENTRIES, EngineTrait.BOUNDS_BYTES);
    }
}
