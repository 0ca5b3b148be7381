package org.twatcache.core.internal.engine;

import org.twatcache.spi.CacheEngine;

/**
 * An engine at work.
 *
 * @param offer where it comes from
 * @param engine the engine, complete with what its factory's traits lack
 * @param events where it tells what it does; ends when it no longer serves
 * @param opener what made it, and would make another one by now where the cache wants something else
 */
record ServingEngine(EngineOffer offer, CacheEngine<Object> engine, EventGate events, EngineOpener opener) {

    /** Whether it is this very engine that serves in a holder. */
    boolean serves(Holder holder) {
        return holder.serving != null && holder.serving.events == events;
    }

    String name() {
        return offer.info().name();
    }
}
