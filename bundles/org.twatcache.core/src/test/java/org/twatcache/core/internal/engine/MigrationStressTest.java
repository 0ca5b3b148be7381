package org.twatcache.core.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.twatcache.core.internal.fixture.PlainEngine;
import org.twatcache.core.internal.fixture.Threads;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineEntry;

/**
 * Writers and readers while entries are moved from engine to engine without a pause. Each writer owns its keys and counts
 * every write of a key, puts and removals; readers know what was acknowledged before they began and what was started before
 * they ended. Whoever reads an older number was lied to, and whoever finds nothing where nothing was removed has lost an
 * entry: the engines keep everything, so nothing may be lost at all.
 */
class MigrationStressTest {

    private static final Duration TIME = Duration.ofSeconds(2);
    private static final int WRITERS = 2;
    private static final int KEYS = 64;
    private static final int SWAPS = 50;

    private final AtomicIntegerArray started = new AtomicIntegerArray(KEYS);
    private final AtomicIntegerArray removed = new AtomicIntegerArray(KEYS);
    private final AtomicIntegerArray acknowledged = new AtomicIntegerArray(KEYS);
    private final AtomicInteger swaps = new AtomicInteger();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger stale = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();

    /** How a writer stores. */
    private interface Writing {
        void put(SwappedSlot slot, int key, int version);
    }

    private void race(SwappedSlot slot, Writing writing) throws Exception {
        List<Threads.Task> tasks = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            int writer = i;
            tasks.add(() -> write(slot, writer, writing));
        }
        tasks.add(() -> read(slot));
        tasks.add(() -> {
            long end = System.nanoTime() + TIME.toNanos();
            while (System.nanoTime() - end < 0 || swaps.get() < SWAPS) {
                slot.swap();
                swaps.incrementAndGet();
            }
            over.set(true);
        });
        Threads.race(tasks);
        for (int key = 0; key < KEYS; key++) {
            check(slot, key);
        }
        assertThat(reads.get()).isGreaterThan(1_000);
    }

    private void write(SwappedSlot slot, int writer, Writing writing) {
        for (int i = 0; !over.get(); i++) {
            int key = (i * WRITERS + writer) % KEYS;
            int version = started.incrementAndGet(key);
            if (ThreadLocalRandom.current().nextInt(8) == 0) {
                removed.set(key, version);
                slot.remove(key);
            } else {
                writing.put(slot, key, version);
            }
            acknowledged.set(key, version);
        }
    }

    private void read(SwappedSlot slot) {
        while (!over.get()) {
            check(slot, ThreadLocalRandom.current().nextInt(KEYS));
            reads.incrementAndGet();
        }
    }

    private void check(SwappedSlot slot, int key) {
        int least = acknowledged.get(key);
        Object seen = slot.get(key);
        if (seen == null) {
            if (removed.get(key) < least) {
                lost.incrementAndGet();
            }
        } else if ((int) seen < least) {
            stale.incrementAndGet();
        }
    }

    @Test
    void entries_whileTheyAreMoved_areNeverLostNorStale() throws Exception {
        race(SwappedSlot.migrating(PlainEngine::new), SwappedSlot::put);
        assertThat(stale).hasValue(0);
        assertThat(lost).hasValue(0);
    }

    @Test
    void race_withAWriterThatSkipsTheSlot_findsTheLie() throws Exception {
        race(SwappedSlot.migrating(PlainEngine::new), (slot, key, version) -> {
            CacheEngine<Object> serving = slot.keeper.slot().holder().engine;
            Thread.onSpinWait();
            try {
                serving.put(key, version, CacheEngine.NO_DEADLINE);
            } catch (RuntimeException closed) {
                slot.put(key, version);
            }
        });
        assertThat(stale.get() + lost.get()).isPositive();
    }

    @Test
    void race_withACopierThatOverwrites_findsTheLie() throws Exception {
        Supplier<CacheEngine<Object>> engines = () -> new PlainEngine() {
            private @Nullable Collection<EngineEntry<Object>> late;

            @Override
            public void restore(Collection<EngineEntry<Object>> entries) {
                super.restore(entries);
                Collection<EngineEntry<Object>> before = late;
                late = List.copyOf(entries);
                if (before != null) {
                    super.restore(before);
                }
            }
        };
        race(SwappedSlot.migrating(engines), SwappedSlot::put);
        assertThat(stale.get() + lost.get()).isPositive();
    }
}
