package org.twatcache.core.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twatcache.Cache;
import org.twatcache.CacheEngineException;
import org.twatcache.CacheEntry;
import org.twatcache.CacheOperationException;
import org.twatcache.CacheStats;
import org.twatcache.Lookup;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.enginekit.FakeEngineFactory;
import org.twatcache.enginekit.ForwardingEngine;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineCursor;

class StatsAndViewTest {

    private final TestOffer offer = TestOffer.named("fake");
    private final TestPlatform platform = TestPlatform.unparked(offer);

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void stats_countWhatHappened() {
        Cache<String, String> cache = platform.open();
        cache.put("a", "1");
        cache.putAll(Map.of("b", "2", "c", "3"));
        cache.get("a");
        cache.get("x");
        cache.getAll(List.of("a", "b", "x", "y"));
        cache.get("l", key -> "4");
        cache.remove("a");
        cache.remove("a");
        cache.atomic().putIfAbsent("b", "no");
        cache.clear();
        CacheStats stats = cache.view().stats();
        assertThat(stats.puts()).isEqualTo(3);
        assertThat(stats.hits()).isEqualTo(3);
        assertThat(stats.misses()).isEqualTo(4);
        assertThat(stats.loads()).isEqualTo(1);
        assertThat(stats.removals()).isEqualTo(2);
        assertThat(stats.errors()).isZero();
        assertThat(stats.hitRate()).hasValue(3.0 / 7);
    }

    @Test
    void stats_areOfAllHandlesAndAcrossEngines() {
        Cache<String, String> first = platform.open(TestPlatform.strings().named("n"));
        Cache<String, String> second = platform.open(TestPlatform.strings().named("n"));
        first.put("k", "v");
        second.get("k");
        platform.leaves(offer);
        first.get("k");
        assertThat(first.view().stats().hits()).isEqualTo(1);
        assertThat(second.view().stats().misses()).isEqualTo(1);
        assertThat(second.view().stats().dropped()).isEqualTo(1);
    }

    @Test
    void stats_turnedOff_countFaultsOnly() {
        Cache<String, String> cache = platform.open(
                TestPlatform.strings().statistics(false).maximumSize(1).removalListener((key, value, cause) -> {
                    throw new IllegalStateException("listener");
                }));
        cache.put("a", "1");
        cache.put("b", "1");
        cache.get("b");
        cache.get("a", key -> "2");
        CacheStats stats = cache.view().stats();
        assertThat(stats.hits() + stats.misses() + stats.puts() + stats.loads() + stats.evictions())
                .isZero();
        assertThat(stats.hitRate()).isEmpty();
        assertThat(stats.errors()).isEqualTo(2);
    }

    @Test
    void view_neitherCountsNorMakesYounger() {
        Cache<String, String> cache = platform.open(TestPlatform.strings().maximumSize(2));
        cache.put("old", "1");
        cache.put("new", "2");
        assertThat(cache.view().contains("old")).isTrue();
        assertThat(cache.view().contains("x")).isFalse();
        assertThat(cache.view().lookup("old")).isEqualTo(new Lookup.Hit<>("1", null));
        assertThat(cache.view().lookup("x")).isEqualTo(new Lookup.Miss<>());
        try (Stream<CacheEntry<String, String>> entries = cache.view().entries()) {
            assertThat(entries).hasSize(2);
        }
        cache.put("newest", "3");
        assertThat(cache.view().contains("old")).isFalse();
        assertThat(cache.view().stats().hits() + cache.view().stats().misses()).isZero();
        assertThat(cache.view().estimatedSize()).isEqualTo(2);
    }

    @Test
    void lookup_tellsWhatRemains() {
        Cache<String, String> cache = platform.open(TestPlatform.strings().timeToLive(Duration.ofHours(1)));
        cache.put("usual", "1");
        cache.put("own", "2", Duration.ofMinutes(5));
        assertThat(remaining(cache, "usual")).isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
        assertThat(remaining(cache, "own")).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));
        try (Stream<CacheEntry<String, String>> entries = cache.view().entries()) {
            assertThat(entries.map(CacheEntry::remaining))
                    .hasSize(2)
                    .allSatisfy(left -> assertThat(left).isPositive().isLessThanOrEqualTo(Duration.ofHours(1)));
        }
    }

    private static Duration remaining(Cache<String, String> cache, String key) {
        Lookup.Hit<String> hit = (Lookup.Hit<String>) cache.view().lookup(key);
        return Objects.requireNonNull(hit.remaining());
    }

    @Test
    void entries_ofManyPages_areMetOnce() {
        Cache<String, String> cache = platform.open();
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < 1_000; i++) {
            all.put("k" + i, "v" + i);
        }
        cache.putAll(all);
        Map<String, String> met = new HashMap<>();
        try (Stream<CacheEntry<String, String>> entries = cache.view().entries()) {
            entries.forEach(
                    entry -> assertThat(met.put(entry.key(), entry.value())).isNull());
        }
        assertThat(met).isEqualTo(all);
    }

    @Test
    void entries_whenTheEngineLeaves_endWithAnOperationException() {
        Cache<String, String> cache = platform.open();
        for (int i = 0; i < 600; i++) {
            cache.put("k" + i, "v");
        }
        try (Stream<CacheEntry<String, String>> entries = cache.view().entries()) {
            Iterator<CacheEntry<String, String>> iterator = entries.iterator();
            assertThat(iterator.next()).isNotNull();
            platform.leaves(offer);
            assertThatExceptionOfType(CacheOperationException.class)
                    .isThrownBy(() -> iterator.forEachRemaining(entry -> {}))
                    .withMessageContaining("swapped")
                    .withMessageContaining(cache.name());
        }
    }

    @Test
    void entries_whenClosed_closeTheCursorAndWhatAnEngineThrowsIsDescribed() {
        AtomicInteger closed = new AtomicInteger();
        TestOffer broken =
                TestOffer.of("broken", request -> new BrokenCursors(closed, new FakeEngineFactory().create(request)));
        try (TestPlatform other = new TestPlatform(broken)) {
            Cache<String, String> cache = other.open();
            cache.put("k", "v");
            try (Stream<CacheEntry<String, String>> entries = cache.view().entries()) {
                assertThatExceptionOfType(CacheEngineException.class)
                        .isThrownBy(entries::toList)
                        .withMessageContaining("'broken'")
                        .withMessageContaining("bad page");
            }
            assertThat(closed).hasValue(1);
            assertThat(cache.view().stats().errors()).isEqualTo(1);
        }
    }

    private static final class BrokenCursors extends ForwardingEngine<Object> {

        private final AtomicInteger closed;

        @SuppressWarnings("unchecked")
        BrokenCursors(AtomicInteger closed, CacheEngine<?> engine) {
            super((CacheEngine<Object>) engine);
            this.closed = closed;
        }

        @Override
        public EngineCursor<Object> cursor() {
            return new EngineCursor<>() {
                @Override
                public List<org.twatcache.spi.EngineEntry<Object>> nextPage(int max) {
                    throw new IllegalStateException("bad page");
                }

                @Override
                public void close() {
                    closed.incrementAndGet();
                }
            };
        }
    }
}
