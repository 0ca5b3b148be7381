package org.twatcache.core.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.twatcache.core.internal.fixture.Eventually.awaitWaiting;
import static org.twatcache.core.internal.fixture.Eventually.eventually;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twatcache.Cache;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheLoadException;
import org.twatcache.CacheOperationException;
import org.twatcache.CacheSpec;
import org.twatcache.Lookup;
import org.twatcache.core.internal.fixture.Eventually;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.core.internal.fixture.Threads;
import org.twatcache.core.internal.fixture.Threads.Running;

class LoadTest {

    private final TestPlatform platform = new TestPlatform(TestOffer.named("fake"));
    private final Cache<String, String> cache = platform.open();

    @AfterEach
    void close() {
        platform.close();
    }

    /** A load that a test lets go on. */
    private final class HeldLoad {
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch go = new CountDownLatch(1);
        final Running<String> running;

        HeldLoad(String key, String value) {
            running = Threads.start(() -> cache.get(key, missing -> {
                begun.countDown();
                go.await();
                return value;
            }));
            eventually().until(() -> begun.getCount() == 0);
        }

        String finish() throws Exception {
            go.countDown();
            return running.result();
        }
    }

    @Test
    void load_ofAMiss_isStoredAndCounted() {
        assertThat(cache.get("k", key -> key + "!")).isEqualTo("k!");
        assertThat(cache.get("k")).isEqualTo("k!");
        assertThat(cache.view().stats().loads()).isEqualTo(1);
        assertThat(cache.view().stats().puts()).isZero();
        assertThat(cache.view().stats().hits()).isEqualTo(1);
        assertThat(cache.view().stats().misses()).isEqualTo(1);
    }

    @Test
    void load_ofAHit_isNotRun() {
        cache.put("k", "v");
        assertThat(cache.get("k", key -> {
                    throw new AssertionError("not to be called");
                }))
                .isEqualTo("v");
    }

    @Test
    void callers64_ofOneKey_shareOneLoad() throws Exception {
        AtomicInteger loads = new AtomicInteger();
        CountDownLatch go = new CountDownLatch(1);
        List<Running<String>> callers = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            callers.add(Threads.start(() -> cache.get("k", key -> {
                loads.incrementAndGet();
                go.await();
                return "v";
            })));
        }
        callers.forEach(Eventually::awaitWaiting);
        go.countDown();
        for (Running<String> caller : callers) {
            assertThat(caller.result()).isEqualTo("v");
        }
        assertThat(loads).hasValue(1);
    }

    @Test
    void loader_thatThrows_showsItsOwnExceptionAndNothingIsStored() {
        IOException checked = new IOException("disk");
        assertThatThrownBy(() -> cache.get("k", key -> {
                    throw checked;
                }))
                .isSameAs(checked);
        IllegalStateException unchecked = new IllegalStateException("bug");
        assertThatThrownBy(() -> cache.get("k", key -> {
                    throw unchecked;
                }))
                .isSameAs(unchecked);
        AssertionError error = new AssertionError("error");
        assertThatThrownBy(() -> cache.get("k", key -> {
                    throw error;
                }))
                .isSameAs(error);
        assertThat(cache.get("k")).isNull();
        assertThat(cache.get("k", key -> "v")).isEqualTo("v");
        assertThat(cache.view().stats().loadFailures()).isEqualTo(3);
    }

    @Test
    void loader_thatThrows_givesWaitersALoadExceptionWithTheCause() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        IOException cause = new IOException("disk");
        Running<String> loading = Threads.start(() -> cache.get("k", key -> {
            go.await();
            throw cause;
        }));
        awaitWaiting(loading);
        Running<String> waiting = Threads.start(() -> cache.get("k", key -> "other"));
        awaitWaiting(waiting);
        go.countDown();
        assertThat(loading.failure()).isSameAs(cause);
        assertThat(waiting.failure())
                .isInstanceOf(CacheLoadException.class)
                .hasCause(cause)
                .hasMessageContaining(cache.name())
                .hasMessageContaining("disk");
    }

    @Test
    void loader_thatGivesNull_isAskedAgain() {
        AtomicInteger loads = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            assertThat(cache.<RuntimeException>get("k", key -> {
                        loads.incrementAndGet();
                        return null;
                    }))
                    .isNull();
        }
        assertThat(loads).hasValue(3);
    }

    @Test
    void absence_isRemembered_asLongAsTheSpecSays() {
        Cache<String, String> absent = platform.open(TestPlatform.strings().absentFor(Duration.ofMillis(80)));
        AtomicInteger loads = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            assertThat(absent.<RuntimeException>get("k", key -> {
                        loads.incrementAndGet();
                        return null;
                    }))
                    .isNull();
        }
        assertThat(loads).hasValue(1);
        assertThat(absent.get("k")).isNull();
        assertThat(absent.getAll(List.of("k"))).isEmpty();
        assertThat(absent.view().contains("k")).isFalse();
        assertThat(absent.view().lookup("k")).isInstanceOf(Lookup.Absent.class);
        assertThat(absent.view().entries()).isEmpty();
        assertThat(absent.remove("x")).isFalse();
        eventually().until(() -> absent.view().lookup("k") instanceof Lookup.Miss);
        assertThat(absent.get("k", key -> "v")).isEqualTo("v");
    }

    @Test
    void absence_isNoValue_forAtomicOperationsAndWrites() {
        Cache<String, String> absent = platform.open(TestPlatform.strings().absentFor(Duration.ofHours(1)));
        for (String key : List.of("a", "b", "c", "d", "e", "f")) {
            assertThat(absent.<RuntimeException>get(key, any -> null)).isNull();
        }
        assertThat(absent.atomic().putIfAbsent("a", "1")).isNull();
        assertThat(absent.get("a")).isEqualTo("1");
        assertThat(absent.atomic().replace("b", "1")).isNull();
        assertThat(absent.atomic().compute("c", (key, old) -> old == null ? "new" : "old"))
                .isEqualTo("new");
        assertThat(absent.remove("d")).isFalse();
        absent.put("e", "1");
        assertThat(absent.get("e")).isEqualTo("1");
        assertThat(absent.atomic().remove("f", "1")).isFalse();
        assertThat(absent.atomic().compareAndSet("f", "1", "2")).isFalse();
        assertThat(absent.view().stats().removals()).isZero();
    }

    @Test
    void loader_thatAsksForItsOwnKey_getsALoadException() {
        assertThatExceptionOfType(CacheLoadException.class)
                .isThrownBy(() -> cache.get("k", key -> cache.get("k", same -> "never")))
                .withMessageContaining("'k'")
                .withMessageContaining("let loaders ask for other keys");
        assertThat(cache.get("k", key -> "v")).isEqualTo("v");
    }

    @Test
    void loader_thatAsksForItsOwnKeyThroughAnotherCache_getsALoadException() {
        Cache<String, String> other = platform.open();
        assertThatExceptionOfType(CacheLoadException.class)
                .isThrownBy(() -> cache.get("k", key -> other.get("o", o -> cache.get("k", same -> "never"))));
        assertThat(cache.get("k", key -> other.get("o", o -> "v"))).isEqualTo("v");
    }

    @Test
    void loaders_ofTwoThreadsInACircle_doNotHang() throws Exception {
        for (int round = 0; round < 200; round++) {
            String a = "a" + round;
            String b = "b" + round;
            CountDownLatch both = new CountDownLatch(2);
            Running<String> first = Threads.start(() -> circle(a, b, both));
            Running<String> second = Threads.start(() -> circle(b, a, both));
            int broken = 0;
            for (Running<String> each : List.of(first, second)) {
                try {
                    assertThat(each.result()).isEqualTo("end");
                } catch (CacheLoadException e) {
                    broken++;
                }
            }
            assertThat(broken).isPositive();
        }
    }

    private String circle(String mine, String others, CountDownLatch both) throws InterruptedException {
        return String.valueOf(cache.<InterruptedException>get(mine, key -> {
            both.countDown();
            both.await();
            return cache.get(others, other -> "end");
        }));
    }

    @Test
    void loader_mayUseTheSameCacheForOtherKeys() {
        assertThat(cache.get("a", a -> cache.get("b", b -> cache.get("c", c -> "c") + "b") + "a"))
                .isEqualTo("cba");
        assertThat(cache.getAll(List.of("a", "b", "c"))).hasSize(3);
    }

    @Test
    void write_duringALoad_winsOverWhatIsLoaded() throws Exception {
        HeldLoad put = new HeldLoad("put", "old");
        cache.put("put", "new");
        HeldLoad remove = new HeldLoad("remove", "old");
        assertThat(cache.remove("remove")).isFalse();
        HeldLoad computed = new HeldLoad("compute", "old");
        cache.atomic().compute("compute", (key, present) -> "new");
        HeldLoad emptied = new HeldLoad("emptied", "old");
        assertThat(cache.atomic().compute("emptied", (key, present) -> null)).isNull();
        HeldLoad absent = new HeldLoad("absent", "old");
        cache.atomic().putIfAbsent("absent", "new");
        HeldLoad bulk = new HeldLoad("bulk", "old");
        cache.putAll(Map.of("bulk", "new"));
        for (HeldLoad load : List.of(put, remove, computed, emptied, absent, bulk)) {
            assertThat(load.finish()).isEqualTo("old");
        }
        assertThat(cache.get("put")).isEqualTo("new");
        assertThat(cache.get("remove")).isNull();
        assertThat(cache.get("compute")).isEqualTo("new");
        assertThat(cache.get("emptied")).isNull();
        assertThat(cache.get("absent")).isEqualTo("new");
        assertThat(cache.get("bulk")).isEqualTo("new");
    }

    @Test
    void clear_duringLoads_winsOverWhatIsLoaded() throws Exception {
        HeldLoad first = new HeldLoad("a", "old");
        HeldLoad second = new HeldLoad("b", "old");
        cache.clear();
        first.finish();
        second.finish();
        assertThat(cache.get("a")).isNull();
        assertThat(cache.get("b")).isNull();
    }

    @Test
    void caller_afterARemoval_doesNotShareTheLoadFromBeforeIt() throws Exception {
        HeldLoad before = new HeldLoad("k", "old");
        cache.remove("k");
        assertThat(cache.get("k", key -> "new")).isEqualTo("new");
        assertThat(before.finish()).isEqualTo("old");
        assertThat(cache.get("k")).isEqualTo("new");
    }

    @Test
    void waiter_thatIsInterrupted_leavesWithItsInterrupt() throws Exception {
        HeldLoad load = new HeldLoad("k", "v");
        CountDownLatch interrupted = new CountDownLatch(1);
        Running<String> waiting = Threads.start(() -> {
            try {
                return cache.get("k", key -> "other");
            } finally {
                if (Thread.currentThread().isInterrupted()) {
                    interrupted.countDown();
                }
            }
        });
        awaitWaiting(waiting);
        waiting.thread().interrupt();
        assertThat(waiting.failure())
                .isInstanceOf(CacheOperationException.class)
                .hasMessageContaining("interrupted");
        assertThat(interrupted.getCount()).isZero();
        assertThat(load.finish()).isEqualTo("v");
        assertThat(cache.get("k")).isEqualTo("v");
    }

    @Test
    void owner_thatEndsDuringALoad_freesTheWaitersAndStoresNothing() throws Exception {
        HeldLoad load = new HeldLoad("k", "v");
        Running<String> waiting = Threads.start(() -> cache.get("k", key -> "other"));
        awaitWaiting(waiting);
        platform.owner().end("its bundle stopped");
        assertThat(waiting.failure())
                .isInstanceOf(CacheClosedException.class)
                .hasMessageContaining("its bundle stopped");
        assertThat(load.finish()).isEqualTo("v");
        assertThatThrownBy(() -> cache.get("k", key -> "v"))
                .isInstanceOf(CacheClosedException.class)
                .hasMessageContaining("com.acme.client");
    }

    /** A key that can be looked up for a while. */
    private static final class Fading {

        private volatile boolean faded;

        @Override
        public int hashCode() {
            if (faded) {
                throw new IllegalStateException("faded");
            }
            return 1;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }
    }

    @Test
    void key_thatFadesWhileItIsLoaded_doesNotKeepTheEngineOpen() throws Exception {
        TestOffer own = TestOffer.named("own");
        TestPlatform other = new TestPlatform(own);
        Cache<Object, String> fading = other.open(CacheSpec.of(Object.class, String.class));
        Fading key = new Fading();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Running<String> loading = Threads.start(() -> fading.get(key, any -> {
            begun.countDown();
            Threads.uninterruptibly(end::await);
            return "v";
        }));
        Threads.uninterruptibly(begun::await);
        key.faded = true;

        fading.close();

        assertThat(own.count().open()).isZero();
        end.countDown();
        assertThat(loading.failure()).isNotNull();
        other.close();
    }
}
