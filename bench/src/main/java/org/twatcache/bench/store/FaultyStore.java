package org.twatcache.bench.store;

import org.jspecify.annotations.Nullable;

/** A sound store, of which a planted fault spoils something. */
abstract class FaultyStore implements DiskStore {

    private final DiskStore store;

    FaultyStore(DiskStore store) {
        this.store = store;
    }

    @Override
    public byte @Nullable [] get(String key) {
        return store.get(key);
    }

    @Override
    public void put(String key, byte[] value) {
        store.put(key, value);
    }

    @Override
    public void remove(String key) {
        store.remove(key);
    }

    @Override
    public void clear() {
        store.clear();
    }

    @Override
    public void close() {
        store.close();
    }
}
