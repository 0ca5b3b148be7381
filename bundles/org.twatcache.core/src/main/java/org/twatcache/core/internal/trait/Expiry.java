package org.twatcache.core.internal.trait;

import static org.twatcache.spi.CacheEngine.DEFAULT_DEADLINE;
import static org.twatcache.spi.CacheEngine.NO_DEADLINE;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.twatcache.spi.EngineClock;
import org.twatcache.spi.EngineRequest;

/**
 * Decides when the entries of one cache end.
 *
 * <p>Which clock is asked follows from how far off the end is: coarse time says well enough that an entry has more than a
 * second left, and costs nothing; in its last second an entry is judged by the exact time. So short lifetimes are exact by
 * themselves, and a coarse time that stands still for a moment, as in a garbage collection, serves nothing that has ended.
 */
final class Expiry {

    private static final long NEAR = TimeUnit.SECONDS.toNanos(1);
    private static final long NONE = Long.MAX_VALUE;

    private final EngineClock clock;
    private final long timeToLive;
    private final long timeToIdle;
    private volatile boolean limited;

    Expiry(EngineRequest request) {
        this.clock = request.clock();
        this.timeToLive = nanos(request.timeToLive());
        this.timeToIdle = nanos(request.timeToIdle());
    }

    /** A value whose life begins now, with a deadline that may be the default one. */
    Timed begin(Object value, long deadline) {
        long end = deadline != DEFAULT_DEADLINE ? deadline : timeToLive == NONE ? NO_DEADLINE : in(timeToLive);
        if (!limited && (end != NO_DEADLINE || timeToIdle != NONE)) {
            limited = true;
        }
        return timeToIdle == NONE
                ? new Timed(value, end)
                : new TimedIdle(value, end, timeToIdle, timeToIdle < NEAR ? clock.nanos() : clock.coarseNanos());
    }

    /** Whether a value lives; it is not made younger. */
    boolean lives(Timed timed) {
        long end = timed.end();
        return end == NO_DEADLINE || clock.coarseNanos() + NEAR < end || clock.nanos() < end;
    }

    /** Whether a value lives; if so it was read now. */
    boolean readable(Timed timed) {
        long end = timed.end();
        if (end == NO_DEADLINE) {
            return true;
        }
        long now = clock.coarseNanos();
        if (now + NEAR >= end) {
            now = clock.nanos();
            if (now >= end) {
                return false;
            }
        }
        timed.read(now);
        return true;
    }

    /** Whether any value ever had an end: else there is nothing to look for. */
    boolean limited() {
        return limited;
    }

    /** A moment later than another, or never where that is further off than can be told. */
    static long after(long now, long nanos) {
        return nanos >= NONE - now ? NONE : now + nanos;
    }

    private long in(long nanos) {
        return after(nanos < NEAR ? clock.nanos() : clock.coarseNanos(), nanos);
    }

    private static long nanos(Optional<Duration> lifetime) {
        if (lifetime.isEmpty()) {
            return NONE;
        }
        Duration limit = lifetime.get();
        return limit.compareTo(Duration.ofNanos(NONE)) >= 0 ? NONE : limit.toNanos();
    }
}
