package org.twatcache.bench.memory;

import java.time.Duration;

/** The stores by the names of their slices. */
final class Stores {

    static final String OURS = "ours";
    static final String OURS_COUNTING = "ours-counting";
    static final String OURS_LIVING = "ours-living";
    static final String CAFFEINE = "caffeine";
    static final String CAFFEINE_AGAIN = "caffeine-again";
    static final String CAFFEINE_COUNTING = "caffeine-counting";
    static final String CAFFEINE_LIVING = "caffeine-living";
    static final String CAFFEINE_SLOWED = "caffeine-slowed";
    static final String EHCACHE = "ehcache";
    static final String GUAVA = "guava";
    static final String CACHE2K = "cache2k";
    static final String JCACHE_VALUE = "jcache-by-value";
    static final String JCACHE_REFERENCE = "jcache-by-reference";

    private static final Duration LIFETIME = Duration.ofHours(1);

    private Stores() {}

    static Store open(String name, long maximumSize) {
        return switch (name) {
            case OURS -> TwatStore.plain(maximumSize);
            case OURS_COUNTING -> TwatStore.counting(maximumSize);
            case OURS_LIVING -> TwatStore.living(maximumSize, LIFETIME);
            case CAFFEINE, CAFFEINE_AGAIN -> CaffeineStore.plain(maximumSize);
            case CAFFEINE_COUNTING -> CaffeineStore.counting(maximumSize);
            case CAFFEINE_LIVING -> CaffeineStore.living(maximumSize, LIFETIME);
            case CAFFEINE_SLOWED -> new SlowStore(CaffeineStore.plain(maximumSize));
            case EHCACHE -> new EhcacheStore(maximumSize);
            case GUAVA -> new GuavaStore(maximumSize);
            case CACHE2K -> new Cache2kStore(maximumSize);
            case JCACHE_VALUE -> JCacheStore.byValue(maximumSize);
            case JCACHE_REFERENCE -> JCacheStore.byReference(maximumSize);
            default -> throw new IllegalArgumentException("No store is named " + name);
        };
    }
}
