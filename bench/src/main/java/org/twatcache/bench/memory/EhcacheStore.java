package org.twatcache.bench.memory;

import org.ehcache.Cache;
import org.ehcache.CacheManager;
import org.ehcache.config.builders.CacheConfigurationBuilder;
import org.ehcache.config.builders.CacheManagerBuilder;
import org.ehcache.config.builders.ResourcePoolsBuilder;
import org.jspecify.annotations.Nullable;

/** Ehcache 3 with its heap tier alone, by reference. */
final class EhcacheStore implements Store {

    private final CacheManager manager =
            CacheManagerBuilder.newCacheManagerBuilder().build(true);
    private final Cache<String, String> cache;

    EhcacheStore(long maximumSize) {
        this.cache = manager.createCache(
                "bench",
                CacheConfigurationBuilder.newCacheConfigurationBuilder(
                        String.class, String.class, ResourcePoolsBuilder.heap(maximumSize)));
    }

    @Override
    public @Nullable Object get(String key) {
        return cache.get(key);
    }

    @Override
    public void put(String key, String value) {
        cache.put(key, value);
    }

    @Override
    public void close() {
        manager.close();
    }
}
