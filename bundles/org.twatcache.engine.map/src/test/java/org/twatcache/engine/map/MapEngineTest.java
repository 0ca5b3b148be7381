package org.twatcache.engine.map;

import org.twatcache.enginekit.EngineContract;
import org.twatcache.spi.CacheEngineFactory;

/** The map engine keeps the contract of every engine. */
class MapEngineTest extends EngineContract {

    @Override
    protected CacheEngineFactory factory() {
        return new MapEngineFactory();
    }
}
