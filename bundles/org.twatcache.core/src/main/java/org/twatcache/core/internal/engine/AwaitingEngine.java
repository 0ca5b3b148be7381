package org.twatcache.core.internal.engine;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.twatcache.admin.CacheInfo.State;
import org.twatcache.spi.EngineClosedException;

/** Makes each call wait for an engine; a call that waited in vain goes on as another absent engine would have it. */
final class AwaitingEngine extends AbsentEngine {

    private final String cache;
    private final CountDownLatch gone;
    private final Duration wait;
    private final Supplier<? extends RuntimeException> error;

    AwaitingEngine(String cache, CountDownLatch gone, Duration wait, Supplier<? extends RuntimeException> error) {
        this.cache = cache;
        this.gone = gone;
        this.wait = wait;
        this.error = error;
    }

    @Override
    State state() {
        return State.WAITING;
    }

    @Override
    void met() {
        boolean arrived = false;
        try {
            arrived = gone.await(TimeUnit.NANOSECONDS.convert(wait), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (arrived) {
            throw new EngineClosedException(cache, "none");
        }
        throw error.get();
    }
}
