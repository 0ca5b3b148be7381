package org.twatcache.bench.load;

import java.util.Arrays;
import java.util.Set;
import org.twatcache.Cache;
import org.twatcache.CacheSpec;
import org.twatcache.TwatCache;
import org.twatcache.bench.harness.Values;

/** What it costs to forget the entries of a tag, among many entries; and that they, and no others, are forgotten. */
final class Tags {

    /** Tags in a cache, each of as many entries as any other. */
    private static final int TAGS = 1_000;

    /** Invalidations before those that count. */
    private static final int WARM_UP = 300;

    private static final double NANOS_A_MILLI = 1e6;

    private final Cache<String, Integer> cache;
    private final int entries;
    private final boolean lazy;
    private long stale;
    private long lost;

    private Tags(Cache<String, Integer> cache, int entries, boolean lazy) {
        this.cache = cache;
        this.entries = entries;
        this.lazy = lazy;
    }

    /**
     * Measures and tells.
     *
     * @param lazy planted: whether nothing is invalidated
     */
    static void tell(int entries, boolean lazy) {
        try (TwatCache platform = TwatCache.standalone(Tags.class);
                Cache<String, Integer> cache = platform.open(CacheSpec.of(String.class, Integer.class)
                        .engine("caffeine")
                        .tagged()
                        .build())) {
            Tags tags = new Tags(cache, entries, lazy);
            tags.fill();
            tags.measure();
        }
    }

    private void fill() {
        for (int i = 0; i < entries; i++) {
            cache.tagged().put(key(i), i, Set.of(tag(i % TAGS), "all"));
        }
    }

    private void measure() {
        long[] nanos = new long[TAGS - WARM_UP];
        for (int tag = 0; tag < TAGS; tag++) {
            long began = System.nanoTime();
            invalidate(tag(tag));
            if (tag >= WARM_UP) {
                nanos[tag - WARM_UP] = System.nanoTime() - began;
            }
            for (int key = tag; key < entries; key += entries / 10) {
                int same = key - (key - tag) % TAGS;
                stale += cache.get(key(same)) == null ? 0 : 1;
                lost += tag + 1 < TAGS && cache.get(key(same + 1)) == null ? 1 : 0;
            }
        }
        fill();
        long began = System.nanoTime();
        invalidate("all");
        double all = (System.nanoTime() - began) / NANOS_A_MILLI;
        for (int key = 0; key < entries; key++) {
            stale += cache.get(key(key)) == null ? 0 : 1;
        }
        Arrays.sort(nanos);
        Values.tell("median", nanos[nanos.length / 2] / NANOS_A_MILLI);
        Values.tell("p99", nanos[nanos.length * 99 / 100] / NANOS_A_MILLI);
        Values.tell("longest", nanos[nanos.length - 1] / NANOS_A_MILLI);
        Values.tell("all", all);
        Values.count("stale", stale);
        Values.count("lost", lost);
    }

    private void invalidate(String tag) {
        if (!lazy) {
            cache.tagged().invalidate(tag);
        }
    }

    private static String key(int number) {
        return "key " + number;
    }

    private static String tag(int number) {
        return "tag " + number;
    }
}
