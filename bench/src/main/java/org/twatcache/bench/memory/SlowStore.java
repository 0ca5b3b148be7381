package org.twatcache.bench.memory;

import org.jspecify.annotations.Nullable;

/** The planted fault: a store whose every get takes at least 60 ns more. */
final class SlowStore implements Store {

    private static final long NANOS = 60;

    private final Store store;

    SlowStore(Store store) {
        this.store = store;
    }

    @Override
    public @Nullable Object get(String key) {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < NANOS) {
            Thread.onSpinWait();
        }
        return store.get(key);
    }

    @Override
    public void put(String key, String value) {
        store.put(key, value);
    }

    @Override
    public void close() {
        store.close();
    }
}
