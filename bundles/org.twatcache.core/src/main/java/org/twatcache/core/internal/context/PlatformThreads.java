package org.twatcache.core.internal.context;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.twatcache.core.internal.engine.DetachedThreads;

/** The threads that core starts: none while there is nothing to do, and none after it was closed. */
final class PlatformThreads implements AutoCloseable {

    /** Enough for loaders that wait for something; more callers queue. */
    private static final int CALLS = 64;

    /** Loads that are timed: each has a caller who waits, or had one. */
    private static final int LOADS = 1_024;

    private static final long IDLE_SECONDS = 10;

    private final ThreadPoolExecutor calls = new ThreadPoolExecutor(
            CALLS, CALLS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named("twat-cache call "));

    private final ThreadPoolExecutor loads = new ThreadPoolExecutor(
            0, LOADS, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), named("twat-cache load "));

    /** Unbounded in number, because a hung engine must not keep another from being exchanged. */
    private final ThreadPoolExecutor changes = new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            named("twat-cache engines "));

    PlatformThreads() {
        calls.allowCoreThreadTimeOut(true);
    }

    /** Runs what clients asked for without waiting. */
    Executor calls() {
        return calls;
    }

    /** Runs loads; refuses where as many run as there may. */
    Executor loads() {
        return loads;
    }

    /** Opens and closes engines; runs on the calling thread once this is closed. */
    Executor changes() {
        return task -> {
            try {
                changes.execute(task);
            } catch (RejectedExecutionException e) {
                task.run();
            }
        };
    }

    @Override
    public void close() {
        calls.shutdownNow();
        loads.shutdownNow();
        changes.shutdown();
        try {
            if (!changes.awaitTermination(1, TimeUnit.SECONDS)) {
                changes.shutdownNow();
            }
        } catch (InterruptedException e) {
            changes.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return task -> DetachedThreads.daemon(prefix + number.incrementAndGet(), task);
    }
}
