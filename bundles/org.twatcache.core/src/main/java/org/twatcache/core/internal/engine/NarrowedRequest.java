package org.twatcache.core.internal.engine;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.twatcache.Weigher;
import org.twatcache.spi.EngineClock;
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
        implements EngineRequest {

    @Override
    public String cache() {
        return wish.cache();
    }

    @Override
    public String owner() {
        return wish.owner();
    }

    @Override
    public OptionalLong maximumSize() {
        return bounded ? wish.maximumSize() : OptionalLong.empty();
    }

    @Override
    public OptionalLong maximumBytes() {
        return wish.maximumBytes();
    }

    @Override
    public OptionalLong maximumWeight() {
        return wish.maximumWeight();
    }

    @Override
    public Optional<Duration> timeToLive() {
        return expiring ? wish.timeToLive() : Optional.empty();
    }

    @Override
    public Optional<Duration> timeToIdle() {
        return expiring ? wish.timeToIdle() : Optional.empty();
    }

    @Override
    public Optional<String> folder() {
        return wish.folder();
    }

    @Override
    public Map<String, String> options() {
        return wish.options();
    }

    @Override
    public EngineClock clock() {
        return wish.clock();
    }
}
