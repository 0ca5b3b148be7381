package org.twatcache.bench.load;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.twatcache.Cache;
import org.twatcache.CacheSpec;
import org.twatcache.TwatCache;
import org.twatcache.bench.harness.Values;

/**
 * Two threads step by step: one loads a key while the other changes what is loaded, invalidates, and reads. Who reads after the
 * invalidation returned must not read what was there before.
 */
final class Races {

    private static final String KEY = "k";

    /** Either side hesitates, so that they meet in all ways. */
    private static final int LOAD_SPINS = 10;

    private static final int LONGEST_SPIN = 40;

    private final Cache<String, Long> cache;
    private final boolean careful;
    private final int rounds;
    private final AtomicLong truth = new AtomicLong();
    private volatile int begun;
    private volatile int loaded;
    private volatile boolean inside;
    private long stale;
    private long raced;

    private Races(Cache<String, Long> cache, boolean careful, int rounds) {
        this.cache = cache;
        this.careful = careful;
        this.rounds = rounds;
    }

    /** Loads as clients are told to. */
    static Races ofTheCache(int rounds) throws InterruptedException {
        return run(true, rounds);
    }

    /** Planted: what is missing is computed and put. */
    static Races careless(int rounds) throws InterruptedException {
        return run(false, rounds);
    }

    private static Races run(boolean careful, int rounds) throws InterruptedException {
        try (TwatCache platform = TwatCache.standalone(Races.class);
                Cache<String, Long> cache =
                        platform.open(CacheSpec.of(String.class, Long.class).build())) {
            Races races = new Races(cache, careful, rounds);
            races.run();
            return races;
        }
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
            boolean unusedToo = cache.remove(KEY);
            judge(now);
            while (loaded < i && loader.isAlive()) {
                Thread.onSpinWait();
            }
            judge(now);
        }
        loader.join();
    }

    private void judge(long now) {
        Long seen = cache.get(KEY);
        stale += seen != null && seen < now ? 1 : 0;
    }

    private void loads() {
        LongSupplier load = careful ? () -> cache.get(KEY, key -> load()) : this::loadCarelessly;
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
            cache.put(KEY, present);
        }
        return present;
    }
}
