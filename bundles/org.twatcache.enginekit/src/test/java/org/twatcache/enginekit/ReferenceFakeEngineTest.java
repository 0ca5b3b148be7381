package org.twatcache.enginekit;

import org.twatcache.EngineTrait;

/** The fake engine with all that an engine of references can claim keeps the contract. */
class ReferenceFakeEngineTest extends FakeContract {

    ReferenceFakeEngineTest() {
        super(EngineTrait.EXPIRES, EngineTrait.EXPIRES_IDLE, EngineTrait.BOUNDS_ENTRIES, EngineTrait.BOUNDS_WEIGHT);
    }
}
