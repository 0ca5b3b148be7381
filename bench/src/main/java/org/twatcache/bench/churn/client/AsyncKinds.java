package org.twatcache.bench.churn.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.twatcache.AsyncCache;

/** Calls that do not wait; what they end with is waited for. */
final class AsyncKinds {

    private static final int KINDS = 8;

    private AsyncKinds() {}

    static void one(AsyncCache<OwnKey, OwnValue> cache, OwnKey key, OwnValue value, Random random) throws Exception {
        switch (random.nextInt(KINDS)) {
            case 0 -> CacheCalls.check(key, Waiting.until(cache.get(key)));
            case 1, 2 -> CacheCalls.check(key, Waiting.until(cache.get(key, new OwnLoader(random.nextInt()))));
            case 3 -> Waiting.until(cache.getAll(List.of(key))).forEach(CacheCalls::check);
            case 4 -> Waiting.until(cache.put(key, value));
            case 5 -> Waiting.until(cache.put(key, value, Duration.ofMillis(20)));
            case 6 -> Waiting.until(cache.putAll(Map.of(key, value)));
            default -> Waiting.until(cache.remove(key));
        }
    }
}
