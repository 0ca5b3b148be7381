package org.twatcache.bench.churn.client;

import org.jspecify.annotations.Nullable;
import org.twatcache.Cache;
import org.twatcache.CacheContexts;
import org.twatcache.CacheSpec;

/** Calls of caches on disk, which outlive every bundle. */
final class DiskCalls {

    private static final String KEY = "key";

    private static final CacheSpec<String, Stored> KEPT = CacheSpec.of(String.class, Stored.class)
            .named("kept")
            .engine("xodus")
            .maximumSize(100)
            .build();

    private static final CacheSpec<String, Stored> REQUIRED =
            CacheSpec.of(String.class, Stored.class).engine("xodus").required().build();

    /** The version that was put last; 0 where an earlier life of this bundle did. */
    private long last;

    void one(CacheContexts contexts) {
        Cache<String, Stored> kept = contexts.getOrCreate(KEPT);
        check(kept.get(KEY));
        kept.put(KEY, new Stored(KEY, ++last));
        check(kept.get(KEY));
        try (Cache<String, Stored> cache = contexts.open(REQUIRED)) {
            cache.put(KEY, new Stored(KEY, 1));
            Stored found = cache.get(KEY);
            if (found == null || found.content() != 1) {
                throw new AssertionError("Instead of what was put on the disk there is " + found);
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
