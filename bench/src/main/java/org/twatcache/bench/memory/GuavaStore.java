package org.twatcache.bench.memory;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import org.jspecify.annotations.Nullable;

/** Guava's cache. */
final class GuavaStore implements Store {

    private final Cache<String, String> cache;

    GuavaStore(long maximumSize) {
        this.cache = CacheBuilder.newBuilder().maximumSize(maximumSize).build();
    }

    @Override
    public @Nullable Object get(String key) {
        return cache.getIfPresent(key);
    }

    @Override
    public void put(String key, String value) {
        cache.put(key, value);
    }

    @Override
    public void close() {
        cache.invalidateAll();
    }
}
