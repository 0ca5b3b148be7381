package org.twatcache.core.internal.context;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.twatcache.CacheSpec;
import org.twatcache.EngineTrait;
import org.twatcache.OnEngineLoss;
import org.twatcache.core.internal.codec.Coding;
import org.twatcache.core.internal.codec.Encoding;
import org.twatcache.core.internal.engine.EngineOffer;
import org.twatcache.core.internal.engine.EngineOpener;
import org.twatcache.core.internal.engine.EventGate;
import org.twatcache.core.internal.tier.NearTier;
import org.twatcache.core.internal.tier.TieredEngine;
import org.twatcache.core.internal.trait.ExpiringEngine;
import org.twatcache.core.internal.trait.MissingTraits;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineClock;
import org.twatcache.spi.EngineEvents;
import org.twatcache.spi.EngineRequest;

/** Makes engines of one cache that do all that its spec wants: encoded where they keep bytes, decorated where they lack a trait. */
record CompleteEngines(
        String cache,
        Owner owner,
        CacheSpec<?, ?> spec,
        Coding coding,
        EngineClock clock,
        Housekeeping housekeeping,
        Folders folders,
        List<NearTier> nears)
        implements EngineOpener {

    private static final Duration STALENESS = Duration.ofSeconds(1);

    /** Copies of what an operator never wished for by the spec are nobody's wish: what stands in has no near tiers. */
    @Override
    public CacheEngine<Object> open(EngineOffer offer, EventGate events) {
        boolean tiered =
                !nears.isEmpty() && spec.engine().filter(offer::answersTo).isPresent();
        return tiered
                ? TieredEngine.of(nears, events, staleness(offer), told -> open(offer, events, told))
                : open(offer, events, events);
    }

    /** How long a copy lives where the spec does not say: what other processes change is not always told. */
    private static Optional<Duration> staleness(EngineOffer offer) {
        return offer.info().traits().contains(EngineTrait.SHARED) ? Optional.of(STALENESS) : Optional.empty();
    }

    private CacheEngine<Object> open(EngineOffer offer, EventGate gate, EngineEvents events) {
        EngineRequest request = CacheRequest.of(
                cache,
                owner.ref().symbolicName(),
                spec,
                offer,
                clock,
                events,
                () -> folders.directory(cache, offer.info().name(), spec.folder()));
        boolean heard = !spec.listeners().isEmpty() || !nears.isEmpty();
        boolean throwing = spec.onEngineLoss().orElse(OnEngineLoss.FAILOVER) == OnEngineLoss.FAIL;
        if (offer.info().traits().contains(EngineTrait.KEEPS_BYTES)) {
            return Encoding.ofBytes(
                    offer.info().name(),
                    coding,
                    request,
                    heard,
                    throwing,
                    offer.info().traits().contains(EngineTrait.SHARED),
                    narrowed -> offer.factory().create(narrowed));
        } else if (spec.byValue().orElse(false)) {
            return Encoding.byValue(
                    coding, request, heard, throwing, narrowed -> complete(housekeeping, offer, narrowed, gate));
        }
        return complete(housekeeping, offer, request, gate);
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
