package org.twatcache.bench.memory;

import com.github.benmanes.caffeine.jcache.configuration.CaffeineConfiguration;
import com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider;
import java.util.OptionalLong;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.spi.CachingProvider;
import org.jspecify.annotations.Nullable;

/** Caffeine behind JSR-107. */
final class JCacheStore implements Store {

    private final CachingProvider provider = new CaffeineCachingProvider();
    private final Cache<String, String> cache;

    private JCacheStore(long maximumSize, boolean byValue) {
        CacheManager manager = provider.getCacheManager();
        CaffeineConfiguration<String, String> configuration = new CaffeineConfiguration<String, String>()
                .setTypes(String.class, String.class)
                .setStoreByValue(byValue);
        configuration.setMaximumSize(OptionalLong.of(maximumSize));
        this.cache = manager.createCache("bench-" + byValue, configuration);
    }

    static JCacheStore byValue(long maximumSize) {
        return new JCacheStore(maximumSize, true);
    }

    static JCacheStore byReference(long maximumSize) {
        return new JCacheStore(maximumSize, false);
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
        provider.close();
    }
}
