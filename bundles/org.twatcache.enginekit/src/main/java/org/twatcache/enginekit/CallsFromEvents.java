package org.twatcache.enginekit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.twatcache.spi.CacheEngine;

/**
 * What a client's listener may do in an event: wait for another thread that uses the cache. An engine that tells events
 * under a lock of its own makes the two wait for each other.
 */
final class CallsFromEvents<T> {

    private final Bench<T> bench;
    private final CacheEngine<T> engine;
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    CallsFromEvents(Bench<T> bench, CacheEngine<T> engine) {
        this.bench = bench;
        this.engine = engine;
    }

    void putAndGet(T key, T value) {
        if (done.get() + failed.get() > 0) {
            return;
        }
        CompletableFuture<Void> call = new CompletableFuture<>();
        Thread caller = new Thread(
                () -> {
                    try {
                        engine.put(key, value, CacheEngine.NO_DEADLINE);
                        engine.get(key);
                        call.complete(null);
                    } catch (RuntimeException | Error e) {
                        call.completeExceptionally(e);
                    }
                },
                "enginekit-caller");
        caller.setDaemon(true);
        caller.start();
        try {
            call.get(bench.patience().toMillis() / 2, TimeUnit.MILLISECONDS);
            done.incrementAndGet();
        } catch (Exception e) {
            failed.incrementAndGet();
        }
    }

    int done() {
        return done.get() + failed.get();
    }

    void requireNoneFailed() {
        assertThat(failed)
                .as("calls of another thread that waited for the event to end")
                .hasValue(0);
    }
}
