package org.twatcache.engine.redis;

import org.twatcache.enginekit.TestRequest;
import org.twatcache.enginekit.TestRequestBuilder;
import org.twatcache.itest.redis.RedisServer;
import org.twatcache.spi.EngineClock;

/** Requests of tests, by real time. */
final class Requests {

    private static final EngineClock REAL = new EngineClock() {
        private final long start = System.currentTimeMillis() * 1_000_000 - System.nanoTime();

        @Override
        public long nanos() {
            return start + System.nanoTime();
        }

        @Override
        public long coarseNanos() {
            return nanos();
        }
    };

    private Requests() {}

    static long now() {
        return REAL.nanos();
    }

    static TestRequestBuilder on(RedisServer server, String cache) {
        return of(cache).option(Options.URI, server.uri());
    }

    static TestRequestBuilder of(String cache) {
        return TestRequest.builder().cache(cache).clock(REAL).option(Options.TIMEOUT, "500ms");
    }
}
