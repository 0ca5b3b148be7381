package org.twatcache.bench.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Caffeine as it is used without a platform. */
final class CaffeineStore implements Store {

    private final Cache<String, String> cache;

    private CaffeineStore(Caffeine<Object, Object> builder) {
        this.cache = builder.build();
    }

    static CaffeineStore plain(long maximumSize) {
        return new CaffeineStore(Caffeine.newBuilder().maximumSize(maximumSize));
    }

    static CaffeineStore counting(long maximumSize) {
        return new CaffeineStore(Caffeine.newBuilder().maximumSize(maximumSize).recordStats());
    }

    static CaffeineStore living(long maximumSize, Duration lifetime) {
        return new CaffeineStore(Caffeine.newBuilder().maximumSize(maximumSize).expireAfterWrite(lifetime));
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
    public void settle() {
        cache.cleanUp();
    }

    @Override
    public void close() {
        cache.invalidateAll();
    }
}
