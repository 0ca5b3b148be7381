package org.twatcache.itest.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.twatcache.Cache;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheContext;
import org.twatcache.CacheSpec;
import org.twatcache.EngineInfo;
import org.twatcache.EngineNotAvailableException;
import org.twatcache.TwatCache;

/** Strictness, and the lives of caches, outside OSGi. */
final class LivesIT {

    private static final CacheSpec<String, String> SPEC =
            CacheSpec.of(String.class, String.class).named("lives").build();

    @Test
    void engines_onTheClassPath_areListedBestFirst() {
        try (TwatCache caches = TwatCache.standalone(LivesIT.class)) {
            assertThat(caches.engines()).extracting(EngineInfo::name).containsExactly("caffeine", "map");
        }
    }

    @Test
    void unknownEngine_opened_isRefusedWithWhatIsAvailable() {
        try (TwatCache caches = TwatCache.standalone(LivesIT.class)) {
            assertThatThrownBy(() -> caches.open(SPEC.toBuilder().engine("nope").build()))
                    .isInstanceOfSatisfying(EngineNotAvailableException.class, refused -> {
                        assertThat(refused.available()).containsExactly("caffeine", "map");
                        assertThat(refused).hasMessageContaining("nope").hasMessageContaining("caffeine, map");
                    });
        }
    }

    @Test
    void filter_ofServiceProperties_isRefused() {
        try (TwatCache caches = TwatCache.standalone(LivesIT.class)) {
            assertThatThrownBy(() -> caches.open(
                            SPEC.toBuilder().filter("(cache.engine.name=map)").build()))
                    .isInstanceOf(CacheConfigurationException.class)
                    .hasMessageContaining("(cache.engine.name=map)");
        }
    }

    @Test
    void context_handlesOneAfterAnother_meetTheSameData() {
        try (TwatCache caches = TwatCache.standalone(LivesIT.class);
                CacheContext<String, String> context = caches.context(SPEC)) {
            try (Cache<String, String> first = context.open()) {
                first.put("key", "value");
            }
            try (Cache<String, String> second = context.open()) {
                assertThat(second.get("key")).isEqualTo("value");
            }
        }
    }

    @Test
    void getOrCreate_thenDestroy_forgets() {
        try (TwatCache caches = TwatCache.standalone(LivesIT.class)) {
            Cache<String, String> cache = caches.getOrCreate(SPEC);
            cache.put("key", "value");
            cache.close();
            assertThat(caches.getOrCreate(SPEC).get("key")).isEqualTo("value");
            assertThat(caches.destroy("lives")).isTrue();
            assertThat(caches.getOrCreate(SPEC).get("key")).isNull();
        }
    }

    @Test
    void sameName_withAnotherSpec_isRefused() {
        try (TwatCache caches = TwatCache.standalone(LivesIT.class)) {
            Cache<String, String> open = caches.open(SPEC);
            assertThatThrownBy(() -> caches.open(SPEC.toBuilder().maximumSize(5).build()))
                    .isInstanceOf(CacheConfigurationException.class)
                    .hasMessageContaining("lives");
            open.put("still", "usable");
        }
    }

    @Test
    void platform_closed_endsHandlesAndEveryThread() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        TwatCache caches = TwatCache.standalone(LivesIT.class);
        Cache<String, String> caffeine = caches.open(spec("caffeine", Duration.ofSeconds(2)));
        Cache<String, String> map = caches.open(spec("map", Duration.ofMillis(500)));
        for (int i = 0; i < 1_000; i++) {
            caffeine.put("key " + i, "value");
            map.put("key " + i, "value");
        }
        caffeine.async().get("loaded", key -> "value").toCompletableFuture().join();
        assertThat(startedSince(before)).isNotEmpty();
        caches.close();
        caches.close();
        await().untilAsserted(() -> assertThat(startedSince(before)).isEmpty());
        assertThatThrownBy(() -> map.get("key")).isInstanceOf(CacheClosedException.class);
        assertThatThrownBy(() -> caches.open(SPEC)).isInstanceOf(CacheClosedException.class);
    }

    private static CacheSpec<String, String> spec(String engine, Duration lifetime) {
        return CacheSpec.of(String.class, String.class)
                .engine(engine)
                .maximumSize(100)
                .timeToLive(lifetime)
                .build();
    }

    private static Set<Thread> startedSince(Set<Thread> before) {
        Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
        threads.removeAll(before);
        threads.removeIf(thread -> thread.getName().startsWith("awaitility") || isOfTheJdk(thread));
        return threads;
    }

    private static boolean isOfTheJdk(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return group == null || group.getParent() == null || group.getName().startsWith("Innocuous");
    }
}
