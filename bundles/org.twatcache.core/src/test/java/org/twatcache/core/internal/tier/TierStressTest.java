package org.twatcache.core.internal.tier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.twatcache.Cache;
import org.twatcache.CacheSpec;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;

/** Each key is written by one thread, in ascending numbers: nobody reads less than was acknowledged before he asked. */
class TierStressTest {

    private static final int KEYS = 64;
    private static final long NANOS = 2_000_000_000L;

    private final AtomicLongArray acknowledged = new AtomicLongArray(KEYS);
    private final AtomicReference<@Nullable String> stale = new AtomicReference<>();
    private final TestOffer near = TestOffer.named("near");
    private final TestOffer far = TestOffer.named("far");

    @Test
    void reads_whileOthersWriteAndTheNearEngineComesAndGoes_areNeverStale() throws Exception {
        try (TestPlatform platform = new TestPlatform(near, far)) {
            Cache<Integer, Long> cache =
                    platform.open(CacheSpec.of(Integer.class, Long.class).tiers("near", "far"));
            long end = System.nanoTime() + NANOS;
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                int writer = i;
                tasks.add(() -> write(cache, writer, end));
                tasks.add(() -> read(cache, end));
            }
            tasks.add(() -> flap(platform, end));
            ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
            try {
                for (Future<Void> task : threads.invokeAll(tasks)) {
                    task.get();
                }
            } finally {
                threads.shutdownNow();
            }
        }
        assertThat(stale.get()).isNull();
    }

    private @Nullable Void write(Cache<Integer, Long> cache, int writer, long end) {
        for (long number = 1; System.nanoTime() - end < 0; number++) {
            for (int key = writer; key < KEYS; key += 2) {
                cache.put(key, number);
                acknowledged.set(key, number);
            }
        }
        return null;
    }

    private @Nullable Void read(Cache<Integer, Long> cache, long end) {
        for (int i = 0; System.nanoTime() - end < 0; i++) {
            int key = i % KEYS;
            long floor = acknowledged.get(key);
            Long seen = cache.get(key);
            if (floor > 0 && (seen == null || seen < floor)) {
                stale.compareAndSet(null, "key " + key + ": " + seen + " after " + floor);
            }
        }
        return null;
    }

    private @Nullable Void flap(TestPlatform platform, long end) {
        while (System.nanoTime() - end < 0) {
            platform.leaves(near);
            platform.comes(near);
        }
        return null;
    }
}
