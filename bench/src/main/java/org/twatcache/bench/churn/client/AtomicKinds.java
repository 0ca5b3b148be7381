package org.twatcache.bench.churn.client;

import java.util.Random;
import org.twatcache.AtomicCache;

/** Compound calls. */
final class AtomicKinds {

    private static final int KINDS = 5;

    private AtomicKinds() {}

    static void one(AtomicCache<OwnKey, OwnValue> cache, OwnKey key, OwnValue value, Random random) {
        switch (random.nextInt(KINDS)) {
            case 0 -> CacheCalls.check(key, cache.putIfAbsent(key, value));
            case 1 -> CacheCalls.check(key, cache.replace(key, value));
            case 2 -> cache.compareAndSet(key, new OwnValue(key, 1), value);
            case 3 -> cache.remove(key, new OwnValue(key, 1));
            default -> {
                boolean gone = random.nextBoolean();
                CacheCalls.check(
                        key,
                        cache.compute(
                                key,
                                (asked, present) -> gone
                                        ? null
                                        : new OwnValue(asked, present == null ? 1 : present.content() + 1)));
            }
        }
    }
}
