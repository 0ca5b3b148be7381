package org.twatcache.core.internal.context;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.core.internal.engine.DetachedThreads;
import org.twatcache.core.internal.engine.EventGate;
import org.twatcache.core.internal.engine.ExpiringEngine;

/** Removes ended entries from engines that cannot do so themselves: one thread, and none while there is no such engine. */
final class Housekeeping implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final long ROUND_MILLIS = 1_000;

    /** Entries of one engine looked at in one go, and goes in one round: a round ends even in a cache that grows. */
    private static final int PAGE = 1_000;

    private static final int PAGES = 1_000;

    private final Map<ExpiringEngine, EventGate> engines = new ConcurrentHashMap<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(1, task -> DetachedThreads.daemon("twat-cache housekeeping", task));

    Housekeeping() {
        thread.setKeepAliveTime(ROUND_MILLIS * 2, TimeUnit.MILLISECONDS);
        thread.allowCoreThreadTimeOut(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Looks after an engine as long as it serves. */
    void watch(ExpiringEngine engine, EventGate serving) {
        engines.put(engine, serving);
        schedule();
    }

    private void schedule() {
        if (!engines.isEmpty() && scheduled.compareAndSet(false, true)) {
            try {
                var unused = thread.schedule(this::round, ROUND_MILLIS, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                LOG.debug("Not scheduled: the platform is closing");
            }
        }
    }

    private void round() {
        scheduled.set(false);
        try {
            engines.forEach((engine, serving) -> {
                if (serving.isOpen()) {
                    sweep(engine);
                } else {
                    engines.remove(engine);
                }
            });
        } finally {
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
