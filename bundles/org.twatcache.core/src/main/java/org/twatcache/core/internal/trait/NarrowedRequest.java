package org.twatcache.core.internal.trait;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.twatcache.Weigher;
import org.twatcache.spi.EngineEvents;
import org.twatcache.spi.EngineRequest;

/**
 * A request without what a decorator does in the engine's place.
 *
 * @param wish the request of the cache
 * @param bounded whether the engine is asked to keep the bound in entries
 * @param expiring whether the engine is asked to keep lifetimes
 * @param weigher weighs what the decorators store
 * @param events understand what the decorators store
 */
record NarrowedRequest(
        EngineRequest wish, boolean bounded, boolean expiring, Weigher<Object, Object> weigher, EngineEvents events)
        implements WishedRequest {

    @Override
    public OptionalLong maximumSize() {
        return bounded ? wish.maximumSize() : OptionalLong.empty();
    }

    @Override
    public Optional<Duration> timeToLive() {
        return expiring ? wish.timeToLive() : Optional.empty();
    }

    @Override
    public Optional<Duration> timeToIdle() {
        return expiring ? wish.timeToIdle() : Optional.empty();
    }
}
