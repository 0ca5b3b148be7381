package org.twatcache.core.internal.trait;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.twatcache.spi.EngineClock;
import org.twatcache.spi.EngineRequest;

/** A request that differs from a cache's in part, because a decorator stands before the engine. */
public interface WishedRequest extends EngineRequest {

    /** What the cache asks for. */
    EngineRequest wish();

    @Override
    default String cache() {
        return wish().cache();
    }

    @Override
    default String owner() {
        return wish().owner();
    }

    @Override
    default OptionalLong maximumSize() {
        return wish().maximumSize();
    }

    @Override
    default OptionalLong maximumBytes() {
        return wish().maximumBytes();
    }

    @Override
    default OptionalLong maximumWeight() {
        return wish().maximumWeight();
    }

    @Override
    default Optional<Duration> timeToLive() {
        return wish().timeToLive();
    }

    @Override
    default Optional<Duration> timeToIdle() {
        return wish().timeToIdle();
    }

    @Override
    default Optional<String> folder() {
        return wish().folder();
    }

    @Override
    default Path directory() {
        return wish().directory();
    }

    @Override
    default boolean wantsInvalidations() {
        return wish().wantsInvalidations();
    }

    @Override
    default Map<String, String> options() {
        return wish().options();
    }

    @Override
    default EngineClock clock() {
        return wish().clock();
    }
}
