package org.twatcache.core.internal.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.twatcache.core.internal.fixture.Eventually.eventually;
import static org.twatcache.core.internal.fixture.TestPlatform.strings;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.twatcache.Cache;
import org.twatcache.CacheConfigurationException;
import org.twatcache.EngineTrait;
import org.twatcache.OnEngineLoss;
import org.twatcache.RemovalCause;
import org.twatcache.core.internal.cache.TagStamps;
import org.twatcache.core.internal.config.SpecDefaults;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.core.internal.fixture.Threads;
import org.twatcache.enginekit.FakeEngineFactory;
import org.twatcache.enginekit.ForwardingEngine;
import org.twatcache.spi.CacheEngine;

/** What tags are worth is kept in a cache of its own, which may fail, hang, forget and grow as any other. */
class TagCachesTest {

    private static final Duration LIFETIME = Duration.ofHours(1);

    /** More than half of what stamps live. */
    private static final Duration MONTH = Duration.ofDays(31);

    private final AtomicLong nanos = new AtomicLong(1);
    private final FakeEngineFactory fakes = new FakeEngineFactory();
    private final CountDownLatch go = new CountDownLatch(1);
    private final List<Long> sizes = new CopyOnWriteArrayList<>();

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static boolean isOfTags(String cache) {
        return cache.endsWith("#tags");
    }

    /** Its engines of stamps fail, or hang in close. */
    @SuppressWarnings("unchecked")
    private TestOffer offer(boolean failing, boolean hanging) {
        return TestOffer.of("fake", request -> {
            CacheEngine<Object> fake = (CacheEngine<Object>) fakes.create(request);
            if (!isOfTags(request.cache())) {
                return fake;
            }
            request.maximumSize().ifPresent(sizes::add);
            return new ForwardingEngine<>(fake) {
                private boolean filled;

                @Override
                public @Nullable Object get(Object key) {
                    if (failing && filled) {
                        throw new IllegalStateException("down");
                    }
                    return super.get(key);
                }

                @Override
                public @Nullable Object putIfAbsent(Object key, Object value, long deadline) {
                    filled = true;
                    return super.putIfAbsent(key, value, deadline);
                }

                @Override
                public void close() {
                    if (hanging) {
                        Threads.uninterruptibly(go::await);
                    }
                    super.close();
                }
            };
        });
    }

    /** The coarse clock follows a test's within milliseconds. */
    private static void putUntilItLives(Cache<String, String> cache) {
        eventually().until(() -> {
            cache.tagged().put("k", "v", Set.of("red"));
            return "v".equals(cache.get("k"));
        });
    }

    @Test
    void stamps_ofTagsThatAreUsed_outliveEveryEntry() {
        try (TestPlatform platform = TestPlatform.ticking(nanos::get, TestOffer.named("fake"))) {
            Cache<String, String> cache =
                    platform.open(strings().named("n").tagged().timeToLive(LIFETIME));
            for (int month = 0; month < 12; month++) {
                pass(MONTH);
                putUntilItLives(cache);
                pass(LIFETIME.minusMinutes(1));
                assertThat(cache.get("k")).isEqualTo("v");
            }
            cache.tagged().invalidate("red");
            assertThat(cache.get("k")).isNull();
        }
    }

    @Test
    void stamps_drawnByWhoKeepsThemShorter_outliveEntriesOfOthers() {
        Duration days = Duration.ofDays(300);
        try (TestPlatform platform = TestPlatform.ticking(nanos::get, TestOffer.named("fake"))) {
            Cache<String, String> cache =
                    platform.open(strings().named("n").tagged().timeToLive(days));
            putUntilItLives(cache);
            pass(TagStamps.RENEWAL.minusDays(1));
            cache.tagged().put("k", "v", Set.of("red"));
            pass(days.minusDays(1));
            assertThat(cache.get("k")).isEqualTo("v");
        }
    }

    @Test
    void stamps_ofTagsThatNobodyUses_end() throws Exception {
        try (TestPlatform platform = TestPlatform.ticking(nanos::get, TestOffer.named("fake"))) {
            Cache<String, String> cache =
                    platform.open(strings().named("n").tagged().timeToLive(LIFETIME));
            for (int key = 0; key < 100; key++) {
                cache.tagged().put("k" + key, "v", Set.of("of " + key));
            }
            assertThat(stamps(platform)).isGreaterThanOrEqualTo(100);
            pass(MONTH.multipliedBy(3));
            assertThat(stamps(platform)).isZero();
        }
    }

    private static long stamps(TestPlatform platform) throws IOException, InterruptedException {
        return platform.platform()
                .admin()
                .find("n#tags")
                .exportTo(OutputStream.nullOutputStream())
                .entries();
    }

    @Test
    void stamps_ofASmallCache_areNotEvictedBecauseEntriesHaveManyTags() {
        try (TestPlatform platform = new TestPlatform(offer(false, false))) {
            Cache<String, String> cache =
                    platform.open(strings().named("n").tagged().maximumSize(2));
            cache.tagged().put("a", "1", tags("a"));
            cache.tagged().put("b", "2", tags("b"));
            assertThat(cache.get("a")).isEqualTo("1");
            assertThat(cache.get("b")).isEqualTo("2");
            assertThat(sizes).containsExactly(1_024L);
        }
    }

    private static Set<String> tags(String of) {
        return IntStream.range(0, 64).mapToObj(i -> of + i).collect(Collectors.toSet());
    }

    @Test
    void removed_lifetimeWasOver_isToldAsExpired() {
        List<RemovalCause> causes = new ArrayList<>();
        try (TestPlatform platform = TestPlatform.ticking(nanos::get, TestOffer.named("fake"))) {
            Cache<String, String> cache = platform.open(strings()
                    .timeToLive(LIFETIME)
                    .staleOnError(LIFETIME)
                    .removalListener((key, value, cause) -> causes.add(cause)));
            cache.put("k", "v");
            pass(LIFETIME);
            assertThat(cache.remove("k")).isFalse();
            cache.put("k", "v");
            assertThat(cache.remove("k")).isTrue();
            assertThat(causes).containsExactly(RemovalCause.EXPIRED, RemovalCause.REMOVED);
        }
    }

    @Test
    void async_stampsFail_failsItsStage() {
        try (TestPlatform platform = new TestPlatform(offer(true, false))) {
            Cache<String, String> cache =
                    platform.open(strings().named("n").tagged().onEngineLoss(OnEngineLoss.FAIL));
            cache.tagged().put("k", "v", Set.of("red"));
            var read = cache.async().get("k").toCompletableFuture();
            eventually().until(read::isCompletedExceptionally);
        }
    }

    @Test
    void load_stampsFail_givesWhatIsLoaded() {
        try (TestPlatform platform = new TestPlatform(offer(true, false))) {
            Cache<String, String> cache =
                    platform.open(strings().named("n").tagged().onEngineLoss(OnEngineLoss.FAIL));
            cache.tagged().put("k", "v", Set.of("red"));
            assertThat(cache.get("k", key -> "loaded")).isEqualTo("loaded");
        }
    }

    @Test
    void end_stampsHangInClose_othersAreEnded() throws Exception {
        try (TestPlatform platform = new TestPlatform(offer(false, true))) {
            var owner = platform.owner("com.acme.other");
            Cache<String, String> cache = platform.platform()
                    .contextsOf(owner)
                    .open(strings().named("n").tagged().build());
            cache.tagged().put("k", "v", Set.of("red"));
            var ending = Threads.start(() -> {
                owner.end("stopped");
                return true;
            });
            assertThat(ending.result()).isTrue();
            go.countDown();
        }
    }

    @Test
    void open_refusedAmongSharers_leavesNothingOpen() {
        TestOffer bytes =
                TestOffer.named("bytes", EngineTrait.KEEPS_BYTES, EngineTrait.EXPIRES, EngineTrait.BOUNDS_ENTRIES);
        try (TestPlatform platform = new TestPlatform(bytes)) {
            platform.open(strings().named("s").shared().maximumSize(10));
            var others = platform.platform().contextsOf(platform.owner("com.acme.other"));
            assertThatThrownBy(() -> others.open(strings()
                            .named("s")
                            .shared()
                            .tagged()
                            .maximumSize(20)
                            .build()))
                    .isInstanceOf(CacheConfigurationException.class);
            assertThat(platform.platform().admin().caches()).hasSize(1);
        }
    }

    @Test
    void stamps_ofACacheThatIsSmallByDefault_areNotEvicted() {
        try (TestPlatform platform = new TestPlatform(Map.of("max.size", "2"), Map.of(), offer(false, false))) {
            Cache<String, String> cache = platform.open(strings().named("n").tagged());
            cache.tagged().put("a", "1", tags("a"));
            cache.tagged().put("b", "2", tags("b"));
            assertThat(cache.get("a")).isEqualTo("1");
            assertThat(cache.get("b")).isEqualTo("2");
        }
    }

    @Test
    void open_staleForEver_opens() {
        try (TestPlatform platform = new TestPlatform(TestOffer.named("fake"))) {
            Cache<String, String> cache = platform.open(strings()
                    .named("n")
                    .tagged()
                    .timeToLive(LIFETIME)
                    .staleOnError(Duration.ofSeconds(Long.MAX_VALUE)));
            cache.tagged().put("k", "v", Set.of("red"));
            assertThat(cache.get("k")).isEqualTo("v");
        }
    }

    @Test
    void open_defaultsChangedSinceAnotherOwnerJoined_joins() {
        TestOffer bytes =
                TestOffer.named("bytes", EngineTrait.KEEPS_BYTES, EngineTrait.EXPIRES, EngineTrait.BOUNDS_ENTRIES);
        try (TestPlatform platform = new TestPlatform(Map.of("ttl", "1h"), Map.of(), bytes)) {
            var spec = strings().named("s").shared().tagged();
            platform.open(spec).tagged().put("k", "v", Set.of("red"));
            platform.platform()
                    .configure(PlatformSettings.of(new SpecDefaults(Map.of("ttl", "100d"), Map.of(), false)));
            Cache<String, String> others = platform.platform()
                    .contextsOf(platform.owner("com.acme.other"))
                    .open(spec.build());
            assertThat(others.get("k")).isEqualTo("v");
        }
    }

    @Test
    void open_stampsAreRefused_leavesNoNearTierOpen() {
        TestOffer near = TestOffer.named("near");
        TestOffer far = TestOffer.named("far");
        try (TestPlatform platform = new TestPlatform(near, far)) {
            platform.open(strings().named("n#tags"));
            assertThatThrownBy(() -> platform.open(strings().named("n").tagged().tiers("near", "far")))
                    .isInstanceOf(CacheConfigurationException.class);
            eventually().until(() -> near.count().open() + far.count().open() == 1);
        }
    }

    @Test
    void remove_stampsFail_isGone() {
        AtomicBoolean failing = new AtomicBoolean();
        TestOffer offer = TestOffer.of("fake", request -> {
            @SuppressWarnings("unchecked")
            CacheEngine<Object> fake = (CacheEngine<Object>) fakes.create(request);
            return new ForwardingEngine<>(fake) {
                @Override
                public @Nullable Object get(Object key) {
                    if (failing.get() && isOfTags(request.cache())) {
                        throw new IllegalStateException("down");
                    }
                    return super.get(key);
                }
            };
        });
        try (TestPlatform platform = new TestPlatform(offer)) {
            Cache<String, String> cache = platform.open(strings().named("n").tagged());
            cache.tagged().put("k", "v", Set.of("red"));
            failing.set(true);
            assertThat(cache.remove("k")).isTrue();
            failing.set(false);
            assertThat(cache.get("k")).isNull();
        }
    }
}
