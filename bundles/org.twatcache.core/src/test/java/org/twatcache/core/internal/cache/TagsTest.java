package org.twatcache.core.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.twatcache.core.internal.fixture.TestPlatform.strings;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twatcache.BulkLoader;
import org.twatcache.Cache;
import org.twatcache.CacheConfigurationException;
import org.twatcache.EngineTrait;
import org.twatcache.Loader;
import org.twatcache.admin.SwapMode;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.core.internal.fixture.Threads;

class TagsTest {

    /** A test that may throw. */
    private interface Tested {
        void with(Cache<String, String> cache, TestPlatform platform) throws Exception;
    }

    private static void with(KeptAs kept, Tested test) throws Exception {
        try (TestPlatform platform = new TestPlatform(kept.offer())) {
            test.with(platform.open(kept.in(strings().tagged())), platform);
        }
    }

    private static Loader<String, String, RuntimeException> tagging(String value, String... tags) {
        return Loader.tagging(key -> value, (key, loaded) -> Set.of(tags));
    }

    @ParameterizedTest
    @EnumSource
    void invalidate_tag_forgetsThoseThatHaveIt(KeptAs kept) throws Exception {
        with(kept, (cache, platform) -> {
            cache.tagged().put("a", "1", Set.of("red"));
            cache.tagged().put("b", "2", Set.of("red", "round"));
            cache.tagged().put("c", "3", Duration.ofHours(1), Set.of("round"));
            cache.put("d", "4");
            assertThat(cache.tagged().tags("b")).containsExactlyInAnyOrder("red", "round");
            assertThat(cache.tagged().tags("d")).isEmpty();

            cache.tagged().invalidate("red");

            assertThat(cache.getAll(List.of("a", "b", "c", "d"))).isEqualTo(Map.of("c", "3", "d", "4"));
            assertThat(cache.get("a")).isNull();
            assertThat(cache.view().contains("b")).isFalse();
            assertThat(cache.tagged().tags("b")).isEmpty();
            try (var entries = cache.view().entries()) {
                assertThat(entries.map(entry -> entry.key())).containsExactlyInAnyOrder("c", "d");
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void put_afterInvalidation_isThere(KeptAs kept) throws Exception {
        with(kept, (cache, platform) -> {
            cache.tagged().put("a", "1", Set.of("red"));
            cache.tagged().invalidate("red");
            cache.tagged().put("a", "2", Set.of("red"));
            assertThat(cache.get("a")).isEqualTo("2");
            cache.tagged().invalidate("red");
            assertThat(cache.get("a")).isNull();
        });
    }

    @ParameterizedTest
    @EnumSource
    void atomic_entryWasInvalidated_isNotThere(KeptAs kept) throws Exception {
        with(kept, (cache, platform) -> {
            cache.tagged().put("a", "1", Set.of("red"));
            assertThat(cache.atomic().putIfAbsent("a", "2")).isEqualTo("1");
            cache.tagged().invalidate("red");
            assertThat(cache.atomic().compareAndSet("a", "1", "2")).isFalse();
            assertThat(cache.atomic().compute("a", (key, present) -> present)).isNull();
            assertThat(cache.atomic().putIfAbsent("a", "2")).isNull();
            assertThat(cache.get("a")).isEqualTo("2");
            assertThat(cache.atomic().compareAndSet("a", "2", "3")).isTrue();
            assertThat(cache.atomic().remove("a", "3")).isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource
    void get_loaderGivesTags_areKept(KeptAs kept) throws Exception {
        with(kept, (cache, platform) -> {
            assertThat(cache.get("a", tagging("1", "red"))).isEqualTo("1");
            assertThat(cache.get("a", tagging("not asked", "red"))).isEqualTo("1");
            cache.tagged().invalidate("red");
            assertThat(cache.get("a", tagging("2", "red"))).isEqualTo("2");
            assertThat(cache.get("a")).isEqualTo("2");
        });
    }

    @ParameterizedTest
    @EnumSource
    void getAll_loaderGivesTags_areKept(KeptAs kept) throws Exception {
        with(kept, (cache, platform) -> {
            BulkLoader<String, String, RuntimeException> loader = new BulkLoader<>() {
                @Override
                public Map<String, String> loadAll(Set<String> keys) {
                    return keys.stream().collect(Collectors.toMap(key -> key, key -> key + "!"));
                }

                @Override
                public Set<String> tags(String key, String value) {
                    return Set.of("of " + key);
                }
            };
            assertThat(cache.getAll(List.of("a", "b"), loader)).isEqualTo(Map.of("a", "a!", "b", "b!"));
            cache.tagged().invalidate("of a");
            assertThat(cache.get("a")).isNull();
            assertThat(cache.get("b")).isEqualTo("b!");
        });
    }

    @ParameterizedTest
    @EnumSource
    void get_invalidatedWhileLoading_isNotStored(KeptAs kept) throws Exception {
        with(kept, (cache, platform) -> {
            Loader<String, String, RuntimeException> loader = Loader.tagging(
                    key -> {
                        cache.tagged().invalidate("red");
                        return "read before that";
                    },
                    (key, value) -> Set.of("red"));
            assertThat(cache.get("a", loader)).isEqualTo("read before that");
            assertThat(cache.get("a")).isNull();
        });
    }

    @Test
    void get_loadBeganBeforeInvalidation_isNotShared() throws Exception {
        with(KeptAs.REFERENCES, (cache, platform) -> {
            CountDownLatch loading = new CountDownLatch(1);
            CountDownLatch go = new CountDownLatch(1);
            var first = Threads.start(() -> String.valueOf(cache.get("a", key -> {
                loading.countDown();
                Threads.uninterruptibly(go::await);
                return "read before that";
            })));
            loading.await();
            cache.tagged().invalidate("red");
            assertThat(cache.get("a", tagging("new", "red"))).isEqualTo("new");
            go.countDown();
            assertThat(first.result()).isEqualTo("read before that");
            assertThat(cache.get("a")).isEqualTo("new");
        });
    }

    @Test
    void get_loaderKnowsItsTagsLate_isNotStoredAfterInvalidationBetween() throws Exception {
        with(KeptAs.REFERENCES, (cache, platform) -> {
            Loader<String, String, RuntimeException> loader =
                    Loader.tagging(key -> "read before that", (key, value) -> {
                        cache.tagged().invalidate("red");
                        return Set.of("red");
                    });
            assertThat(cache.get("a", loader)).isEqualTo("read before that");
            assertThat(cache.get("a")).isNull();
        });
    }

    @ParameterizedTest
    @EnumSource
    void tags_cannotBeTags_areRefusedAndNothingIsStored(KeptAs kept) throws Exception {
        with(kept, (cache, platform) -> {
            Set<String> many = IntStream.range(0, 65).mapToObj(String::valueOf).collect(Collectors.toSet());
            for (Set<String> refused : List.of(Set.of(""), Set.of("x".repeat(1_025)), many)) {
                assertThatThrownBy(() -> cache.tagged().put("a", "1", refused))
                        .isInstanceOf(IllegalArgumentException.class);
                assertThatThrownBy(() -> cache.get("a", Loader.tagging(key -> "1", (key, value) -> refused)))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            assertThatThrownBy(() -> cache.tagged().invalidate("")).isInstanceOf(IllegalArgumentException.class);
            assertThat(cache.get("a")).isNull();
        });
    }

    @Test
    void tagged_specIsNot_isRefused() {
        try (TestPlatform platform = new TestPlatform(TestOffer.named("fake"))) {
            Cache<String, String> cache = platform.open();
            assertThatThrownBy(cache::tagged)
                    .isInstanceOf(CacheConfigurationException.class)
                    .hasMessageContaining("has no tags");
        }
    }

    @Test
    void get_whatTagsAreWorthIsLost_isMiss() throws Exception {
        with(KeptAs.REFERENCES, (cache, platform) -> {
            cache.tagged().put("a", "1", Set.of("red"));
            cache.put("b", "2");
            platform.platform().admin().caches().stream()
                    .filter(control -> !control.info().name().equals(cache.name()))
                    .forEach(control -> control.close());
            assertThat(cache.get("a")).isNull();
            assertThat(cache.get("b")).isEqualTo("2");
            cache.tagged().put("a", "1", Set.of("red"));
            assertThat(cache.get("a")).isNull();
        });
    }

    @Test
    void invalidate_ofAnotherOwner_holdsForAll() {
        try (TestPlatform platform = new TestPlatform(KeptAs.SHARED_BYTES.offer())) {
            Cache<String, String> mine =
                    platform.open(KeptAs.SHARED_BYTES.in(strings().tagged()));
            Cache<String, String> others = platform.platform()
                    .contextsOf(platform.owner("com.acme.other"))
                    .open(KeptAs.SHARED_BYTES.in(strings().tagged()).build());
            mine.tagged().put("a", "1", Set.of("red"));
            assertThat(others.get("a")).isEqualTo("1");
            others.tagged().invalidate("red");
            assertThat(mine.get("a")).isNull();
        }
    }

    @Test
    void swap_toBytesAndBack_tagsAreKept() throws Exception {
        TestOffer bytes = TestOffer.named("other", EngineTrait.KEEPS_BYTES, EngineTrait.EXPIRES);
        try (TestPlatform platform = new TestPlatform(TestOffer.named("fake").ranking(1), bytes)) {
            Cache<String, String> cache = platform.open(strings().tagged().named("n"));
            cache.tagged().put("a", "1", Set.of("red"));
            cache.tagged().put("b", "2", Set.of("blue"));
            platform.control(cache).swap("other", SwapMode.MIGRATE).await(Duration.ofSeconds(10));
            assertThat(cache.get("a")).isEqualTo("1");
            cache.tagged().invalidate("red");
            platform.control(cache).swap("fake", SwapMode.MIGRATE).await(Duration.ofSeconds(10));
            assertThat(cache.get("a")).isNull();
            assertThat(cache.get("b")).isEqualTo("2");
        }
    }

    @Test
    void close_lastHandle_leavesNothingOpen() {
        try (TestPlatform platform = new TestPlatform(TestOffer.named("fake"))) {
            Cache<String, String> cache = platform.open(strings().tagged().named("n"));
            cache.tagged().put("a", "1", Set.of("red"));
            cache.close();
            assertThat(platform.platform().admin().caches()).isEmpty();
            Cache<String, String> again = platform.open(strings().tagged().named("n"));
            assertThat(again.get("a")).isNull();
            assertThat(platform.contexts().destroy("n")).isTrue();
            assertThat(platform.platform().admin().caches()).isEmpty();
        }
    }

    @Test
    void export_entriesWithTags_areLeftOutAndCounted() throws Exception {
        with(KeptAs.BYTES, (cache, platform) -> {
            cache.tagged().put("a", "1", Set.of("red"));
            cache.put("b", "2");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            var exported = platform.control(cache).exportTo(out);
            assertThat(exported.entries()).isEqualTo(1);
            assertThat(exported.skipped()).isEqualTo(1);
            cache.clear();
            assertThat(platform.control(cache)
                            .importFrom(new ByteArrayInputStream(out.toByteArray()))
                            .entries())
                    .isEqualTo(1);
            assertThat(cache.get("b")).isEqualTo("2");
        });
    }

    @Test
    void lease_entryWasInvalidated_isLoadedAnew() {
        TestOffer shared = TestOffer.named("bytes", EngineTrait.KEEPS_BYTES, EngineTrait.EXPIRES, EngineTrait.SHARED);
        try (TestPlatform platform = new TestPlatform(shared)) {
            Cache<String, String> cache =
                    platform.open(strings().named("n").tagged().loadLease(Duration.ofSeconds(5)));
            assertThat(cache.get("a", tagging("1", "red"))).isEqualTo("1");
            cache.tagged().invalidate("red");
            assertThat(cache.get("a", tagging("2", "red"))).isEqualTo("2");
            @Nullable String kept = cache.get("a");
            assertThat(kept).isEqualTo("2");
        }
    }
}
