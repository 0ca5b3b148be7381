package org.twatcache.bench.store;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Remembers in memory alone what was removed: whoever opens it again finds that again. */
final class KeepingStore extends FaultyStore {

    private final Set<String> removed = ConcurrentHashMap.newKeySet();

    KeepingStore(DiskStore store) {
        super(store);
    }

    @Override
    public byte @Nullable [] get(String key) {
        return removed.contains(key) ? null : super.get(key);
    }

    @Override
    public void put(String key, byte[] value) {
        super.put(key, value);
        removed.remove(key);
    }

    @Override
    public void remove(String key) {
        removed.add(key);
    }
}
