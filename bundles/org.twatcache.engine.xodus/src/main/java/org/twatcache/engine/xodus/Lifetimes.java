package org.twatcache.engine.xodus;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineClock;
import org.twatcache.spi.EngineRequest;

/** The lifetimes of one cache. */
final class Lifetimes {

    /** So far the coarse clock may be behind; the exact one decides within it. */
    private static final long DOUBT = TimeUnit.MILLISECONDS.toNanos(100);

    /** Stands for 146 years and more, so that no sum with the time of day goes beyond a long. */
    private static final long LONGEST = Long.MAX_VALUE / 2;

    private final EngineClock clock;
    private final long timeToLive;

    Lifetimes(EngineRequest request) {
        clock = request.clock();
        timeToLive = request.timeToLive()
                .filter(limit -> limit.compareTo(Duration.ofNanos(LONGEST)) < 0)
                .map(Duration::toNanos)
                .orElse(LONGEST);
    }

    /** When something that is stored now ends. */
    long deadline(long wished) {
        if (wished != CacheEngine.DEFAULT_DEADLINE) {
            return wished;
        }
        return timeToLive == LONGEST ? CacheEngine.NO_DEADLINE : clock.nanos() + timeToLive;
    }

    boolean isOver(long deadline) {
        if (deadline == CacheEngine.NO_DEADLINE || deadline - DOUBT > clock.coarseNanos()) {
            return false;
        }
        return deadline <= clock.nanos();
    }
}
