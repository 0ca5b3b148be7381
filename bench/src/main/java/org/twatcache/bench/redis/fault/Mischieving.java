package org.twatcache.bench.redis.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.twatcache.itest.redis.RedisServer;

/** Clients work through a {@link MischievousProxy}. */
final class Mischieving {

    private static final int ONE_IN = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private Mischieving() {}

    /**
     * What came of it.
     *
     * @param done how often each kind of mischief was done
     */
    record Result(Workers workers, Map<Mischief, Integer> done) {

        int count() {
            return done.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** Runs for a time, and on until mischief was done so often: on a slow machine it comes seldom, since each ends a connection. */
    static Result run(Duration time, int least, int threads, long seed) throws IOException, InterruptedException {
        try (RedisServer server = RedisServer.start();
                MischievousProxy proxy = new MischievousProxy(server.port(), ONE_IN, seed);
                RedisCache own = RedisCache.at(proxy.uri())) {
            return run(Client.of(own.cache), proxy, time, least, threads, seed);
        }
    }

    /** Planted: a client that believes what it reads. */
    static Result credulous(Duration time, long seed) throws IOException, InterruptedException {
        try (RedisServer server = RedisServer.start();
                MischievousProxy proxy = new MischievousProxy(server.port(), ONE_IN, seed);
                CredulousClient cache = new CredulousClient(proxy.uri())) {
            return run(cache, proxy, time, 1, Workers.MANY, seed);
        }
    }

    private static Result run(Client cache, MischievousProxy proxy, Duration time, int least, int threads, long seed)
            throws InterruptedException {
        Workers workers = Workers.start(cache, threads, seed);
        workers.slowDown();
        long began = System.nanoTime();
        long nanos = 0;
        while (nanos < time.toNanos() || (proxy.count() < least && nanos < PATIENCE.toNanos())) {
            LockSupport.parkNanos(PAUSE_NANOS);
            nanos = System.nanoTime() - began;
        }
        workers.stop();
        return new Result(workers, proxy.done());
    }
}
