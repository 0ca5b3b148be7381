package org.twatcache.engine.caffeine;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineClock;
import org.twatcache.spi.EngineRequest;

/** The lifetimes of one cache. */
final class Lifetimes {

    /** So far the coarse clock may be behind; the exact one, which costs more than a read, decides within it. */
    private static final long DOUBT = TimeUnit.MILLISECONDS.toNanos(100);

    /** Also stands for 146 years and more, so that no sum with the time of day goes beyond a long. */
    private static final long NONE = Long.MAX_VALUE / 2;

    private final EngineClock clock;
    private final long timeToLive;
    private final long timeToIdle;
    private final boolean exact;

    Lifetimes(EngineRequest request) {
        clock = request.clock();
        timeToLive = nanos(request.timeToLive());
        timeToIdle = nanos(request.timeToIdle());
        exact = Math.min(timeToLive, timeToIdle) < TimeUnit.SECONDS.toNanos(1);
    }

    /** What to store for a value: itself where it may live for ever. */
    Object stored(Object value, long deadline) {
        long end = deadline != CacheEngine.DEFAULT_DEADLINE ? deadline : after(timeToLive);
        if (end == CacheEngine.NO_DEADLINE && timeToIdle == NONE) {
            return value;
        }
        return new Timed(value, end, after(timeToIdle));
    }

    /** Uses it and gives its value, or null where its life is over. */
    @Nullable
    Object use(Timed timed) {
        if (over(timed)) {
            return null;
        }
        if (timeToIdle != NONE) {
            timed.use(now() + timeToIdle);
        }
        return timed.value;
    }

    boolean over(Timed timed) {
        long end = timed.end();
        long now = now();
        return end <= now || (end - DOUBT <= now && end <= clock.nanos());
    }

    private long after(long lifetime) {
        return lifetime == NONE ? CacheEngine.NO_DEADLINE : clock.nanos() + lifetime;
    }

    private long now() {
        return exact ? clock.nanos() : clock.coarseNanos();
    }

    private static long nanos(Optional<Duration> lifetime) {
        Duration longest = Duration.ofNanos(NONE);
        return lifetime.filter(limit -> limit.compareTo(longest) < 0)
                .map(Duration::toNanos)
                .orElse(NONE);
    }
}
