package org.twatcache.bench.load;

import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.twatcache.Cache;
import org.twatcache.CacheSpec;
import org.twatcache.CacheSpecBuilder;
import org.twatcache.Loader;
import org.twatcache.TwatCache;
import org.twatcache.bench.harness.Values;

/**
 * Two threads step by step: one loads a key while the other changes what is loaded, invalidates, and reads. Who reads after the
 * invalidation returned must not read what was there before.
 */
final class Races {

    private static final String KEY = "k";
    private static final Set<String> TAGS = Set.of("t");

    /** Either side hesitates, so that they meet in all ways. */
    private static final int LOAD_SPINS = 10;

    private static final int LONGEST_SPIN = 40;

    private final Cache<String, Long> cache;
    private final boolean careful;
    private final boolean tagged;
    private final int rounds;
    private final AtomicLong truth = new AtomicLong();
    private volatile int begun;
    private volatile int loaded;
    private volatile boolean inside;
    private long stale;
    private long raced;

    private Races(Cache<String, Long> cache, boolean careful, boolean tagged, int rounds) {
        this.cache = cache;
        this.careful = careful;
        this.tagged = tagged;
        this.rounds = rounds;
    }

    /** Loads as clients are told to. */
    static Races ofTheCache(int rounds) throws InterruptedException {
        return run(true, false, rounds);
    }

    /** The same, invalidating by a tag. */
    static Races ofTags(int rounds) throws InterruptedException {
        return run(true, true, rounds);
    }

    /** Planted: what is missing is computed and put. */
    static Races careless(int rounds) throws InterruptedException {
        return run(false, false, rounds);
    }

    /** Planted: the same, with tags. */
    static Races carelessWithTags(int rounds) throws InterruptedException {
        return run(false, true, rounds);
    }

    private static Races run(boolean careful, boolean tagged, int rounds) throws InterruptedException {
        try (TwatCache platform = TwatCache.standalone(Races.class);
                Cache<String, Long> cache = platform.open(spec(tagged))) {
            Races races = new Races(cache, careful, tagged, rounds);
            races.run();
            return races;
        }
    }

    private static CacheSpec<String, Long> spec(boolean tagged) {
        CacheSpecBuilder<String, Long> spec = CacheSpec.of(String.class, Long.class);
        return (tagged ? spec.tagged() : spec).build();
    }

    void tell() {
        Values.count("rounds", rounds);
        Values.count("stale", stale);
        Values.count("raced", raced);
    }

    private void run() throws InterruptedException {
        Thread loader = new Thread(this::loads, "loads");
        loader.start();
        for (int i = 1; i <= rounds; i++) {
            boolean unused = cache.remove(KEY);
            begun = i;
            spin(i % LONGEST_SPIN);
            long now = truth.incrementAndGet();
            raced += inside ? 1 : 0;
            invalidate();
            judge(now);
            while (loaded < i && loader.isAlive()) {
                Thread.onSpinWait();
            }
            judge(now);
        }
        loader.join();
    }

    private void invalidate() {
        if (tagged) {
            cache.tagged().invalidate("t");
        } else {
            boolean unused = cache.remove(KEY);
        }
    }

    private void judge(long now) {
        Long seen = cache.get(KEY);
        stale += seen != null && seen < now ? 1 : 0;
    }

    private void loads() {
        Loader<String, Long, RuntimeException> loader =
                tagged ? Loader.tagging(key -> load(), (key, value) -> TAGS) : key -> load();
        LongSupplier load = careful ? () -> cache.get(KEY, loader) : this::loadCarelessly;
        for (int i = 1; i <= rounds; i++) {
            while (begun < i) {
                Thread.onSpinWait();
            }
            long unused = load.getAsLong();
            loaded = i;
        }
    }

    /** What was true at the beginning, some time later. */
    private long load() {
        inside = true;
        long found = truth.get();
        spin(LOAD_SPINS);
        inside = false;
        return found;
    }

    private static void spin(int times) {
        for (int i = 0; i < times; i++) {
            Thread.onSpinWait();
        }
    }

    private long loadCarelessly() {
        Long present = cache.get(KEY);
        if (present == null) {
            present = load();
            if (tagged) {
                cache.tagged().put(KEY, present, TAGS);
            } else {
                cache.put(KEY, present);
            }
        }
        return present;
    }
}
