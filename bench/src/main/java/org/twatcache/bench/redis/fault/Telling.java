package org.twatcache.bench.redis.fault;

import java.util.Map;
import java.util.Objects;
import org.twatcache.CacheSpec;
import org.twatcache.itest.redis.RedisServer;

/** How long after a put one process reads it whose copy was of the value before. */
final class Telling {

    private static final String KEY = "k";
    private static final long PATIENCE_NANOS = 5_000_000_000L;

    private Telling() {}

    static Durations run(int rounds) {
        try (RedisServer server = RedisServer.start();
                RedisCache here = open(server);
                RedisCache there = open(server)) {
            Durations times = new Durations();
            here.cache.put(KEY, "0");
            for (int i = 1; i <= rounds; i++) {
                awaitCopy(there, Integer.toString(i - 1));
                here.cache.put(KEY, Integer.toString(i));
                long done = System.nanoTime();
                awaitCopy(there, Integer.toString(i));
                times.add(System.nanoTime() - done);
            }
            return times;
        }
    }

    private static RedisCache open(RedisServer server) {
        return new RedisCache(
                CacheSpec.of(String.class, String.class).named("told").tiers("caffeine", "redis"),
                Map.of("redis.uri", server.uri()));
    }

    private static void awaitCopy(RedisCache cache, String value) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!Objects.equals(cache.cache.get(KEY), value)) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("not told within 5 s");
            }
        }
    }
}
