package org.twatcache.core.internal.cache;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** Where loads run that callers do not wait for without end; knows its threads, so that a load within a load stays on the one it is on. */
public final class LoadThreads {

    private final Executor executor;
    private final Set<Thread> loading = ConcurrentHashMap.newKeySet();

    /**
     * Loads on threads of an executor.
     *
     * @param executor never runs what it is given on the calling thread, and throws {@link java.util.concurrent.RejectedExecutionException}
     *     where it cannot run it now
     */
    public LoadThreads(Executor executor) {
        this.executor = executor;
    }

    void run(Runnable load) {
        executor.execute(() -> {
            Thread self = Thread.currentThread();
            loading.add(self);
            try {
                load.run();
            } finally {
                loading.remove(self);
            }
        });
    }

    /** Whether the calling thread runs a load already. */
    boolean isOne() {
        return loading.contains(Thread.currentThread());
    }
}
