package org.twatcache.core.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.lang.reflect.Constructor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlatformClockTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123456789Z");
    private static final long NOON_NANOS = 1_795_348_800_123_456_789L;

    /** Other tests may have clocks of their own. */
    private final Set<Thread> before = allThreads();

    private final AtomicLong ticker = new AtomicLong(-77);
    private final PlatformClock clock = new PlatformClock(NOON, ticker::get);

    @AfterEach
    void closeClock() {
        clock.close();
    }

    @Test
    void nanos_begin_atTheWallClock() {
        assertThat(clock.nanos()).isEqualTo(NOON_NANOS);
        try (PlatformClock real = new PlatformClock()) {
            Instant told = Instant.ofEpochSecond(0, real.nanos());
            assertThat(Duration.between(told, Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
        }
    }

    @Test
    void nanos_advance_withTheTickerAlone() {
        ticker.addAndGet(1_000);

        assertThat(clock.nanos()).isEqualTo(NOON_NANOS + 1_000);
    }

    @Test
    void coarseTime_ofNobody_isExactAndCostsNoThread() {
        ticker.addAndGet(1);

        assertThat(clock.coarseNanos()).isEqualTo(NOON_NANOS + 1);
        assertThat(threads()).isEmpty();
    }

    @Test
    void coarseTime_held_followsAndNeverLeads() {
        clock.retain();
        for (int step = 0; step < 5; step++) {
            long target = ticker.addAndGet(1_000_000) + 77 + NOON_NANOS;
            await().until(() -> {
                long coarse = clock.coarseNanos();
                assertThat(coarse).isLessThanOrEqualTo(clock.nanos());
                return coarse == target;
            });
        }
    }

    @Test
    void coarseTime_heldBySeveral_endsWithTheLast() {
        clock.retain();
        Thread one = onlyThread();
        clock.retain();
        assertThat(threads()).containsExactly(one);
        clock.release();
        assertThat(threads()).containsExactly(one);

        clock.release();

        await().until(() -> !one.isAlive());
        ticker.addAndGet(5);
        assertThat(clock.coarseNanos()).isEqualTo(clock.nanos());
    }

    @Test
    void coarseTime_heldAgainAtOnce_goesOnInOneThread() {
        for (int i = 0; i < 1_000; i++) {
            clock.retain();
            assertThat(threads()).hasSizeLessThanOrEqualTo(1);
            clock.release();
        }
        clock.retain();
        long later = clock.nanos() + 9;
        ticker.addAndGet(9);
        await().until(() -> clock.coarseNanos() == later);
    }

    @Test
    void thread_interrupted_goesOn() {
        clock.retain();
        Thread thread = onlyThread();

        thread.interrupt();

        await().until(() -> !thread.isInterrupted());
        long later = clock.nanos() + 9;
        ticker.addAndGet(9);
        await().until(() -> clock.coarseNanos() == later);
        assertThat(thread.isAlive()).isTrue();
    }

    @Test
    void thread_startedByAClient_keepsNothingOfIt() throws Exception {
        WeakReference<ClassLoader> loader = ClientLoader.use(clock);

        assertThat(onlyThread().getContextClassLoader()).isNull();
        assertThat(onlyThread().isDaemon()).isTrue();
        await().until(() -> {
            System.gc();
            return loader.get() == null;
        });
        assertThat(onlyThread().isAlive()).isTrue();
    }

    @Test
    void close_whileHeld_endsTheThreadAndStaysExact() {
        clock.retain();
        Thread thread = onlyThread();

        clock.close();
        clock.close();

        assertThat(thread.isAlive()).isFalse();
        clock.retain();
        assertThat(threads()).isEmpty();
        ticker.addAndGet(3);
        assertThat(clock.coarseNanos()).isEqualTo(clock.nanos());
    }

    @Test
    void release_withoutRetain_isRefused() {
        assertThatIllegalStateException().isThrownBy(clock::release);

        clock.retain();
        assertThat(threads()).hasSize(1);
    }

    @Test
    void coarseTime_whileUsersComeAndGo_neverGoesBackwards() throws Exception {
        try (PlatformClock real = new PlatformClock()) {
            AtomicBoolean over = new AtomicBoolean();
            AtomicLong backwards = new AtomicLong();
            List<Thread> readers = List.of(reader(real, over, backwards), reader(real, over, backwards));
            for (int i = 0; i < 20_000; i++) {
                real.retain();
                real.release();
            }
            over.set(true);
            for (Thread reader : readers) {
                reader.join();
            }
            assertThat(backwards).hasValue(0);
        }
    }

    private static Thread reader(PlatformClock real, AtomicBoolean over, AtomicLong backwards) {
        Thread thread = new Thread(() -> {
            long last = 0;
            while (!over.get()) {
                long now = real.coarseNanos();
                if (now < last || now > real.nanos()) {
                    backwards.incrementAndGet();
                }
                last = now;
            }
        });
        thread.start();
        return thread;
    }

    private List<Thread> threads() {
        return allThreads().stream().filter(thread -> !before.contains(thread)).toList();
    }

    private Thread onlyThread() {
        assertThat(threads()).hasSize(1);
        return threads().get(0);
    }

    private static Set<Thread> allThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(PlatformClock.THREAD))
                .collect(Collectors.toSet());
    }

    /** A client's class, as a class loader of its own knows it. */
    static final class Client implements Consumer<PlatformClock> {
        @Override
        public void accept(PlatformClock clock) {
            clock.retain();
        }
    }

    private static final class ClientLoader extends ClassLoader {

        ClientLoader() {
            super(PlatformClockTest.class.getClassLoader());
        }

        @SuppressWarnings("unchecked")
        static WeakReference<ClassLoader> use(PlatformClock clock) throws Exception {
            ClientLoader loader = new ClientLoader();
            String name = Client.class.getName();
            byte[] code;
            try (InputStream in = loader.getResourceAsStream(name.replace('.', '/') + ".class")) {
                code = Objects.requireNonNull(in).readAllBytes();
            }
            Constructor<?> maker =
                    loader.defineClass(name, code, 0, code.length).getDeclaredConstructor();
            maker.setAccessible(true);
            ((Consumer<PlatformClock>) maker.newInstance()).accept(clock);
            return new WeakReference<>(loader);
        }
    }
}
