package org.twatcache.bench.churn.client;

import java.util.Random;
import org.twatcache.Cache;
import org.twatcache.CacheContext;
import org.twatcache.CacheContexts;
import org.twatcache.CacheSpec;

/** Calls of the context service and of contexts. */
final class Openings {

    private static final int KINDS = 5;

    private Openings() {}

    static void one(CacheContexts contexts, CacheSpec<OwnKey, OwnValue> spec, Random random) throws Exception {
        switch (random.nextInt(KINDS)) {
            case 0 -> {
                try (Cache<OwnKey, OwnValue> cache = contexts.open(spec)) {
                    CacheCalls.one(cache, random);
                }
            }
            case 1 -> {
                try (CacheContext<OwnKey, OwnValue> context = contexts.context(spec);
                        CacheContext<OwnKey, OwnValue> derived =
                                context.derive(change -> change.nameless().maximumSize(10))) {
                    CacheCalls.one(context.open(), random);
                    CacheCalls.one(derived.open(), random);
                }
            }
            case 2 -> {
                if (spec.name().isPresent()) {
                    CacheCalls.one(contexts.getOrCreate(spec), random);
                }
            }
            case 3 -> contexts.destroy(spec.name().orElse("nobody"));
            default -> contexts.engines();
        }
    }
}
