package org.twatcache.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.twatcache.Cache;
import org.twatcache.CacheException;
import org.twatcache.CacheLoadException;
import org.twatcache.CacheSpec;
import org.twatcache.admin.CacheAdmin;
import org.twatcache.admin.CacheControl;
import org.twatcache.admin.Migration;
import org.twatcache.admin.SwapMode;
import org.twatcache.bench.harness.FelixHome;
import org.twatcache.bench.harness.Values;

/**
 * Many threads ask for the same keys at once, while loaders throw now and then, somebody removes keys, and the engine is exchanged. Of each
 * key there is one load that ends well, and one more for each removal at the most.
 */
final class Stampede {

    static final List<String> ENGINES = List.of("caffeine", "map");

    private static final String NAME = "stampede";
    private static final int THREADS = 64;
    private static final int KEYS = 10_000;

    /** As many threads of each ask for the same keys in the same order. */
    private static final int GROUPS = 8;

    private static final int THROWS_ONE_IN = 10;
    private static final long LOAD_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long REMOVAL_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final Duration LONGEST_SWAP = Duration.ofSeconds(30);
    private static final long PATIENCE_MILLIS = 60_000;

    /** What a loader throws now and then. */
    private static final class OnPurpose extends RuntimeException {

        private static final long serialVersionUID = 1L;

        OnPurpose() {
            super("on purpose");
        }
    }

    private final CacheAdmin admin;
    private final Cache<Integer, Long> cache;
    private final long seed;
    private final AtomicIntegerArray loads = new AtomicIntegerArray(KEYS);
    private final AtomicIntegerArray removals = new AtomicIntegerArray(KEYS);
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong threw = new AtomicLong();
    private final AtomicLong wrong = new AtomicLong();
    private final AtomicLong undocumented = new AtomicLong();
    private volatile boolean over;

    /** Planted: what is missing is computed and put. */
    private final boolean careless;

    Stampede(FelixHome home, boolean careless, long seed) {
        this.careless = careless;
        this.admin = home.service(CacheAdmin.class);
        this.cache = home.contexts()
                .open(CacheSpec.of(Integer.class, Long.class).named(NAME).build());
        this.seed = seed;
    }

    void run(int sweeps) throws InterruptedException {
        List<Thread> askers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            askers.add(start("asks " + i, () -> ask(thread, sweeps)));
        }
        Thread remover = start("removes", this::remove);
        long swaps = swapUntilDone(askers);
        long stuck = askers.stream().filter(Thread::isAlive).count();
        over = true;
        remover.join(PATIENCE_MILLIS);
        stuck += remover.isAlive() ? 1 : 0;
        long missing = stuck > 0 ? KEYS : missing();
        Values.count("calls", calls.get());
        Values.count("not-made", stuck > 0 ? 0 : (long) THREADS * sweeps * KEYS + KEYS - calls.get());
        Values.count("swaps", swaps);
        Values.count("threw", threw.get());
        Values.count("stuck", stuck);
        Values.count("wrong", wrong.get());
        Values.count("undocumented", undocumented.get());
        Values.count("removals", sum(removals));
        Values.count("loads", sum(loads));
        Values.count("extra", extra());
        Values.count("missing", missing);
    }

    private static Thread start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Exchanges the engine again and again; gives how often. */
    private long swapUntilDone(List<Thread> askers) throws InterruptedException {
        long swaps = 0;
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS * GROUPS);
        while (askers.stream().anyMatch(Thread::isAlive) && System.nanoTime() - end < 0) {
            try {
                var unused = swapToAnother();
                swaps++;
            } catch (CacheException e) {
                // It moves by itself, to an engine that came after the cache was opened.
                LockSupport.parkNanos(LOAD_NANOS);
            }
        }
        return swaps;
    }

    private Migration.Result swapToAnother() throws InterruptedException {
        CacheControl control = admin.find(NAME);
        String serving = control.info().engine().orElse("");
        String next = ENGINES.get(serving.equals(ENGINES.get(0)) ? 1 : 0);
        return control.swap(next, SwapMode.MIGRATE).await(LONGEST_SWAP);
    }

    private void ask(int thread, int sweeps) {
        Random random = new Random(seed + thread);
        int first = thread % GROUPS * (KEYS / GROUPS);
        for (int i = 0; i < sweeps * KEYS; i++) {
            ask((first + i) % KEYS, random.nextInt(THROWS_ONE_IN) == 0);
        }
    }

    private void ask(int key, boolean fails) {
        calls.incrementAndGet();
        try {
            Long found = careless ? askCarelessly(key, fails) : cache.get(key, asked -> load(asked, fails));
            if (found == null || found != key) {
                wrong.incrementAndGet();
            }
        } catch (OnPurpose e) {
            threw.incrementAndGet();
        } catch (CacheLoadException e) {
            // Of the one that it waited for.
            (e.getCause() instanceof OnPurpose ? threw : undocumented).incrementAndGet();
        } catch (Throwable e) {
            undocumented.incrementAndGet();
        }
    }

    private long askCarelessly(int key, boolean fails) {
        Long present = cache.get(key);
        if (present == null) {
            present = load(key, fails);
            cache.put(key, present);
        }
        return present;
    }

    private long load(int key, boolean fails) {
        LockSupport.parkNanos(LOAD_NANOS);
        if (fails) {
            throw new OnPurpose();
        }
        loads.incrementAndGet(key);
        return key;
    }

    private void remove() {
        Random random = new Random(seed);
        while (!over) {
            int key = random.nextInt(KEYS);
            removals.incrementAndGet(key);
            try {
                boolean unused = cache.remove(key);
            } catch (Throwable e) {
                undocumented.incrementAndGet();
            }
            LockSupport.parkNanos(REMOVAL_PAUSE_NANOS);
        }
    }

    private long extra() {
        long extra = 0;
        for (int i = 0; i < KEYS; i++) {
            extra += Math.max(0, loads.get(i) - removals.get(i) - 1);
        }
        return extra;
    }

    /** Keys that are not there although nobody removes them any more, and they were asked for once more by a loader that does not throw. */
    private long missing() {
        long missing = 0;
        for (int i = 0; i < KEYS; i++) {
            ask(i, false);
            missing += cache.get(i) == null ? 1 : 0;
        }
        return missing;
    }

    private static long sum(AtomicIntegerArray counts) {
        long sum = 0;
        for (int i = 0; i < counts.length(); i++) {
            sum += counts.get(i);
        }
        return sum;
    }
}
