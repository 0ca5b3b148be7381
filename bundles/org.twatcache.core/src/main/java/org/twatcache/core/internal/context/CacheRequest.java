package org.twatcache.core.internal.context;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.twatcache.CacheOperationException;
import org.twatcache.CacheSpec;
import org.twatcache.Weigher;
import org.twatcache.core.internal.cache.Absent;
import org.twatcache.core.internal.engine.EngineOffer;
import org.twatcache.core.internal.engine.Wrapping;
import org.twatcache.spi.EngineClock;
import org.twatcache.spi.EngineEvents;
import org.twatcache.spi.EngineRequest;

/**
 * What one cache asks of an engine.
 *
 * @param options those of the spec that the engine knows: others are for others
 * @param home makes the engine's directory when it asks for it: most never do
 */
record CacheRequest(
        String cache,
        String owner,
        CacheSpec<?, ?> spec,
        Weigher<Object, Object> weigher,
        Map<String, String> options,
        EngineClock clock,
        EngineEvents events,
        Supplier<Path> home)
        implements EngineRequest {

    @SuppressWarnings("unchecked")
    static CacheRequest of(
            String cache,
            String owner,
            CacheSpec<?, ?> spec,
            EngineOffer offer,
            EngineClock clock,
            EngineEvents events,
            Supplier<Path> home) {
        Map<String, String> options = new HashMap<>(spec.options());
        options.keySet().retainAll(offer.options());
        Weigher<Object, Object> client = (Weigher<Object, Object>) spec.weigher();
        Weigher<Object, Object> weigher =
                client == null ? (key, value) -> 1 : (key, value) -> weigh(cache, client, key, value);
        return new CacheRequest(cache, owner, spec, weigher, Map.copyOf(options), clock, events, home);
    }

    private static int weigh(String cache, Weigher<Object, Object> client, Object key, Object value) {
        if (value == Absent.ABSENT) {
            return 1;
        }
        int weight;
        try {
            weight = client.weigh(key, value instanceof Wrapping wrapping ? wrapping.wrapped() : value);
        } catch (RuntimeException e) {
            throw new CacheOperationException(
                    "The weigher of cache '" + cache + "' threw " + e + "; nothing was stored", cache, null, e);
        }
        if (weight < 0) {
            throw new CacheOperationException(
                    "The weigher of cache '" + cache + "' gave the negative weight " + weight + "; nothing was stored",
                    cache,
                    null,
                    null);
        }
        return weight;
    }

    @Override
    public OptionalLong maximumSize() {
        return spec.maximumSize();
    }

    @Override
    public OptionalLong maximumBytes() {
        return spec.maximumBytes();
    }

    @Override
    public OptionalLong maximumWeight() {
        return spec.maximumWeight();
    }

    @Override
    public Optional<Duration> timeToLive() {
        return spec.timeToLive();
    }

    @Override
    public Optional<Duration> timeToIdle() {
        return spec.timeToIdle();
    }

    @Override
    public Optional<String> folder() {
        return spec.folder();
    }

    @Override
    public boolean wantsInvalidations() {
        return !spec.tiers().isEmpty();
    }

    @Override
    public Path directory() {
        return home.get();
    }
}
