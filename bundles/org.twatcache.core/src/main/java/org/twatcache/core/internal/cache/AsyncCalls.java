package org.twatcache.core.internal.cache;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheClosedException;

/** Runs the calls of one cache on threads of the platform, and interrupts those under way when the cache ends. */
public final class AsyncCalls {

    private final String cache;
    private final Executor executor;
    private final Map<FutureTask<?>, CompletableFuture<?>> running = new ConcurrentHashMap<>();
    private volatile @Nullable Supplier<? extends RuntimeException> ended;

    public AsyncCalls(String cache, Executor executor) {
        this.cache = cache;
        this.executor = executor;
    }

    <T extends @Nullable Object> CompletionStage<T> call(Callable<T> work) {
        CompletableFuture<T> promise = new CompletableFuture<>();
        FutureTask<Void> task = new FutureTask<>(() -> settle(promise, work), null);
        running.put(task, promise);
        CompletableFuture<T> unused = promise.whenComplete((value, failure) -> running.remove(task));
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            promise.completeExceptionally(new CacheClosedException("Cache '" + cache + "' ended with its platform"));
        }
        Supplier<? extends RuntimeException> reason = ended;
        if (reason != null) {
            cancel(task, promise, reason);
        }
        return promise.minimalCompletionStage();
    }

    /** Cancels what is under way and what comes. */
    public void end(Supplier<? extends RuntimeException> reason) {
        ended = reason;
        running.forEach((task, promise) -> cancel(task, promise, reason));
    }

    private static void cancel(
            FutureTask<?> task, CompletableFuture<?> promise, Supplier<? extends RuntimeException> reason) {
        promise.completeExceptionally(reason.get());
        task.cancel(true);
    }

    /** The promise carries whatever the work throws, an Error too: there is nobody else to tell. */
    private static <T extends @Nullable Object> void settle(CompletableFuture<T> promise, Callable<T> work) {
        try {
            promise.complete(work.call());
        } catch (Throwable e) {
            promise.completeExceptionally(e);
        }
    }
}
