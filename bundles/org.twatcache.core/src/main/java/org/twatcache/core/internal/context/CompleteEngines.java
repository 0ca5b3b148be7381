package org.twatcache.core.internal.context;

import org.twatcache.CacheSpec;
import org.twatcache.EngineTrait;
import org.twatcache.OnEngineLoss;
import org.twatcache.core.internal.codec.Coding;
import org.twatcache.core.internal.codec.Encoding;
import org.twatcache.core.internal.engine.EngineOffer;
import org.twatcache.core.internal.engine.EngineOpener;
import org.twatcache.core.internal.engine.EventGate;
import org.twatcache.core.internal.trait.ExpiringEngine;
import org.twatcache.core.internal.trait.MissingTraits;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineClock;
import org.twatcache.spi.EngineRequest;

/** Makes engines of one cache that do all that its spec wants: encoded where they keep bytes, decorated where they lack a trait. */
record CompleteEngines(
        String cache,
        Owner owner,
        CacheSpec<?, ?> spec,
        Coding coding,
        EngineClock clock,
        Housekeeping housekeeping,
        Folders folders)
        implements EngineOpener {

    @Override
    public CacheEngine<Object> open(EngineOffer offer, EventGate events) {
        EngineRequest request = CacheRequest.of(
                cache,
                owner.ref().symbolicName(),
                spec,
                clock,
                events,
                () -> folders.directory(cache, offer.info().name(), spec.folder()));
        boolean heard = !spec.listeners().isEmpty();
        boolean throwing = spec.onEngineLoss().orElse(OnEngineLoss.FAILOVER) == OnEngineLoss.FAIL;
        if (offer.info().traits().contains(EngineTrait.KEEPS_BYTES)) {
            return Encoding.ofBytes(
                    offer.info().name(),
                    coding,
                    request,
                    heard,
                    throwing,
                    narrowed -> offer.factory().create(narrowed));
        } else if (spec.byValue().orElse(false)) {
            return Encoding.byValue(
                    coding, request, heard, throwing, narrowed -> complete(housekeeping, offer, narrowed, events));
        }
        return complete(housekeeping, offer, request, events);
    }

    /** An engine of references that does all that a request wants. */
    static CacheEngine<Object> complete(
            Housekeeping housekeeping, EngineOffer offer, EngineRequest request, EventGate gate) {
        CacheEngine<Object> engine = MissingTraits.complete(
                offer.info().name(),
                offer.info().traits(),
                request,
                narrowed -> offer.factory().create(narrowed));
        if (engine instanceof ExpiringEngine expiring) {
            housekeeping.watch(expiring, gate);
        }
        return engine;
    }
}
