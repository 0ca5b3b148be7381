package org.twatcache.bench.churn.client;

import org.jspecify.annotations.Nullable;
import org.twatcache.Cache;
import org.twatcache.CacheContexts;
import org.twatcache.CacheSpec;
import org.twatcache.CacheSpecBuilder;

/** Calls of caches on a disk or on a server, which outlive every bundle. */
final class KeptCalls {

    private static final String KEY = "key";

    private final CacheSpec<String, Stored> named;
    private final CacheSpec<String, Stored> required;

    /** The version that was put last; 0 where an earlier life of this bundle did. */
    private long last;

    private KeptCalls(CacheSpec<String, Stored> named, CacheSpec<String, Stored> required) {
        this.named = named;
        this.required = required;
    }

    static KeptCalls onDisk() {
        return new KeptCalls(
                spec("xodus").named("kept").maximumSize(100).build(),
                spec("xodus").required().build());
    }

    static KeptCalls onServer(String uri) {
        return new KeptCalls(
                spec("redis").option("redis.uri", uri).named("kept-there").build(),
                spec("redis").option("redis.uri", uri).required().build());
    }

    private static CacheSpecBuilder<String, Stored> spec(String engine) {
        return CacheSpec.of(String.class, Stored.class).engine(engine);
    }

    void one(CacheContexts contexts) {
        Cache<String, Stored> kept = contexts.getOrCreate(named);
        check(kept.get(KEY));
        kept.put(KEY, new Stored(KEY, ++last));
        check(kept.get(KEY));
        try (Cache<String, Stored> cache = contexts.open(required)) {
            cache.put(KEY, new Stored(KEY, 1));
            Stored found = cache.get(KEY);
            if (found == null || found.content() != 1) {
                throw new AssertionError("Instead of what was put there is " + found);
            }
        }
    }

    /** Nobody else writes: nothing, as while the engine is away, or what was put last, whoever serves. */
    private void check(@Nullable Stored found) {
        if (found == null) {
            return;
        }
        if (last == 0) {
            last = found.content();
        }
        if (!found.key().equals(KEY) || found.content() != last) {
            throw new AssertionError("Version " + last + " was put under " + KEY + ", and there is version "
                    + found.content() + " of " + found.key());
        }
    }
}
