package org.twatcache.core.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twatcache.AtomicCache;
import org.twatcache.Cache;
import org.twatcache.CacheSpec;
import org.twatcache.EngineTrait;
import org.twatcache.TypeRef;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.core.internal.fixture.Threads;

class AtomicTest {

    private static final int STEPS = 20_000;

    private final TestPlatform platform = new TestPlatform(TestOffer.named("fake"));
    private final Cache<String, List<Integer>> cache =
            platform.open(CacheSpec.of(String.class, new TypeRef<List<Integer>>() {}));
    private final AtomicCache<String, List<Integer>> atomic = cache.atomic();

    @AfterEach
    void close() {
        platform.close();
    }

    /** Equal to every other list of that number, and the same object as none. */
    private static List<Integer> value(int number) {
        return new ArrayList<>(List.of(number));
    }

    @Test
    void putIfAbsent_storesOnlyWhereThereIsNothing() {
        assertThat(atomic.putIfAbsent("k", value(1))).isNull();
        assertThat(atomic.putIfAbsent("k", value(2))).isEqualTo(value(1));
        assertThat(cache.get("k")).isEqualTo(value(1));
        assertThat(cache.view().stats().puts()).isEqualTo(1);
    }

    @Test
    void replace_storesOnlyWhereThereIsSomething() {
        assertThat(atomic.replace("k", value(1))).isNull();
        assertThat(cache.get("k")).isNull();
        cache.put("k", value(1));
        assertThat(atomic.replace("k", value(2))).isEqualTo(value(1));
        assertThat(cache.get("k")).isEqualTo(value(2));
    }

    @Test
    void compareAndSet_comparesByEquals() {
        assertThat(atomic.compareAndSet("k", value(1), value(2))).isFalse();
        cache.put("k", value(1));
        assertThat(atomic.compareAndSet("k", value(9), value(2))).isFalse();
        assertThat(atomic.compareAndSet("k", value(1), value(2))).isTrue();
        assertThat(cache.get("k")).isEqualTo(value(2));
    }

    @Test
    void remove_comparesByEquals() {
        assertThat(atomic.remove("k", value(1))).isFalse();
        cache.put("k", value(1));
        assertThat(atomic.remove("k", value(2))).isFalse();
        assertThat(atomic.remove("k", value(1))).isTrue();
        assertThat(cache.get("k")).isNull();
        assertThat(cache.view().stats().removals()).isEqualTo(1);
    }

    @Test
    void compute_storesChangesAndRemoves() {
        assertThat(atomic.compute("k", (key, old) -> old == null ? value(1) : null))
                .isEqualTo(value(1));
        assertThat(atomic.compute("k", (key, old) -> old == null ? null : value(old.get(0) + 1)))
                .isEqualTo(value(2));
        assertThat(atomic.compute("k", (key, old) -> null)).isNull();
        assertThat(cache.get("k")).isNull();
        assertThat(atomic.compute("k", (key, old) -> old)).isNull();
    }

    @Test
    void compute_whoseFunctionThrows_changesNothing() {
        cache.put("k", value(1));
        IllegalStateException bug = new IllegalStateException("bug");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> atomic.compute("k", (key, old) -> {
                    throw bug;
                })))
                .isSameAs(bug);
        assertThat(cache.get("k")).isEqualTo(value(1));
    }

    @Test
    void compute_mayUseTheCacheItself() {
        assertThat(atomic.compute("a", (key, old) -> {
                    cache.put("b", value(2));
                    return cache.get("b");
                }))
                .isEqualTo(value(2));
    }

    @Test
    void counter_ofFourThreads_isExact() throws Exception {
        assertThat(count(cache)).isEqualTo(value(4 * STEPS));
    }

    @Test
    void counter_onAnEngineThatCanDoNothing_isExact() throws Exception {
        try (TestPlatform plain = new TestPlatform(TestOffer.named("plain", new EngineTrait[0]))) {
            Cache<String, List<Integer>> bounded =
                    plain.open(CacheSpec.of(String.class, new TypeRef<List<Integer>>() {})
                            .maximumSize(10)
                            .timeToLive(Duration.ofHours(1)));
            assertThat(count(bounded)).isEqualTo(value(4 * STEPS));
        }
    }

    private static List<Integer> count(Cache<String, List<Integer>> counted) throws Exception {
        Threads.race(4, () -> {
            for (int i = 0; i < STEPS; i++) {
                counted.atomic().compute("n", (key, old) -> value(old == null ? 1 : old.get(0) + 1));
            }
        });
        return Objects.requireNonNull(counted.get("n"));
    }

    @Test
    void putIfAbsent_ofManyThreads_hasOneWinner() throws Exception {
        for (int round = 0; round < 200; round++) {
            String key = "k" + round;
            AtomicInteger winners = new AtomicInteger();
            Threads.race(4, () -> {
                if (atomic.putIfAbsent(key, value(1)) == null) {
                    winners.incrementAndGet();
                }
            });
            assertThat(winners).hasValue(1);
        }
    }
}
