package org.twatcache.bench.redis.fault;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.twatcache.itest.redis.RedisServer;

/** A server is killed and started again, over and over, below clients that go on. */
final class Killing {

    private static final Duration AWAY = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Killing() {}

    /**
     * What came of it.
     *
     * @param back milliseconds from when the server was there again until it served, the longest of all
     */
    record Result(Workers workers, double back) {}

    static Result run(int times, long seed) throws InterruptedException {
        try (RedisServer server = RedisServer.start();
                RedisCache own = RedisCache.at(server.uri())) {
            Workers workers = Workers.start(Client.of(own.cache), seed);
            double back = 0;
            for (int i = 0; i < times; i++) {
                server.kill();
                LockSupport.parkNanos(AWAY.toNanos());
                server.restart();
                back = Math.max(back, own.millisUntilServed(PATIENCE));
            }
            workers.stop();
            return new Result(workers, back);
        }
    }
}
