package org.twatcache.core.internal.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheException;

/** The engines that failed one cache since there was news of engines, and why: they are left alone until there is. */
final class Failures {

    private final Map<EngineOffer, String> reasons = new ConcurrentHashMap<>();
    private volatile @Nullable RuntimeException last;

    void note(EngineOffer offer, Throwable failure) {
        note(offer, failure instanceof CacheException ? String.valueOf(failure.getMessage()) : failure.toString());
        last = failure instanceof RuntimeException refused ? refused : null;
    }

    void note(EngineOffer offer, String reason) {
        reasons.put(offer, reason);
    }

    void clear() {
        reasons.clear();
        last = null;
    }

    /** An engine serves: what was thrown before it concerns nobody any more. */
    void forgetLast() {
        last = null;
    }

    /** By engine, in words. */
    Map<EngineOffer, String> reasons() {
        return reasons;
    }

    /** What the last engine threw that was tried, or null. */
    @Nullable
    RuntimeException last() {
        return last;
    }
}
