package org.twatcache.enginekit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.twatcache.Weigher;
import org.twatcache.spi.EngineClock;
import org.twatcache.spi.EngineEvents;
import org.twatcache.spi.EngineRequest;

/**
 * A request for the tests of an engine, made by {@link #builder}. Immutable.
 *
 * @param cache the cache's name
 * @param owner the owner's symbolic name
 * @param maximumSize the bound in entries, or empty
 * @param maximumBytes the bound in bytes, or empty
 * @param maximumWeight the bound in weight, or empty
 * @param weigher weighs entries
 * @param timeToLive the lifetime, or empty
 * @param timeToIdle how long an entry lives unread, or empty
 * @param folder the folder's name, or empty
 * @param home where {@link #directory} is, or empty
 * @param wantsInvalidations whether somebody wants to hear what other processes change
 * @param options the engine options
 * @param clock the clock
 * @param events where the engine tells what it does
 */
public record TestRequest(
        String cache,
        String owner,
        OptionalLong maximumSize,
        OptionalLong maximumBytes,
        OptionalLong maximumWeight,
        Weigher<Object, Object> weigher,
        Optional<Duration> timeToLive,
        Optional<Duration> timeToIdle,
        Optional<String> folder,
        Optional<Path> home,
        boolean wantsInvalidations,
        Map<String, String> options,
        EngineClock clock,
        EngineEvents events)
        implements EngineRequest {

    /** Copies the options. */
    public TestRequest {
        options = Map.copyOf(options);
    }

    @Override
    public Path directory() {
        return home.isPresent() ? home.get() : EngineRequest.super.directory();
    }

    /**
     * Starts a request without bounds, lifetimes and options.
     *
     * @return a builder
     */
    public static TestRequestBuilder builder() {
        return new TestRequestBuilder();
    }
}
