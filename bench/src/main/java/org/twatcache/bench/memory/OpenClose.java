package org.twatcache.bench.memory;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import org.twatcache.Cache;
import org.twatcache.CacheSpec;
import org.twatcache.TwatCache;
import org.twatcache.bench.harness.Candidate;
import org.twatcache.bench.harness.Chain;
import org.twatcache.bench.harness.Work;

/** A cache for a moment: open, put, get, close, beside building one of Caffeine's, put, get. */
final class OpenClose {

    static final String GROUP = "open";
    static final String WORKLOAD = "open-close";

    private static final long MAXIMUM_SIZE = 1_000;

    private OpenClose() {}

    /** The platform lives as long as the fork. */
    static Chain chain() {
        TwatCache platform = TwatCache.standalone(OpenClose.class);
        return new Chain(
                WORKLOAD,
                1,
                List.of(
                        new Candidate(Stores.OURS, new Ours(platform, spec())),
                        new Candidate(Stores.CAFFEINE, new Bare())));
    }

    private static CacheSpec<String, String> spec() {
        return CacheSpec.of(String.class, String.class)
                .engine("caffeine")
                .maximumSize(MAXIMUM_SIZE)
                .build();
    }

    private record Ours(TwatCache platform, CacheSpec<String, String> spec) implements Work {

        @Override
        public long run(int thread, long from, int operations) {
            long hits = 0;
            for (int i = 0; i < operations; i++) {
                try (Cache<String, String> cache = platform.open(spec)) {
                    cache.put("key", "value");
                    hits += cache.get("key") == null ? 0 : 1;
                }
            }
            return hits;
        }

        @Override
        public int batch() {
            return 4;
        }
    }

    private record Bare() implements Work {

        @Override
        public long run(int thread, long from, int operations) {
            long hits = 0;
            for (int i = 0; i < operations; i++) {
                com.github.benmanes.caffeine.cache.Cache<String, String> cache =
                        Caffeine.newBuilder().maximumSize(MAXIMUM_SIZE).build();
                cache.put("key", "value");
                hits += cache.getIfPresent("key") == null ? 0 : 1;
            }
            return hits;
        }

        @Override
        public int batch() {
            return 4;
        }
    }
}
