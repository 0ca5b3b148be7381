package org.twatcache.engine.caffeine;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads of all caches of a factory: each starts when there is something to do. */
final class Workers {

    private static final String NAME = "twat-cache caffeine ";
    private static final long CLOSE_SECONDS = 1;
    private static final int LISTENERS = 4;

    /** Runs what Caffeine puts off. As wide as the pool that it would use: a wider one wakes threads for nothing. */
    final ForkJoinPool upkeep = pool(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));

    /** Runs events: a listener that hangs does not stop the upkeep. */
    final ForkJoinPool events = pool(LISTENERS);

    /** Runs what removes dead entries. */
    final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, Workers::clean);

    Workers() {
        // Else closed caches would wait in the queue for their last sweep.
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Ends the threads. Returns within bounded time: what still runs then is interrupted. */
    void close() {
        timer.shutdownNow();
        for (ExecutorService ending : List.of(timer, upkeep, events)) {
            ending.shutdown();
            try {
                ending.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            ending.shutdownNow();
        }
    }

    private static ForkJoinPool pool(int threads) {
        return new ForkJoinPool(threads, Workers::worker, null, true);
    }

    private static ForkJoinWorkerThread worker(ForkJoinPool pool) {
        ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
        thread.setName(NAME + "worker");
        return thread;
    }

    /** A thread keeps the class loaders of the client that starts it, unless told not to; those of the pool are told. */
    @SuppressWarnings("removal")
    private static Thread clean(Runnable task) {
        return AccessController.doPrivileged((PrivilegedAction<Thread>) () -> {
            Thread thread = new Thread(null, task, NAME + "timer", 0, false);
            thread.setContextClassLoader(null);
            thread.setDaemon(true);
            return thread;
        });
    }
}
