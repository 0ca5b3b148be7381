package org.twatcache.core.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twatcache.core.internal.fixture.Eventually.eventually;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twatcache.Cache;
import org.twatcache.CacheSpec;
import org.twatcache.EngineTrait;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.enginekit.FakeClock;
import org.twatcache.enginekit.FakeEngineFactory;
import org.twatcache.enginekit.ForwardingEngine;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineEntry;

class BulkAndLifetimesTest {

    /** Notes how many keys came in each bulk call. */
    private static final class Bulk extends ForwardingEngine<Object> {

        private final List<Integer> sizes;

        @SuppressWarnings("unchecked")
        Bulk(CacheEngine<?> engine, List<Integer> sizes) {
            super((CacheEngine<Object>) engine);
            this.sizes = sizes;
        }

        @Override
        public List<EngineEntry<Object>> getAll(Collection<?> keys) {
            sizes.add(keys.size());
            return super.getAll(keys);
        }

        @Override
        public void putAll(Collection<EngineEntry<Object>> entries) {
            sizes.add(entries.size());
            super.putAll(entries);
        }
    }

    private final List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
    private final TestPlatform platform = new TestPlatform(TestOffer.of(
            "bulk", request -> new Bulk(new FakeEngineFactory(EngineTrait.EXPIRES).create(request), sizes)));

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void bulkCalls_comeInChunks() {
        Cache<Integer, Integer> cache = platform.open(CacheSpec.of(Integer.class, Integer.class));
        Map<Integer, Integer> entries = new HashMap<>();
        for (int i = 0; i < 1_300; i++) {
            entries.put(i, -i);
        }
        cache.putAll(entries);
        assertThat(sizes).containsExactly(512, 512, 276);
        sizes.clear();
        assertThat(cache.getAll(entries.keySet())).isEqualTo(entries);
        assertThat(sizes).containsExactly(512, 512, 276);
        assertThat(cache.view().stats().hits()).isEqualTo(1_300);
        assertThat(cache.view().stats().puts()).isEqualTo(1_300);
    }

    @Test
    void bulkCalls_ofNothing_askNobody() {
        Cache<Integer, Integer> cache = platform.open(CacheSpec.of(Integer.class, Integer.class));
        cache.putAll(Map.of());
        assertThat(cache.getAll(List.of())).isEmpty();
        assertThat(cache.getAll(List.of(1, 1, 1))).isEmpty();
        assertThat(sizes).containsExactly(1);
        assertThat(cache.view().stats().misses()).isEqualTo(1);
    }

    @Test
    void jitter_shortensWithinItsShare() {
        FakeClock clock = new FakeClock();
        Lifetimes lifetimes = new Lifetimes(
                TestPlatform.strings()
                        .timeToLive(Duration.ofSeconds(100))
                        .jitter(0.2)
                        .build(),
                clock);
        long shortest = Long.MAX_VALUE;
        long longest = 0;
        for (int i = 0; i < 10_000; i++) {
            long life = lifetimes.usual() - clock.nanos();
            shortest = Math.min(shortest, life);
            longest = Math.max(longest, life);
        }
        assertThat(shortest)
                .isBetween(
                        Duration.ofSeconds(80).toNanos(), Duration.ofSeconds(81).toNanos());
        assertThat(longest)
                .isBetween(
                        Duration.ofSeconds(99).toNanos(),
                        Duration.ofSeconds(100).toNanos());
    }

    @Test
    void jitter_ofEverything_leavesALife() {
        FakeClock clock = new FakeClock();
        Lifetimes lifetimes = new Lifetimes(
                TestPlatform.strings().timeToLive(Duration.ofNanos(1)).jitter(1).build(), clock);
        assertThat(lifetimes.usual()).isEqualTo(clock.nanos() + 1);
    }

    @Test
    void lifetime_withoutJitter_isTheEnginesBusiness() {
        assertThat(new Lifetimes(TestPlatform.strings().build(), new FakeClock()).usual())
                .isEqualTo(CacheEngine.DEFAULT_DEADLINE);
    }

    @Test
    void lifetime_ofAnEntry_winsOverThatOfTheSpec() {
        Cache<String, String> cache = platform.open(TestPlatform.strings().timeToLive(Duration.ofMillis(30)));
        cache.put("short", "v");
        cache.put("long", "v", Duration.ofHours(1));
        eventually().until(() -> cache.get("short") == null);
        assertThat(cache.get("long")).isEqualTo("v");
    }

    @Test
    void lifetime_isNeverServedLaterThan20Millis() {
        Cache<String, Long> cache =
                platform.open(CacheSpec.of(String.class, Long.class).timeToLive(Duration.ofMillis(1_100)));
        long before = System.nanoTime();
        cache.put("k", 1L);
        long stored = System.nanoTime();
        AtomicLong lastServed = new AtomicLong();
        eventually().until(() -> {
            long asked = System.nanoTime();
            boolean there = cache.get("k") != null;
            if (there) {
                lastServed.set(asked);
            }
            return !there;
        });
        assertThat(Duration.ofNanos(lastServed.get() - stored)).isLessThan(Duration.ofMillis(1_120));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(1_080));
    }

    @Test
    void idleTime_isKeptByThePlatformWhereTheEngineCannot() {
        TestOffer plain = TestOffer.named("plain", new EngineTrait[0]);
        try (TestPlatform other = new TestPlatform(plain)) {
            Cache<String, String> cache = other.open(TestPlatform.strings().timeToIdle(Duration.ofMillis(40)));
            cache.put("k", "v");
            assertThat(cache.view().contains("k")).isTrue();
            eventually().until(() -> !cache.view().contains("k"));
            assertThat(cache.get("k")).isNull();
        }
    }
}
