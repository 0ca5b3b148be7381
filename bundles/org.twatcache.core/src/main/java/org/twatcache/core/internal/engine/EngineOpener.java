package org.twatcache.core.internal.engine;

import org.twatcache.spi.CacheEngine;

/** Creates the engine of one cache from an offer. */
@FunctionalInterface
public interface EngineOpener {

    /** Creates an engine that is complete for the cache's spec; runs foreign code, and throws what that throws. */
    CacheEngine<Object> open(EngineOffer offer, EventGate events);
}
