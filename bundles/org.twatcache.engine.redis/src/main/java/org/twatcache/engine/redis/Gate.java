package org.twatcache.engine.redis;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.twatcache.spi.EngineClosedException;

/** Lets calls in until it is closed, and lets it close when those inside have left. */
final class Gate {

    private static final long CLOSED = Long.MIN_VALUE;
    private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

    /** How many are inside; with {@link #CLOSED} added when nobody may come any more. */
    private final AtomicLong inside = new AtomicLong();

    private final String cache;

    Gate(String cache) {
        this.cache = cache;
    }

    /** To be followed by {@link #leave}, unless it throws. */
    void enter() {
        if (inside.getAndIncrement() < 0) {
            inside.decrementAndGet();
            throw new EngineClosedException(cache, RedisEngineFactory.ENGINE);
        }
    }

    void leave() {
        inside.decrementAndGet();
    }

    boolean isClosed() {
        return inside.get() < 0;
    }

    /**
     * Lets nobody in any more, and waits for those inside: each leaves in the time of a call.
     *
     * @return whether it was open
     */
    boolean close() {
        long before = inside.getAndUpdate(count -> count < 0 ? count : count + CLOSED);
        while (inside.get() != CLOSED) {
            LockSupport.parkNanos(this, PAUSE_NANOS);
        }
        return before >= 0;
    }
}
