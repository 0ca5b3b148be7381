package org.twatcache.bench.swap;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.twatcache.spi.CacheEngine;

/**
 * A planted fault: a swap that sleeps for two seconds. Every put waits from the first one that the engine gets until then, as if
 * it had been made to serve two seconds too early; core itself does not let writers wait for an engine that hangs in a pause.
 */
final class SleepingEngine extends ForwardingEngine {

    private static final long SLEEP_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** When it is over; 0 while nobody has put. */
    private final AtomicLong over = new AtomicLong();

    SleepingEngine(CacheEngine<Object> to) {
        super(to);
    }

    @Override
    public void put(Object key, Object value, long deadline) {
        over.compareAndSet(0, System.nanoTime() + SLEEP_NANOS);
        for (long left = over.get() - System.nanoTime(); left > 0; left = over.get() - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        super.put(key, value, deadline);
    }
}
