package org.twatcache.core.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.twatcache.core.internal.fixture.PlainEngine;
import org.twatcache.core.internal.fixture.Threads;

/**
 * Writers and readers while the engine is exchanged all the time. Each writer counts upwards in a key of his own and says
 * which number was acknowledged: whoever reads less afterwards was lied to; to find nothing is legal.
 */
class SlotSwapTest {

    private static final Duration TIME = Duration.ofSeconds(1);
    private static final int SWAPS = 100;
    private static final int KEYS = 2;

    /** An engine whose entries outlive it, which no slot may serve again as they were. */
    private static final class Surviving extends PlainEngine {
        private static final PlainEngine DISK = new PlainEngine();

        @Override
        public @org.jspecify.annotations.Nullable Object get(Object key) {
            return DISK.get(key);
        }

        @Override
        public void put(Object key, Object value, long deadline) {
            DISK.put(key, value, deadline);
        }

        @Override
        public boolean remove(Object key) {
            return DISK.remove(key);
        }

        @Override
        public void clear() {
            DISK.clear();
        }
    }

    private final AtomicIntegerArray acknowledged = new AtomicIntegerArray(KEYS);
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger hits = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicInteger swaps = new AtomicInteger();
    private final AtomicInteger lies = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();

    private void race(SwappedSlot slot) throws Exception {
        List<Threads.Task> tasks = new ArrayList<>();
        for (int i = 0; i < KEYS; i++) {
            int key = i;
            tasks.add(() -> write(slot, key));
        }
        tasks.add(() -> read(slot));
        tasks.add(() -> exchange(slot));
        Threads.race(tasks);
        assertThat(hits.get()).isGreaterThan(1_000);
    }

    private void write(SwappedSlot slot, int key) {
        for (int number = 1; !over.get(); number++) {
            if (number % 3 == 0) {
                slot.remove(key);
                if (slot.get(key) != null) {
                    lies.incrementAndGet();
                }
            } else {
                slot.put(key, number);
                Object own = slot.get(key);
                if (own != null && !own.equals(number)) {
                    lies.incrementAndGet();
                }
            }
            acknowledged.set(key, number);
            writes.incrementAndGet();
        }
    }

    private void read(SwappedSlot slot) {
        while (!over.get()) {
            int key = ThreadLocalRandom.current().nextInt(KEYS);
            int least = acknowledged.get(key);
            Object seen = slot.get(key);
            if (seen instanceof Integer number) {
                hits.incrementAndGet();
                if (number < least) {
                    lies.incrementAndGet();
                }
            }
            reads.incrementAndGet();
        }
    }

    private void exchange(SwappedSlot slot) {
        long end = System.nanoTime() + TIME.toNanos();
        while (System.nanoTime() - end < 0 || swaps.get() < SWAPS) {
            slot.swap();
            swaps.incrementAndGet();
        }
        over.set(true);
    }

    @Test
    void readers_whileTheEngineIsExchanged_neverSeeWhatWasReplaced() throws Exception {
        race(SwappedSlot.forgetting(PlainEngine::new));
        assertThat(lies).hasValue(0);
    }

    @Test
    void entriesThatOutliveTheirEngine_areNotServedAgain() throws Exception {
        SwappedSlot slot = SwappedSlot.forgetting(Surviving::new);
        slot.put(1, "old");
        slot.swap();
        assertThat(slot.get(1)).isNull();
    }

    /** What {@code compute} stores: the number of the step, counted from when the engine was empty. */
    private record Step(Object epoch, int number) {}

    @Test
    void steps_whileTheEngineIsExchanged_haveEachTheirEffectOnce() throws Exception {
        SwappedSlot slot = SwappedSlot.forgetting(PlainEngine::new);
        List<List<Step>> done = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<Threads.Task> tasks = new ArrayList<>();
        for (List<Step> mine : done) {
            tasks.add(() -> {
                while (!over.get()) {
                    mine.add(step(slot));
                }
            });
        }
        tasks.add(() -> exchange(slot));
        Threads.race(tasks);
        Map<Object, List<Integer>> byEpoch = new HashMap<>();
        for (List<Step> mine : done) {
            Step before = null;
            for (Step step : mine) {
                if (before != null && before.epoch() == step.epoch()) {
                    assertThat(step.number()).isGreaterThan(before.number());
                }
                before = step;
                byEpoch.computeIfAbsent(step.epoch(), any -> new ArrayList<>()).add(step.number());
            }
        }
        assertThat(byEpoch.size()).isGreaterThan(2);
        byEpoch.values().forEach(numbers -> {
            numbers.sort(null);
            for (int i = 0; i < numbers.size(); i++) {
                assertThat(numbers.get(i)).isEqualTo(i + 1);
            }
        });
    }

    private static Step step(SwappedSlot slot) {
        while (true) {
            Step present = (Step) slot.get(1);
            if (present == null) {
                Step first = new Step(new Object(), 1);
                if (slot.putIfAbsent(1, first) == null) {
                    return first;
                }
            } else {
                Step next = new Step(present.epoch(), present.number() + 1);
                if (slot.replace(1, present, next)) {
                    return next;
                }
            }
        }
    }

    @Test
    void race_onASlotThatServesOldEntriesAgain_findsTheLie() throws Exception {
        // The planted fault: each engine begins with a copy of what one of the first ones had.
        List<PlainEngine> all = new ArrayList<>();
        SwappedSlot slot = SwappedSlot.forgetting(() -> {
            PlainEngine engine = new PlainEngine() {
                @Override
                public void clear() {}
            };
            if (all.size() > 3) {
                engine.put(0, 1, 0);
                engine.put(1, 1, 0);
            }
            all.add(engine);
            return engine;
        });
        race(slot);
        assertThat(lies.get()).isPositive();
    }
}
