package org.twatcache.enginekit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.twatcache.Weigher;
import org.twatcache.spi.EngineClock;
import org.twatcache.spi.EngineEvents;
import org.twatcache.spi.EngineRequest;

/** Builds {@link TestRequest}s. Checks nothing: a test may want a wrong request. Used by one thread. */
public final class TestRequestBuilder {

    private String cache = "test";
    private String owner = "org.twatcache.enginekit";
    private OptionalLong maximumSize = OptionalLong.empty();
    private OptionalLong maximumBytes = OptionalLong.empty();
    private OptionalLong maximumWeight = OptionalLong.empty();
    private Weigher<Object, Object> weigher = (key, value) -> 1;
    private Optional<Duration> timeToLive = Optional.empty();
    private Optional<Duration> timeToIdle = Optional.empty();
    private Optional<String> folder = Optional.empty();
    private Optional<Path> home = Optional.empty();
    private boolean wantsInvalidations;
    private final Map<String, String> options = new HashMap<>();
    private EngineClock clock = new FakeClock();
    private EngineEvents events = new RecordedEvents();

    TestRequestBuilder() {}

    /**
     * See {@link EngineRequest#cache}.
     *
     * @param name the cache's name; {@code test} unless set
     * @return this
     */
    public TestRequestBuilder cache(String name) {
        cache = name;
        return this;
    }

    /**
     * See {@link EngineRequest#owner}.
     *
     * @param symbolicName the owner's symbolic name; the kit's unless set
     * @return this
     */
    public TestRequestBuilder owner(String symbolicName) {
        owner = symbolicName;
        return this;
    }

    /**
     * See {@link EngineRequest#maximumSize}.
     *
     * @param entries the bound in entries
     * @return this
     */
    public TestRequestBuilder maximumSize(long entries) {
        maximumSize = OptionalLong.of(entries);
        return this;
    }

    /**
     * See {@link EngineRequest#maximumBytes}.
     *
     * @param bytes the bound in bytes
     * @return this
     */
    public TestRequestBuilder maximumBytes(long bytes) {
        maximumBytes = OptionalLong.of(bytes);
        return this;
    }

    /**
     * See {@link EngineRequest#maximumWeight} and {@link EngineRequest#weigher}.
     *
     * @param weight the bound in weight
     * @param newWeigher weighs entries
     * @return this
     */
    public TestRequestBuilder maximumWeight(long weight, Weigher<Object, Object> newWeigher) {
        maximumWeight = OptionalLong.of(weight);
        weigher = newWeigher;
        return this;
    }

    /**
     * See {@link EngineRequest#timeToLive}.
     *
     * @param time the lifetime
     * @return this
     */
    public TestRequestBuilder timeToLive(Duration time) {
        timeToLive = Optional.of(time);
        return this;
    }

    /**
     * See {@link EngineRequest#timeToIdle}.
     *
     * @param time how long an entry lives unread
     * @return this
     */
    public TestRequestBuilder timeToIdle(Duration time) {
        timeToIdle = Optional.of(time);
        return this;
    }

    /**
     * See {@link EngineRequest#folder}.
     *
     * @param name the folder's name
     * @return this
     */
    public TestRequestBuilder folder(String name) {
        folder = Optional.of(name);
        return this;
    }

    /**
     * See {@link EngineRequest#directory}.
     *
     * @param path a directory that exists; none unless set
     * @return this
     */
    public TestRequestBuilder directory(Path path) {
        home = Optional.of(path);
        return this;
    }

    /**
     * See {@link EngineRequest#wantsInvalidations}.
     *
     * @return this
     */
    public TestRequestBuilder wantsInvalidations() {
        wantsInvalidations = true;
        return this;
    }

    /**
     * See {@link EngineRequest#options}.
     *
     * @param name the option's name
     * @param value its value
     * @return this
     */
    public TestRequestBuilder option(String name, String value) {
        options.put(name, value);
        return this;
    }

    /**
     * See {@link EngineRequest#clock}.
     *
     * @param newClock the clock; a {@link FakeClock} of its own unless set
     * @return this
     */
    public TestRequestBuilder clock(EngineClock newClock) {
        clock = newClock;
        return this;
    }

    /**
     * See {@link EngineRequest#events}.
     *
     * @param newEvents where the engine tells what it does; {@link RecordedEvents} of its own unless set
     * @return this
     */
    public TestRequestBuilder events(EngineEvents newEvents) {
        events = newEvents;
        return this;
    }

    /**
     * Makes the request.
     *
     * @return a request
     */
    public TestRequest build() {
        return new TestRequest(
                cache,
                owner,
                maximumSize,
                maximumBytes,
                maximumWeight,
                weigher,
                timeToLive,
                timeToIdle,
                folder,
                home,
                wantsInvalidations,
                options,
                clock,
                events);
    }
}
