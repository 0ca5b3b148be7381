package org.twatcache.core.internal.engine;

import java.util.List;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheOperationException;
import org.twatcache.EngineNotAvailableException;

/** What an operator may choose as a cache's engine. */
final class Choice {

    private Choice() {}

    /** The best engine of a name that meets a spec, whatever engine the spec names. */
    static EngineOffer of(String cache, String engine, EngineWish wish, List<EngineOffer> ranked) {
        List<EngineOffer> meant =
                ranked.stream().filter(offer -> offer.answersTo(engine)).toList();
        if (meant.isEmpty()) {
            List<String> available =
                    ranked.stream().map(offer -> offer.info().name()).toList();
            throw new EngineNotAvailableException(
                    "Cache '" + cache + "' cannot be moved to '" + engine + "': no such engine is there. Available: "
                            + (available.isEmpty() ? "none" : String.join(", ", available)),
                    cache,
                    engine,
                    available,
                    null);
        }
        EngineWish chosen = wish.choosing(engine);
        return meant.stream()
                .filter(offer -> chosen.refuses(offer).isEmpty())
                .findFirst()
                .orElseThrow(() -> refused(
                        cache,
                        engine,
                        meant.stream()
                                .flatMap(offer -> chosen.refuses(offer).stream())
                                .map(Refusal::toString)
                                .findFirst()
                                .orElse("it does not meet the spec")));
    }

    static CacheConfigurationException refused(String cache, String engine, String reason) {
        return new CacheConfigurationException(
                "Cache '" + cache + "' cannot be moved to '" + engine + "': " + reason, cache, engine, null);
    }

    static CacheOperationException busy(String cache, String engine) {
        return new CacheOperationException(
                "Cache '" + cache + "' cannot be moved to '" + engine
                        + "' now: it is being moved already; wait for that, or cancel it",
                cache,
                engine,
                null);
    }
}
