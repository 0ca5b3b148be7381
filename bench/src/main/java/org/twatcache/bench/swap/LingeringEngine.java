package org.twatcache.bench.swap;

import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineEntry;

/** A target that tells when it has some entries, and takes no more until it is given up: its bundle is stopped meanwhile. */
final class LingeringEngine extends ForwardingEngine {

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** Below the time after which the platform gives up an exchange in which nothing moves. */
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(8);

    private final long entries;
    private final CountDownLatch reached;
    private final BooleanSupplier over;
    private long restored;

    LingeringEngine(CacheEngine<Object> to, long entries, CountDownLatch reached, BooleanSupplier over) {
        super(to);
        this.entries = entries;
        this.reached = reached;
        this.over = over;
    }

    @Override
    public void restore(Collection<EngineEntry<Object>> page) {
        super.restore(page);
        restored += page.size();
        if (restored >= entries && reached.getCount() > 0) {
            reached.countDown();
            long end = System.nanoTime() + LONGEST_NANOS;
            while (!over.getAsBoolean() && System.nanoTime() - end < 0) {
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
    }
}
