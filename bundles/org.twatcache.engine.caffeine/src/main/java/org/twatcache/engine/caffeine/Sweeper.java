package org.twatcache.engine.caffeine;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineClock;

/**
 * Removes dead entries that nobody reads, by looking at all of them when the first may be dead. That needs no order of
 * deadlines, for which each write and each idle read would pay. It rests for so long that it takes no more than a hundredth
 * of a thread's time, and for a second at least.
 */
final class Sweeper implements Runnable {

    private static final long REST = TimeUnit.SECONDS.toNanos(1);
    private static final int SHARE = 100;

    private final EngineClock clock;
    private final ScheduledExecutorService timer;
    private final LongSupplier sweep;
    private volatile long notBefore;
    private volatile long due = CacheEngine.NO_DEADLINE;
    private @Nullable Future<?> task;
    private boolean closed;

    /** Takes what removes the dead and answers when the next entry dies. */
    Sweeper(EngineClock clock, ScheduledExecutorService timer, LongSupplier sweep) {
        this.clock = clock;
        this.timer = timer;
        this.sweep = sweep;
    }

    /** Takes notice of an entry, after it was stored. */
    void expect(Object stored) {
        if (stored instanceof Timed timed) {
            expect(timed.end());
        }
    }

    private void expect(long end) {
        long at = Math.max(end, notBefore);
        if (at < due) {
            schedule(at);
        }
    }

    private synchronized void schedule(long at) {
        if (at < due && !closed) {
            due = at;
            cancel();
            task = timer.schedule(this, at - clock.nanos(), TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void run() {
        // What is stored from here on calls for another sweep, and this one sees what was stored before.
        due = CacheEngine.NO_DEADLINE;
        long started = System.nanoTime();
        long next = CacheEngine.NO_DEADLINE;
        try {
            next = sweep.getAsLong();
        } finally {
            long took = System.nanoTime() - started;
            notBefore = clock.nanos() + Math.max(REST, took * SHARE);
            expect(next);
        }
    }

    synchronized void close() {
        closed = true;
        cancel();
    }

    private void cancel() {
        if (task != null) {
            task.cancel(false);
            task = null;
        }
    }
}
