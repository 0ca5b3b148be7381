package org.twatcache.enginekit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.twatcache.spi.EngineClock;

/** A clock that stands still until a test advances it. Safe for use by any number of threads. */
public final class FakeClock implements EngineClock {

    /** 2026-01-01T00:00Z: a time such as real engines see, so that an overflow shows. */
    private static final long START = 1_767_225_600_000_000_000L;

    private final AtomicLong now = new AtomicLong(START);
    private final AtomicLong lag = new AtomicLong();
    private final Runnable before;
    private final Consumer<Duration> passing;

    /** A clock that stands at the start of 2026, its coarse time being exact. */
    public FakeClock() {
        this(() -> {}, time -> {});
    }

    /** The same; somebody else is told before time passes, and of each time that has. */
    FakeClock(Runnable before, Consumer<Duration> passing) {
        this.before = before;
        this.passing = passing;
    }

    /**
     * Lets time pass at once.
     *
     * @param time how long, zero or longer
     * @throws IllegalArgumentException for a negative time
     */
    public void advance(Duration time) {
        long nanos = notNegative(time);
        before.run();
        now.addAndGet(nanos);
        passing.accept(time);
    }

    /**
     * Lets the coarse time stay behind the exact one from now on.
     *
     * @param time how long, zero or longer
     * @throws IllegalArgumentException for a negative time
     */
    public void coarseLag(Duration time) {
        lag.set(notNegative(time));
    }

    /**
     * The deadline of what ends after a time.
     *
     * @param time how long from now; negative for a deadline that has come
     * @return nanoseconds of this clock
     */
    public long in(Duration time) {
        return now.get() + time.toNanos();
    }

    @Override
    public long nanos() {
        return now.get();
    }

    @Override
    public long coarseNanos() {
        return now.get() - lag.get();
    }

    private static long notNegative(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time does not go backwards, not even by " + time);
        }
        return time.toNanos();
    }
}
