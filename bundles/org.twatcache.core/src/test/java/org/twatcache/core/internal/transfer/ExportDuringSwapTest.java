package org.twatcache.core.internal.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twatcache.Cache;
import org.twatcache.CacheException;
import org.twatcache.CacheSpec;
import org.twatcache.admin.SwapMode;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.core.internal.fixture.Threads;

/**
 * Exports while writers write and the engine is exchanged without a pause. Each writer owns its keys and counts every write of
 * a key, puts and removals. Whoever exports an older number than was acknowledged before he began was lied to; whoever does
 * not export what was there the whole time has lost an entry.
 */
class ExportDuringSwapTest {

    private static final int KEYS = 1_000;
    private static final int WRITERS = 2;
    private static final int EXPORTS = 20;

    private final TestPlatform platform = new TestPlatform(TestOffer.named("first"), Exports.bytes());
    private final Cache<Integer, Integer> cache =
            platform.open(CacheSpec.of(Integer.class, Integer.class).named("t"));
    private final AtomicIntegerArray started = new AtomicIntegerArray(KEYS);
    private final AtomicIntegerArray removed = new AtomicIntegerArray(KEYS);
    private final AtomicIntegerArray acknowledged = new AtomicIntegerArray(KEYS);
    private final AtomicInteger swaps = new AtomicInteger();
    private final AtomicInteger swapsDuringExports = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();

    @AfterEach
    void close() {
        platform.close();
    }

    private void write(int writer) {
        for (int i = 0; !over.get(); i++) {
            int key = (i * WRITERS + writer) % KEYS;
            int version = started.incrementAndGet(key);
            if (ThreadLocalRandom.current().nextInt(8) == 0) {
                removed.set(key, version);
                cache.remove(key);
            } else {
                cache.put(key, version);
            }
            acknowledged.set(key, version);
        }
    }

    private void swap() throws InterruptedException {
        while (!over.get()) {
            String other = platform.control(cache).info().engine().orElse("").equals("first") ? "bytes" : "first";
            try {
                var unused =
                        platform.control(cache).swap(other, SwapMode.MIGRATE).await(Duration.ofSeconds(10));
                swaps.incrementAndGet();
            } catch (CacheException refused) {
                // It could not be paused in time; there will be another one.
            }
        }
    }

    private void export() throws Exception {
        try {
            exportOften();
        } finally {
            over.set(true);
        }
    }

    private void exportOften() throws Exception {
        for (int i = 0; i < EXPORTS || swapsDuringExports.get() == 0; i++) {
            int[] before = new int[KEYS];
            for (int key = 0; key < KEYS; key++) {
                before[key] = acknowledged.get(key);
            }
            int swapsBefore = swaps.get();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            long entries = platform.control(cache).exportTo(out).entries();
            swapsDuringExports.addAndGet(swaps.get() - swapsBefore);
            check(before, entries, out.toByteArray());
        }
    }

    private void check(int[] before, long entries, byte[] export) throws Exception {
        Map<Integer, Integer> exported = new HashMap<>();
        try (Cache<Integer, Integer> copy = platform.open(
                CacheSpec.of(Integer.class, Integer.class).named("copy").engine("first"))) {
            assertThat(Exports.into(platform, copy, export).entries()).isEqualTo(entries);
            try (var found = copy.view().entries()) {
                found.forEach(entry -> exported.put(entry.key(), entry.value()));
            }
        }
        assertThat((long) exported.size()).as("each key once").isEqualTo(entries);
        for (int key = 0; key < KEYS; key++) {
            Integer version = exported.get(key);
            if (version != null) {
                assertThat(version).as("key %d", key).isBetween(before[key], started.get(key));
            } else {
                assertThat(removed.get(key) >= before[key])
                        .as("key %d was removed", key)
                        .isTrue();
            }
        }
    }

    @Test
    void export_underWritersAndSwaps_isNeitherStaleNorTwice() throws Exception {
        List<Threads.Task> tasks = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            int writer = i;
            tasks.add(() -> write(writer));
        }
        tasks.add(this::swap);
        tasks.add(this::export);
        Threads.race(tasks);
        assertThat(swaps).hasPositiveValue();
    }
}
