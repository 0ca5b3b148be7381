package org.twatcache.bench.memory;

import org.cache2k.Cache;
import org.cache2k.Cache2kBuilder;
import org.jspecify.annotations.Nullable;

/** Cache2k without expiry and without counting. */
final class Cache2kStore implements Store {

    private final Cache<String, String> cache;

    Cache2kStore(long maximumSize) {
        this.cache = Cache2kBuilder.of(String.class, String.class)
                .entryCapacity(maximumSize)
                .eternal(true)
                .disableStatistics(true)
                .build();
    }

    @Override
    public @Nullable Object get(String key) {
        return cache.peek(key);
    }

    @Override
    public void put(String key, String value) {
        cache.put(key, value);
    }

    @Override
    public void close() {
        cache.close();
    }
}
