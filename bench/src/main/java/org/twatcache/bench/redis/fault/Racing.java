package org.twatcache.bench.redis.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.twatcache.CacheSpec;
import org.twatcache.CacheSpecBuilder;
import org.twatcache.itest.redis.RedisServer;

/**
 * Loads, invalidations and reads of one key by two processes, as far as the cache can tell: two platforms, each with copies in memory
 * before one server. What is loaded is the number of the last change; who has invalidated must not read an older one.
 */
final class Racing {

    private static final String KEY = "k";

    /** So many of the last changes are remembered with their times. */
    private static final int REMEMBERED = 1 << 16;

    private final AtomicLong truth = new AtomicLong();
    private final long[] changedAt = new long[REMEMBERED];
    private final Durations late = new Durations();
    private long stale;
    private volatile boolean over;
    private volatile long invalidated;

    private Racing() {}

    /**
     * What came of it.
     *
     * @param stale older values that the process read which had invalidated
     * @param late how late the other process still read older values
     */
    record Result(long stale, Durations late) {}

    /** Both load by leases. */
    static Result run(int rounds) throws InterruptedException {
        return new Racing().race(rounds, spec().loadLease(Duration.ofSeconds(5)));
    }

    /** Planted: each loads for himself. */
    static Result careless(int rounds) throws InterruptedException {
        return new Racing().race(rounds, spec());
    }

    private static CacheSpecBuilder<String, String> spec() {
        return CacheSpec.of(String.class, String.class).named("races").tiers("caffeine", "redis");
    }

    private Result race(int rounds, CacheSpecBuilder<String, String> spec) throws InterruptedException {
        try (RedisServer server = RedisServer.start();
                RedisCache here = new RedisCache(spec, Map.of("redis.uri", server.uri()));
                RedisCache there = new RedisCache(spec, Map.of("redis.uri", server.uri()))) {
            List<Thread> readers = new ArrayList<>();
            readers.add(new Thread(() -> watch(there)));
            readers.add(new Thread(() -> {
                while (!over) {
                    load(there);
                }
            }));
            readers.add(new Thread(() -> {
                while (!over) {
                    load(here);
                }
            }));
            readers.forEach(Thread::start);
            for (int i = 1; i <= rounds; i++) {
                changedAt[i & (REMEMBERED - 1)] = Long.MAX_VALUE;
                truth.set(i);
                boolean unused = here.cache.remove(KEY);
                changedAt[i & (REMEMBERED - 1)] = System.nanoTime();
                invalidated = i;
                if (load(here) < i) {
                    stale++;
                }
            }
            over = true;
            for (Thread each : readers) {
                each.join();
            }
            return new Result(stale, late);
        }
    }

    private long load(RedisCache cache) {
        String found = cache.cache.get(KEY, key -> Long.toString(truth.get()));
        return found == null ? Long.MAX_VALUE : Long.parseLong(found);
    }

    /** Notes how long after its invalidation a value is still read elsewhere. */
    private void watch(RedisCache cache) {
        while (!over) {
            long asked = System.nanoTime();
            long known = invalidated;
            long found = load(cache);
            if (found < known && known - found < REMEMBERED) {
                long over = asked - changedAt[(int) (found + 1) & (REMEMBERED - 1)];
                if (over > 0) {
                    late.add(over);
                }
            }
        }
    }
}
