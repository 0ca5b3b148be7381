package org.twatcache.itest.standalone;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twatcache.Cache;
import org.twatcache.CacheEntry;
import org.twatcache.CacheSpec;
import org.twatcache.CacheSpecBuilder;
import org.twatcache.Lookup;
import org.twatcache.RemovalCause;
import org.twatcache.TwatCache;

/** The everyday API outside OSGi, the same on both engines of the house. */
final class EverydayIT {

    private final TwatCache caches = TwatCache.standalone(EverydayIT.class);

    @AfterEach
    void close() {
        caches.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"caffeine", "map"})
    void cache_everydayCalls_doWhatTheySay(String engine) {
        Cache<String, Integer> cache = caches.open(spec(engine).build());
        assertThat(cache.get("one")).isNull();
        cache.put("one", 1);
        cache.putAll(Map.of("two", 2, "three", 3));
        assertThat(cache.getAll(List.of("one", "three", "nine"))).isEqualTo(Map.of("one", 1, "three", 3));
        assertThat(cache.remove("one")).isTrue();
        assertThat(cache.remove("one")).isFalse();
        cache.clear();
        assertThat(cache.view().estimatedSize()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"caffeine", "map"})
    void loader_onMiss_isAskedOnceAndItsNullIsRemembered(String engine) throws IOException {
        Cache<String, Integer> cache =
                caches.open(spec(engine).absentFor(Duration.ofMinutes(1)).build());
        List<String> asked = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            assertThat(cache.get("one", key -> length(asked, key))).isEqualTo(3);
            assertThat(cache.<RuntimeException>get("none", key -> {
                        asked.add(key);
                        return null;
                    }))
                    .isNull();
        }
        assertThat(asked).containsExactly("one", "none");
        assertThat(cache.view().lookup("none")).isInstanceOf(Lookup.Absent.class);
        assertThatThrownBy(() -> cache.get("bad", key -> {
                    throw new IOException(key);
                }))
                .isExactlyInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"caffeine", "map"})
    void lifetime_ofSpecAndOfEntry_ends(String engine) {
        Cache<String, Integer> cache =
                caches.open(spec(engine).timeToLive(Duration.ofMillis(300)).build());
        cache.put("short", 1);
        cache.put("long", 2, Duration.ofMinutes(5));
        assertThat(cache.get("long")).isEqualTo(2);
        await().atMost(5, SECONDS).until(() -> cache.get("short") == null);
        assertThat(cache.get("long")).isEqualTo(2);
        assertThat(cache.view().lookup("long"))
                .isInstanceOfSatisfying(
                        Lookup.Hit.class,
                        hit -> assertThat(hit.remaining()).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"caffeine", "map"})
    void idleTime_ofUnreadEntry_ends(String engine) {
        Cache<String, Integer> cache =
                caches.open(spec(engine).timeToIdle(Duration.ofMillis(200)).build());
        cache.put("key", 1);
        await().atMost(5, SECONDS).until(() -> !cache.view().contains("key"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"caffeine", "map"})
    void bound_inEntries_isKeptAndListenersHear(String engine) {
        List<RemovalCause> causes = Collections.synchronizedList(new ArrayList<>());
        Cache<String, Integer> cache = caches.open(spec(engine)
                .maximumSize(10)
                .removalListener((key, value, cause) -> causes.add(cause))
                .build());
        for (int i = 0; i < 100; i++) {
            cache.put("key " + i, i);
        }
        await().atMost(5, SECONDS).until(() -> cache.view().estimatedSize() <= 10);
        await().atMost(5, SECONDS)
                .untilAsserted(() -> assertThat(causes).hasSize(90).containsOnly(RemovalCause.EVICTED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"caffeine", "map"})
    void atomic_compareAndChange_holds(String engine) {
        Cache<String, Integer> cache = caches.open(spec(engine).build());
        assertThat(cache.atomic().putIfAbsent("key", 1)).isNull();
        assertThat(cache.atomic().putIfAbsent("key", 2)).isEqualTo(1);
        assertThat(cache.atomic().compareAndSet("key", 2, 3)).isFalse();
        assertThat(cache.atomic().compareAndSet("key", 1, 1000)).isTrue();
        assertThat(cache.atomic().replace("key", 2000)).isEqualTo(1000);
        assertThat(cache.atomic().replace("other", 1)).isNull();
        assertThat(cache.atomic().compute("key", (key, old) -> old == null ? 1 : old + 1))
                .isEqualTo(2001);
        assertThat(cache.atomic().remove("key", 1)).isFalse();
        assertThat(cache.atomic().remove("key", Integer.valueOf("2001"))).isTrue();
        assertThat(cache.atomic().compute("key", (key, old) -> null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"caffeine", "map"})
    void async_calls_complete(String engine) throws Exception {
        Cache<String, Integer> cache = caches.open(spec(engine).build());
        assertThat(cache.async().put("one", 1).toCompletableFuture().get(5, SECONDS))
                .isNull();
        assertThat(cache.async().get("one").toCompletableFuture().get(5, SECONDS))
                .isEqualTo(1);
        assertThat(cache.async()
                        .get("four", String::length)
                        .toCompletableFuture()
                        .get(5, SECONDS))
                .isEqualTo(4);
        assertThat(cache.async()
                        .getAll(List.of("one", "four"))
                        .toCompletableFuture()
                        .get(5, SECONDS))
                .hasSize(2);
        assertThat(cache.async().remove("one").toCompletableFuture().get(5, SECONDS))
                .isTrue();
        assertThat(cache.async().clear().toCompletableFuture().get(5, SECONDS)).isNull();
        assertThat(cache.get("four")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"caffeine", "map"})
    void view_ofEntries_showsThem(String engine) {
        Cache<String, Integer> cache = caches.open(spec(engine).build());
        cache.putAll(Map.of("one", 1, "two", 2));
        assertThat(cache.get("one")).isEqualTo(1);
        assertThat(cache.get("none")).isNull();
        assertThat(cache.view().contains("two")).isTrue();
        assertThat(cache.view().lookup("none")).isInstanceOf(Lookup.Miss.class);
        try (Stream<CacheEntry<String, Integer>> entries = cache.view().entries()) {
            assertThat(entries.map(CacheEntry::key)).containsExactlyInAnyOrder("one", "two");
        }
        assertThat(cache.view().stats().hits()).isEqualTo(1);
        assertThat(cache.view().stats().misses()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"caffeine", "map"})
    @SuppressWarnings("NullAway")
    void nullKeyOrValue_isRefused(String engine) {
        Cache<String, Integer> cache = caches.open(spec(engine).build());
        assertThatNullPointerException().isThrownBy(() -> cache.put("key", null));
        assertThatNullPointerException().isThrownBy(() -> cache.get(null));
    }

    private static CacheSpecBuilder<String, Integer> spec(String engine) {
        return CacheSpec.of(String.class, Integer.class).engine(engine);
    }

    private static int length(List<String> asked, String key) throws IOException {
        asked.add(key);
        return key.length();
    }
}
