package org.twatcache.bench.redis.fault;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.twatcache.Cache;
import org.twatcache.CacheException;
import org.twatcache.CacheSpec;
import org.twatcache.CacheSpecBuilder;
import org.twatcache.TwatCache;

/** A cache on Redis with a platform of its own, as a process has it. */
final class RedisCache implements AutoCloseable {

    static final Duration TIMEOUT = Duration.ofMillis(250);

    /** Longest call as engine.redis states it: a connection, its acceptance, and an answer behind that of others. */
    static final Duration BUDGET = TIMEOUT.multipliedBy(4);

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    final Cache<String, String> cache;
    private final TwatCache platform = TwatCache.standalone(RedisCache.class);

    RedisCache(Map<String, String> options) {
        this(CacheSpec.of(String.class, String.class).named("faults").engine("redis"), options);
    }

    RedisCache(CacheSpecBuilder<String, String> spec, Map<String, String> options) {
        spec.option("redis.timeout", TIMEOUT.toMillis() + "ms")
                .option("redis.connect.timeout", TIMEOUT.toMillis() + "ms")
                .required();
        options.forEach(spec::option);
        this.cache = platform.open(spec.build());
    }

    static RedisCache at(String uri) {
        return new RedisCache(Map.of("redis.uri", uri));
    }

    /** Waits until a value that is stored is there; gives how long it took in milliseconds, or the patience where it was not. */
    double millisUntilServed(Duration patience) {
        long began = System.nanoTime();
        while (System.nanoTime() - began < patience.toNanos()) {
            if (isServed()) {
                return (System.nanoTime() - began) / 1e6;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return patience.toMillis();
    }

    /** Whether there is an engine that keeps something: without, puts are forgotten. */
    boolean isServed() {
        try {
            cache.put("probe", "there");
            return "there".equals(cache.get("probe"));
        } catch (CacheException e) {
            return false;
        }
    }

    @Override
    public void close() {
        platform.close();
    }
}
