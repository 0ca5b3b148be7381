package org.twatcache.engine.redis;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineClock;
import org.twatcache.spi.EngineRequest;

/**
 * How long an entry is to live from now. The server ends it, by its own clock: what goes over the wire is a time, not a date, so
 * that clocks of machines may differ.
 *
 * @param millis milliseconds, rounded down; zero or less where it is over; {@link #FOREVER} without a limit
 */
record Life(long millis) {

    private static final long FOREVER = Long.MAX_VALUE;

    /** What nobody else can meet: where its process is killed nobody removes it. */
    private static final long LONGEST_NAMELESS = TimeUnit.DAYS.toMillis(1);

    /** Redis adds it to its time and refuses what overflows. */
    private static final long LONGEST = TimeUnit.DAYS.toMillis(36_500);

    /** From a deadline of the engine's contract. */
    static Life until(long deadline, EngineRequest request) {
        if (deadline == CacheEngine.NO_DEADLINE) {
            return bounded(FOREVER, request);
        }
        if (deadline == CacheEngine.DEFAULT_DEADLINE) {
            return usual(request);
        }
        return bounded(
                limited(TimeUnit.NANOSECONDS.toMillis(deadline - request.clock().nanos())), request);
    }

    private static Life usual(EngineRequest request) {
        return bounded(request.timeToLive().map(Life::millisOf).orElse(FOREVER), request);
    }

    private static Life bounded(long millis, EngineRequest request) {
        return new Life(RedisEngineFactory.isNameless(request) ? Math.min(millis, LONGEST_NAMELESS) : millis);
    }

    /** The deadline of what is stored now and has no life of its own. */
    static long usualDeadline(EngineRequest request) {
        Life usual = usual(request);
        return usual.isLimited() ? deadline(usual.millis(), request.clock()) : CacheEngine.NO_DEADLINE;
    }

    /** The deadline of what has so many milliseconds left, less than zero meaning no limit. */
    static long deadline(long remaining, EngineClock clock) {
        return remaining < 0 || remaining >= LONGEST
                ? CacheEngine.NO_DEADLINE
                : clock.nanos() + TimeUnit.MILLISECONDS.toNanos(remaining);
    }

    boolean isOver() {
        return millis <= 0;
    }

    boolean isLimited() {
        return millis != FOREVER;
    }

    private static long millisOf(Duration time) {
        return time.compareTo(Duration.ofMillis(LONGEST)) > 0 ? FOREVER : Math.max(1, time.toMillis());
    }

    private static long limited(long millis) {
        return millis > LONGEST ? FOREVER : millis;
    }
}
