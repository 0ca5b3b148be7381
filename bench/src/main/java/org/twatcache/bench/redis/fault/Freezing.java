package org.twatcache.bench.redis.fault;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.twatcache.itest.redis.RedisServer;

/** A server stops where it is, and goes on later. */
final class Freezing {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What is answered in such a time was not asked of the server. */
    private static final long SOON_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private static final int IN_A_ROW = 200;

    private Freezing() {}

    /**
     * What came of it.
     *
     * @param open milliseconds until calls were answered without the server
     * @param back milliseconds from when it went on until it served
     */
    record Result(Workers workers, double open, double back) {}

    static Result run(Duration frozen, long seed) throws InterruptedException {
        try (RedisServer server = RedisServer.start();
                RedisCache own = new RedisCache(Map.of("redis.uri", server.uri(), "redis.timeout", "1s"))) {
            Workers workers = Workers.start(Client.of(own.cache), seed);
            long began = System.nanoTime();
            server.freeze();
            double open = millisUntilSoon(own, began);
            workers.watch(true);
            workers.slowDown();
            LockSupport.parkNanos(frozen.toNanos());
            workers.watch(false);
            server.thaw();
            double back = own.millisUntilServed(PATIENCE);
            workers.stop();
            return new Result(workers, open, back);
        }
    }

    private static double millisUntilSoon(RedisCache own, long began) {
        int soon = 0;
        while (soon < IN_A_ROW && System.nanoTime() - began < PATIENCE.toNanos()) {
            long before = System.nanoTime();
            boolean unused = own.isServed();
            soon = System.nanoTime() - before < SOON_NANOS ? soon + 1 : 0;
        }
        return (System.nanoTime() - began) / 1e6;
    }
}
