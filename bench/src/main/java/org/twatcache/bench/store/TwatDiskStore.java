package org.twatcache.bench.store;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.twatcache.Cache;
import org.twatcache.CacheSpec;
import org.twatcache.CacheSpecBuilder;
import org.twatcache.TwatCache;

/** Ours, through the API that clients use. */
final class TwatDiskStore implements DiskStore {

    private static final String ENGINE = "xodus";
    private static final String DATA = "twat-cache.data";

    private final TwatCache platform;
    private final Cache<String, byte[]> cache;

    /** The platform's data go into the folder. */
    TwatDiskStore(Path folder, Wish wish, String... options) {
        // Read when a platform starts, and by nobody else here.
        System.setProperty(DATA, folder.toString());
        platform = TwatCache.standalone(TwatDiskStore.class);
        CacheSpecBuilder<String, byte[]> spec =
                spec().named("bench").option("read.tier.bytes", Long.toString(wish.tierBytes()));
        for (int i = 0; i < options.length; i += 2) {
            spec.option(options[i], options[i + 1]);
        }
        if (wish.maximumBytes() > 0) {
            spec.maximumBytes(wish.maximumBytes());
        }
        cache = platform.open(spec.build());
    }

    private static CacheSpecBuilder<String, byte[]> spec() {
        return CacheSpec.of(String.class, byte[].class)
                .engine(ENGINE)
                .folder("bench")
                .statistics(false);
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
    public void put(String key, byte[] value, Duration lifetime) {
        cache.put(key, value, lifetime);
    }

    @Override
    public boolean lifetimes() {
        return true;
    }

    @Override
    public void remove(String key) {
        boolean unused = cache.remove(key);
    }

    @Override
    public void clear() {
        cache.clear();
    }

    /** A cache without a name ends with its handle; one with a name also syncs a note of who served it. */
    @Override
    public void region(String name) {
        platform.open(spec().build()).close();
    }

    @Override
    public void close() {
        cache.close();
        platform.close();
    }
}
