package org.twatcache.bench.store;

import java.util.concurrent.atomic.AtomicLong;

/** Acknowledges every hundredth put without writing it: what follows it is there, and it is not. */
final class SkippingStore extends FaultyStore {

    private static final long SKIPPED = 100;

    private final AtomicLong puts = new AtomicLong();

    SkippingStore(DiskStore store) {
        super(store);
    }

    @Override
    public void put(String key, byte[] value) {
        if (puts.incrementAndGet() % SKIPPED != 0) {
            super.put(key, value);
        }
    }
}
