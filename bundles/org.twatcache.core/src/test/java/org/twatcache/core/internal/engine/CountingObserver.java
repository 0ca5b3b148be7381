package org.twatcache.core.internal.engine;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.twatcache.core.internal.fixture.SilentObserver;

/** Counts what it hears. */
final class CountingObserver extends SilentObserver {
    final AtomicInteger failures = new AtomicInteger();
    final AtomicInteger told = new AtomicInteger();
    final AtomicLong lost = new AtomicLong();

    @Override
    public void failed(Throwable error) {
        failures.incrementAndGet();
    }

    @Override
    public void dropped(long entries) {
        lost.addAndGet(entries);
    }

    @Override
    public void evicted(Object key, Object value) {
        told.incrementAndGet();
    }

    @Override
    public void expired(Object key, Object value) {
        evicted(key, value);
    }

    @Override
    public void invalidatedAll() {}
}
