package org.twatcache.bench.churn.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.twatcache.Cache;
import org.twatcache.CacheEntry;

/** Calls of a cache, of all kinds. */
final class CacheCalls {

    private static final int KEYS = 60;
    private static final int KINDS = 24;

    private CacheCalls() {}

    static void one(Cache<OwnKey, OwnValue> cache, Random random) throws Exception {
        OwnKey key = new OwnKey(random.nextInt(KEYS));
        OwnKey other = new OwnKey(random.nextInt(KEYS));
        OwnValue value = new OwnValue(key, random.nextLong());
        int kind = random.nextInt(KINDS);
        switch (kind) {
            case 0, 1, 2, 3, 4 -> check(key, cache.get(key));
            case 5, 6, 7 -> check(key, cache.get(key, new OwnLoader(random.nextInt())));
            case 8 -> cache.getAll(List.of(key, new OwnKey(KEYS))).forEach((asked, found) -> check(asked, found));
            case 9, 10, 11 -> cache.put(key, value);
            case 12 -> cache.put(key, value, Duration.ofMillis(1 + random.nextInt(100)));
            case 13 -> cache.putAll(Map.of(key, value, new OwnKey(KEYS), new OwnValue(new OwnKey(KEYS), 1)));
            case 14 -> cache.remove(key);
            case 15 -> clear(cache, random);
            case 16, 17 -> AtomicKinds.one(cache.atomic(), key, value, random);
            case 18, 19, 20 -> AsyncKinds.one(cache.async(), key, value, random);
            case 21 -> entries(cache);
            case 22 -> look(cache, key);
            default -> nested(cache, key, other);
        }
    }

    static void check(OwnKey key, @Nullable OwnValue found) {
        if (found != null) {
            found.checkedFor(key);
        }
    }

    private static void clear(Cache<OwnKey, OwnValue> cache, Random random) {
        if (random.nextInt(10) == 0) {
            cache.clear();
        }
    }

    private static void entries(Cache<OwnKey, OwnValue> cache) {
        try (Stream<CacheEntry<OwnKey, OwnValue>> entries = cache.view().entries()) {
            entries.forEach(entry -> check(entry.key(), entry.value()));
        }
    }

    private static void look(Cache<OwnKey, OwnValue> cache, OwnKey key) {
        cache.view().contains(key);
        cache.view().lookup(key);
        cache.view().estimatedSize();
        cache.view().stats();
        cache.name();
    }

    /** A loader may use the same cache, but not ask for the key that it loads. */
    private static void nested(Cache<OwnKey, OwnValue> cache, OwnKey key, OwnKey other) throws OwnTrouble {
        check(key, cache.<OwnTrouble>get(key, loading -> {
            if (!other.equals(loading)) {
                cache.put(other, new OwnValue(other, 2));
                check(other, cache.get(other));
            }
            return new OwnValue(loading, 1);
        }));
    }
}
