package org.twatcache.bench.redis.fault;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.twatcache.Cache;

/** What a client of a cache may do here. Safe for use by any number of threads. */
interface Client {

    @Nullable
    String get(String key);

    /** Those that are there. */
    Map<String, String> getAll(List<String> keys);

    void put(String key, String value);

    void remove(String key);

    static Client of(Cache<String, String> cache) {
        return new Client() {
            @Override
            public @Nullable String get(String key) {
                return cache.get(key);
            }

            @Override
            public Map<String, String> getAll(List<String> keys) {
                return cache.getAll(keys);
            }

            @Override
            public void put(String key, String value) {
                cache.put(key, value);
            }

            @Override
            public void remove(String key) {
                boolean unused = cache.remove(key);
            }
        };
    }
}
