package org.twatcache.engine.xodus;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads that all caches of a factory share. Each starts when there is something to do. */
final class Workers {

    private static final long IDLE_SECONDS = 10;

    /** Keeps bounds and lifetimes, and closes stores that nobody uses any more. */
    final ScheduledThreadPoolExecutor upkeep =
            new ScheduledThreadPoolExecutor(1, task -> EngineThreads.thread("upkeep", task));

    /** Tells events: a listener that hangs does not stop the upkeep. */
    final ThreadPoolExecutor events = new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> EngineThreads.thread("events", task));

    Workers() {
        upkeep.setRemoveOnCancelPolicy(true);
        upkeep.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        events.allowCoreThreadTimeOut(true);
    }

    /** Ends the threads. Returns within bounded time: what still runs then is interrupted. */
    void close() {
        for (ExecutorService ending : List.of(upkeep, events)) {
            ending.shutdown();
        }
        for (ExecutorService ending : List.of(upkeep, events)) {
            boolean ended = Uninterrupted.await(
                    TimeUnit.SECONDS.toNanos(1), nanos -> ending.awaitTermination(nanos, TimeUnit.NANOSECONDS));
            if (!ended) {
                ending.shutdownNow();
            }
        }
    }
}
