package org.twatcache.core.internal.context;

import org.twatcache.CacheSpec;
import org.twatcache.EngineTrait;
import org.twatcache.core.internal.codec.OwnerEncoding;
import org.twatcache.core.internal.engine.EngineOffer;
import org.twatcache.core.internal.engine.EngineOpener;
import org.twatcache.core.internal.engine.EventGate;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineClock;
import org.twatcache.spi.EngineRequest;

/** Makes engines of one cache that owners share: whatever an engine keeps, it is given entries that are encoded. */
record SharedEngines(
        String cache, String scope, CacheSpec<?, ?> spec, EngineClock clock, Housekeeping housekeeping, Folders folders)
        implements EngineOpener {

    @Override
    public CacheEngine<Object> open(EngineOffer offer, EventGate events) {
        EngineRequest request = CacheRequest.of(
                cache,
                scope,
                spec,
                offer,
                clock,
                events,
                () -> folders.directory(cache, offer.info().name(), spec.folder()));
        return offer.info().traits().contains(EngineTrait.KEEPS_BYTES)
                ? OwnerEncoding.onBytes(
                        offer.info().name(),
                        request,
                        narrowed -> offer.factory().create(narrowed))
                : CompleteEngines.complete(housekeeping, offer, request, events);
    }
}
