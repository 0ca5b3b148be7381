package org.twatcache.services;

import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is not done on the thread that brings the news: one thread, which starts when there is something to do. */
final class Later implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Later.class);
    private static final long AT_MOST_SECONDS = 2;

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(null, task, "twat-cache services", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    });

    Later() {
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.setRejectedExecutionHandler((task, executor) -> LOG.debug("Not done any more: {}", task));
    }

    /** What may be cancelled until it begins. */
    ScheduledFuture<?> in(long millis, Runnable task) {
        return thread.schedule(() -> attempt(task), millis, TimeUnit.MILLISECONDS);
    }

    void run(long millis, Runnable task) {
        ScheduledFuture<?> unused = in(millis, task);
    }

    private static void attempt(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | LinkageError e) {
            LOG.error("A task of the service proxies failed", e);
        }
    }

    /** What did not begin is not done any more; what did is waited for, but not for long. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(AT_MOST_SECONDS, TimeUnit.SECONDS)) {
                List<Runnable> unused = thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
