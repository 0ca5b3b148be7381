package org.twatcache.bench.redis;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.twatcache.Cache;
import org.twatcache.CacheSpec;
import org.twatcache.CacheSpecBuilder;
import org.twatcache.TwatCache;

/** The platform with its engine, as a client of it sees both. */
final class OurRemote implements Remote {

    static final int NEAR_ENTRIES = 20_000;
    private static final String LAST = "last";

    private final TwatCache platform = TwatCache.standalone(OurRemote.class);
    private final Cache<String, byte[]> cache;

    private OurRemote(CacheSpecBuilder<String, byte[]> spec) {
        this.cache =
                platform.open(spec.named("bench").statistics(false).required().build());
    }

    static OurRemote onServer(String uri, int threads) {
        return new OurRemote(
                spec().engine("redis").option("redis.uri", uri).option("redis.pool.size", Integer.toString(threads)));
    }

    static OurRemote behind(String uri) {
        return new OurRemote(spec().engine("redis")
                .option("redis.uri", uri)
                .option("redis.write.behind", Integer.toString(CallKind.SETTLED)));
    }

    static OurRemote near(String uri) {
        return new OurRemote(
                spec().tiers("caffeine", "redis").nearMaximumSize(NEAR_ENTRIES).option("redis.uri", uri));
    }

    static OurRemote inMemory() {
        return new OurRemote(spec().engine("caffeine").maximumSize(NEAR_ENTRIES));
    }

    private static CacheSpecBuilder<String, byte[]> spec() {
        return CacheSpec.of(String.class, byte[].class);
    }

    @Override
    public byte @Nullable [] get(String key) {
        return cache.get(key);
    }

    @Override
    public void put(String key, byte[] value) {
        cache.put(key, value);
    }

    @Override
    public long getAll(List<String> keys) {
        return Remote.length(cache.getAll(keys).values());
    }

    @Override
    public void putAll(Map<String, byte[]> entries) {
        cache.putAll(entries);
    }

    /** A removal waits for the put of its key, and so for all before. */
    @Override
    public void settle() {
        cache.put(LAST, new byte[0]);
        if (!cache.remove(LAST)) {
            throw new IllegalStateException("a put did not arrive");
        }
    }

    /** Removes all entries of the cache. */
    void clear() {
        cache.clear();
    }

    @Override
    public void close() {
        cache.close();
        platform.close();
    }
}
