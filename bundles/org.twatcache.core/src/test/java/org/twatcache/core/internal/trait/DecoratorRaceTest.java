package org.twatcache.core.internal.trait;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twatcache.core.internal.fixture.PlainEngine;
import org.twatcache.enginekit.FakeClock;
import org.twatcache.enginekit.TestRequest;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineEvents;

/** Writers, readers and a sweeper at once, a bounded number of steps each. */
class DecoratorRaceTest {

    private static final int STEPS = 100_000;
    private static final int BOUND = 64;

    /** A value that knows when it ends. */
    private record Dated(long deadline) {}

    private final FakeClock clock = new FakeClock();
    private final Counts counts = new Counts();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void newKeysOnly_everyOneIsPresentEvictedOrExpired() throws Exception {
        CacheEngine<Object> engine = engine();
        AtomicLong keys = new AtomicLong();
        AtomicBoolean over = new AtomicBoolean();
        List<Future<?>> helpers = List.of(start(() -> sweep(engine, over)), start(() -> read(engine, keys, over)));
        Callable<Void> writer = () -> {
            for (int i = 0; i < STEPS; i++) {
                Dated value = new Dated(clock.in(Duration.ofMillis(1 + i % 50)));
                Object before = i % 2 == 0
                        ? engine.putIfAbsent(keys.getAndIncrement(), value, value.deadline())
                        : put(engine, keys.getAndIncrement(), value);
                assertThat(before).isNull();
                // At most the other writer is between its own write and its own eviction.
                assertThat(engine.size()).isLessThanOrEqualTo(BOUND + 2L);
                if (i % 16 == 0) {
                    clock.advance(Duration.ofMillis(1));
                }
            }
            return null;
        };
        join(List.of(start(writer), start(writer)));
        over.set(true);
        join(helpers);

        assertThat(engine.size()).isLessThanOrEqualTo(BOUND);
        assertThat(counts.evicted.sum() + counts.expired.sum() + engine.size()).isEqualTo(2L * STEPS);
        assertThat(counts.evicted.sum()).isPositive();
        assertThat(counts.expired.sum()).isPositive();
    }

    @Test
    void sameKeys_allOperations_keepCountAndBound() throws Exception {
        CacheEngine<Object> engine = engine();
        AtomicBoolean over = new AtomicBoolean();
        LongAdder stored = new LongAdder();
        LongAdder gone = new LongAdder();
        List<Future<?>> helpers =
                List.of(start(() -> sweep(engine, over)), start(() -> read(engine, new AtomicLong(BOUND * 2), over)));
        Callable<Void> writer = () -> {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            for (int i = 0; i < STEPS; i++) {
                Long key = random.nextLong(BOUND * 2);
                Dated value = new Dated(clock.in(Duration.ofMillis(20)));
                Object there = engine.get(key);
                switch (random.nextInt(4)) {
                    case 0 -> add(stored, engine.putIfAbsent(key, value, value.deadline()) == null);
                    case 1 -> add(gone, engine.remove(key));
                    case 2 -> add(gone, there != null && engine.remove(key, there));
                    default -> {
                        if (there != null && engine.replace(key, there, value, value.deadline())) {
                            stored.increment();
                            gone.increment();
                        }
                    }
                }
                if (i % 64 == 0) {
                    clock.advance(Duration.ofMillis(1));
                }
            }
            return null;
        };
        join(List.of(start(writer), start(writer)));
        over.set(true);
        join(helpers);

        assertThat(counts.evicted.sum() + counts.expired.sum() + gone.sum() + engine.size())
                .isEqualTo(stored.sum());
        refillsExactly(engine);
    }

    @Test
    void overwritesBelowTheBound_evictNobody() throws Exception {
        CacheEngine<Object> engine = engine();
        Callable<Void> writer = () -> {
            for (int i = 0; i < STEPS; i++) {
                put(engine, i % (BOUND / 8), new Dated(CacheEngine.NO_DEADLINE));
            }
            return null;
        };

        join(List.of(start(writer), start(writer)));

        assertThat(counts.evicted.sum()).isZero();
        refillsExactly(engine);
    }

    @Test
    void twoWritesAtOnce_inAFullCache_evictTwo() throws Exception {
        CacheEngine<Object> engine = engine();
        int rounds = 20_000;
        AtomicLong arrivals = new AtomicLong();
        Callable<Void> writer = () -> {
            for (int i = 0; i < rounds; i++) {
                meet(arrivals, 4L * i + 2);
                put(engine, new Object(), new Dated(CacheEngine.NO_DEADLINE));
                meet(arrivals, 4L * i + 4);
                assertThat(engine.size()).isEqualTo(Math.min(BOUND, 2L * i + 2));
            }
            return null;
        };

        join(List.of(start(writer), start(writer)));

        assertThat(counts.evicted.sum()).isEqualTo(2L * rounds - BOUND);
    }

    @Test
    void clears_betweenWrites_leaveTheCountRight() throws Exception {
        CacheEngine<Object> engine = engine();
        AtomicLong keys = new AtomicLong();
        AtomicBoolean over = new AtomicBoolean();
        Future<?> clearing = start(() -> {
            while (runs(over)) {
                engine.clear();
            }
            return null;
        });
        Callable<Void> writer = () -> {
            for (int i = 0; i < STEPS; i++) {
                engine.put(keys.getAndIncrement() % 1_000, new Dated(CacheEngine.NO_DEADLINE), CacheEngine.NO_DEADLINE);
            }
            return null;
        };
        join(List.of(start(writer), start(writer)));
        over.set(true);
        join(List.of(clearing));

        refillsExactly(engine);
    }

    /** An entry lost from the count would leave room for one too many, one counted twice for one too few. */
    private void refillsExactly(CacheEngine<Object> engine) {
        assertThat(engine.size()).isLessThanOrEqualTo(BOUND);
        for (long key = -1; key >= -BOUND; key--) {
            engine.put(key, new Dated(CacheEngine.NO_DEADLINE), CacheEngine.NO_DEADLINE);
        }
        assertThat(engine.size()).isEqualTo(BOUND);
        long before = counts.evicted.sum();
        engine.clear();
        for (long key = 0; key < BOUND; key++) {
            engine.put(key, new Dated(CacheEngine.NO_DEADLINE), CacheEngine.NO_DEADLINE);
        }
        assertThat(engine.size()).isEqualTo(BOUND);
        assertThat(counts.evicted.sum()).isEqualTo(before);
    }

    private CacheEngine<Object> engine() {
        return PlainEngine.complete(TestRequest.builder()
                .clock(clock)
                .events(counts)
                .maximumSize(BOUND)
                .build());
    }

    private static @Nullable Object put(CacheEngine<Object> engine, Object key, Dated value) {
        engine.put(key, value, value.deadline());
        return null;
    }

    private Void sweep(CacheEngine<Object> engine, AtomicBoolean over) {
        while (runs(over)) {
            ((ExpiringEngine) engine).sweep(32);
        }
        return null;
    }

    private Void read(CacheEngine<Object> engine, AtomicLong keys, AtomicBoolean over) {
        while (runs(over)) {
            long key = Math.max(0, keys.get() - 1 - ThreadLocalRandom.current().nextLong(BOUND));
            long asked = clock.nanos();
            Object value = engine.get(key);
            if (value != null) {
                assertThat(((Dated) value).deadline())
                        .as("an expired value was served")
                        .isGreaterThan(asked);
            }
        }
        return null;
    }

    /** Also ends where a failed test interrupts what is left of it. */
    private static boolean runs(AtomicBoolean over) {
        return !over.get() && !Thread.currentThread().isInterrupted();
    }

    private Future<?> start(Callable<?> task) {
        return threads.submit(task);
    }

    /** Closer together than a barrier that puts threads to sleep. */
    private static void meet(AtomicLong arrivals, long expected) {
        arrivals.incrementAndGet();
        long patience = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        for (int spins = 0; arrivals.get() < expected; spins++) {
            if (spins < 1_000) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(1_000);
                assertThat(System.nanoTime() - patience)
                        .as("the other writer came")
                        .isNegative();
            }
        }
    }

    private static void join(List<Future<?>> tasks) throws Exception {
        for (Future<?> task : new ArrayList<>(tasks)) {
            task.get();
        }
    }

    private static void add(LongAdder sum, boolean one) {
        if (one) {
            sum.increment();
        }
    }

    private static final class Counts implements EngineEvents {
        final LongAdder evicted = new LongAdder();
        final LongAdder expired = new LongAdder();

        @Override
        public void evicted(Object key, Object value) {
            evicted.increment();
        }

        @Override
        public void expired(Object key, Object value) {
            expired.increment();
        }

        @Override
        public void invalidated(Object key) {
            throw new AssertionError(key);
        }

        @Override
        public void invalidatedAll() {
            throw new AssertionError();
        }
    }
}
