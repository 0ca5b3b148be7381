package org.twatcache.bench.memory;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.twatcache.Cache;
import org.twatcache.CacheSpec;
import org.twatcache.CacheSpecBuilder;
import org.twatcache.TwatCache;

/** Ours, through the API that clients use. */
final class TwatStore implements Store {

    private static final String ENGINE = "caffeine";

    private final TwatCache platform;
    private final Cache<String, String> cache;

    private TwatStore(CacheSpecBuilder<String, String> spec) {
        this.platform = TwatCache.standalone(TwatStore.class);
        this.cache = platform.open(spec.build());
    }

    /** Without counting, as the peers do where they are not told to count. */
    static TwatStore plain(long maximumSize) {
        return new TwatStore(bounded(maximumSize).statistics(false));
    }

    static TwatStore counting(long maximumSize) {
        return new TwatStore(bounded(maximumSize).statistics(true));
    }

    static TwatStore living(long maximumSize, Duration lifetime) {
        return new TwatStore(bounded(maximumSize).statistics(false).timeToLive(lifetime));
    }

    private static CacheSpecBuilder<String, String> bounded(long maximumSize) {
        return CacheSpec.of(String.class, String.class).engine(ENGINE).maximumSize(maximumSize);
    }

    @Override
    public @Nullable Object get(String key) {
        return cache.get(key);
    }

    @Override
    public void put(String key, String value) {
        cache.put(key, value);
    }

    /** Whoever asks for the size has the engine tidy up first. */
    @Override
    public void settle() {
        var unused = cache.view().estimatedSize();
    }

    @Override
    public void close() {
        cache.close();
        platform.close();
    }
}
