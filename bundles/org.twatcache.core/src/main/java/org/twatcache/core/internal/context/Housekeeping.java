package org.twatcache.core.internal.context;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.core.internal.engine.DetachedThreads;
import org.twatcache.core.internal.engine.EventGate;
import org.twatcache.core.internal.trait.ExpiringEngine;

/** Removes ended entries from engines that cannot do so themselves: one thread, and none while there is no such engine. */
final class Housekeeping implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final long ROUND_MILLIS = 1_000;

    /** Entries of one engine looked at in one go, and goes in one round: a round ends even in a cache that grows. */
    private static final int PAGE = 1_000;

    private static final int PAGES = 1_000;

    private final Map<ExpiringEngine, EventGate> engines = new ConcurrentHashMap<>();
    private final Executor sweeps;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(1, task -> DetachedThreads.daemon("twat-cache housekeeping", task));

    /** Takes what runs the rounds. */
    Housekeeping(Executor sweeps) {
        this.sweeps = sweeps;
        thread.setKeepAliveTime(ROUND_MILLIS * 2, TimeUnit.MILLISECONDS);
        thread.allowCoreThreadTimeOut(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.setRemoveOnCancelPolicy(true);
    }

    /** Looks after an engine as long as it serves. */
    void watch(ExpiringEngine engine, EventGate serving) {
        engines.put(engine, serving);
        schedule();
    }

    /** Runs something soon done after a while; gives what calls it off. */
    Runnable later(Runnable task, Duration delay) {
        try {
            Future<?> due = thread.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> due.cancel(false);
        } catch (RejectedExecutionException e) {
            LOG.debug("Not scheduled: the platform is closing");
            return () -> {};
        }
    }

    private void schedule() {
        if (!engines.isEmpty() && scheduled.compareAndSet(false, true)) {
            try {
                var unused = thread.schedule(this::begin, ROUND_MILLIS, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                LOG.debug("Not scheduled: the platform is closing");
            }
        }
    }

    /** Elsewhere: what an engine or a listener does must not hold up what is due. */
    private void begin() {
        sweeps.execute(this::round);
    }

    private void round() {
        try {
            engines.forEach((engine, serving) -> {
                if (!serving.isClosed()) {
                    sweep(engine);
                } else {
                    engines.remove(engine);
                }
            });
        } finally {
            scheduled.set(false);
            schedule();
        }
    }

    private static void sweep(ExpiringEngine engine) {
        try {
            for (int page = 0; page < PAGES && !engine.sweep(PAGE); page++) {
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("An engine failed while ended entries were removed from it", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        engines.clear();
    }
}
