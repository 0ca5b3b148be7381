package org.twatcache.core.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.twatcache.core.internal.fixture.Eventually.awaitWaiting;
import static org.twatcache.core.internal.fixture.TestPlatform.strings;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twatcache.Cache;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheLoadException;
import org.twatcache.CacheSpecBuilder;
import org.twatcache.Lookup;
import org.twatcache.RemovalCause;
import org.twatcache.admin.CacheEvent.Kind;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.core.internal.fixture.Threads;

/** A lifetime of 500 ms, and 400 ms of grace. */
class StaleOnErrorTest {

    private static final Duration LIFETIME = Duration.ofMillis(500);
    private static final Duration GRACE = Duration.ofMillis(400);
    private static final Duration TICK = Duration.ofNanos(1);

    private final Ticker ticker = new Ticker();

    private static CacheSpecBuilder<String, String> spec() {
        return strings().timeToLive(LIFETIME).staleOnError(GRACE);
    }

    private void with(KeptAs kept, Consumer<Cache<String, String>> test) {
        try (TestPlatform platform = TestPlatform.ticking(ticker, kept.offer())) {
            test.accept(platform.open(kept.in(spec())));
        }
    }

    private static String failing(String key) {
        throw new IllegalStateException("the backend is away");
    }

    @ParameterizedTest
    @EnumSource
    void get_loaderThrowsWithinGrace_givesOlderValue(KeptAs kept) {
        with(kept, cache -> {
            cache.put("k", "v");
            ticker.pass(LIFETIME);
            assertThat(cache.get("k", StaleOnErrorTest::failing)).isEqualTo("v");
            assertThat(cache.view().stats().staleHits()).isEqualTo(1);
            assertThat(cache.view().stats().loadFailures()).isEqualTo(1);
            ticker.pass(GRACE.minus(TICK));
            assertThat(cache.get("k", StaleOnErrorTest::failing)).isEqualTo("v");
            ticker.pass(TICK);
            assertThatThrownBy(() -> cache.get("k", StaleOnErrorTest::failing))
                    .isExactlyInstanceOf(IllegalStateException.class);
        });
    }

    @ParameterizedTest
    @EnumSource
    void reads_lifetimeIsOver_giveNothing(KeptAs kept) {
        with(kept, cache -> {
            cache.put("k", "v");
            assertThat(cache.view().lookup("k")).isEqualTo(new Lookup.Hit<>("v", LIFETIME));
            ticker.pass(LIFETIME);
            assertThat(cache.get("k")).isNull();
            assertThat(cache.getAll(List.of("k"))).isEmpty();
            assertThat(cache.view().lookup("k")).isEqualTo(new Lookup.Miss<>());
            assertThat(cache.view().contains("k")).isFalse();
            try (var entries = cache.view().entries()) {
                assertThat(entries).isEmpty();
            }
            assertThat(cache.atomic().replace("k", "w")).isNull();
            assertThat(cache.atomic().compareAndSet("k", "v", "w")).isFalse();
            assertThat(cache.atomic().remove("k", "v")).isFalse();
            assertThat(cache.remove("k")).isFalse();
        });
    }

    @ParameterizedTest
    @EnumSource
    void putIfAbsent_lifetimeIsOver_stores(KeptAs kept) {
        with(kept, cache -> {
            cache.put("k", "v");
            assertThat(cache.atomic().putIfAbsent("k", "w")).isEqualTo("v");
            ticker.pass(LIFETIME);
            assertThat(cache.atomic().putIfAbsent("k", "w")).isNull();
            assertThat(cache.get("k")).isEqualTo("w");
        });
    }

    @ParameterizedTest
    @EnumSource
    void compute_lifetimeIsOver_startsFromNothing(KeptAs kept) {
        with(kept, cache -> {
            cache.put("k", "v");
            assertThat(cache.atomic().compute("k", (key, present) -> present + "!"))
                    .isEqualTo("v!");
            ticker.pass(LIFETIME);
            assertThat(cache.atomic().compute("k", (key, present) -> null)).isNull();
            assertThat(cache.atomic().compute("k", (key, present) -> present + "?"))
                    .isEqualTo("null?");
            assertThat(cache.get("k")).isEqualTo("null?");
        });
    }

    @ParameterizedTest
    @EnumSource
    void get_loaderGives_replacesOlderValue(KeptAs kept) {
        with(kept, cache -> {
            cache.put("k", "v");
            ticker.pass(LIFETIME);
            assertThat(cache.get("k", key -> "w")).isEqualTo("w");
            assertThat(cache.get("k")).isEqualTo("w");
            ticker.pass(GRACE);
            assertThat(cache.get("k")).isEqualTo("w");
        });
    }

    @ParameterizedTest
    @EnumSource
    void get_loaderGaveNull_olderValueIsNeverGivenAgain(KeptAs kept) {
        with(kept, cache -> {
            cache.put("k", "v");
            ticker.pass(LIFETIME);
            assertThat(cache.get("k", key -> null)).isNull();
            assertThatThrownBy(() -> cache.get("k", StaleOnErrorTest::failing))
                    .isExactlyInstanceOf(IllegalStateException.class);
        });
    }

    @ParameterizedTest
    @EnumSource
    void get_removedWhileLoading_olderValueIsNotGiven(KeptAs kept) {
        with(kept, cache -> {
            cache.put("k", "v");
            ticker.pass(LIFETIME);
            assertThatThrownBy(() -> cache.get("k", key -> {
                        boolean unused = cache.remove("k");
                        return failing(key);
                    }))
                    .isExactlyInstanceOf(IllegalStateException.class);
        });
    }

    @ParameterizedTest
    @EnumSource
    void get_clearedBefore_olderValueIsNotGiven(KeptAs kept) {
        with(kept, cache -> {
            cache.put("k", "v");
            ticker.pass(LIFETIME);
            cache.clear();
            assertThatThrownBy(() -> cache.get("k", StaleOnErrorTest::failing))
                    .isExactlyInstanceOf(IllegalStateException.class);
        });
    }

    @Test
    void get_waitsForLoadThatFails_givesOlderValue() throws Exception {
        try (TestPlatform platform = TestPlatform.ticking(ticker, KeptAs.REFERENCES.offer())) {
            Cache<String, String> cache = platform.open(spec());
            cache.put("k", "v");
            ticker.pass(LIFETIME);
            CountDownLatch loading = new CountDownLatch(1);
            CountDownLatch go = new CountDownLatch(1);
            var first = Threads.start(() -> cache.get("k", key -> {
                loading.countDown();
                Threads.uninterruptibly(go::await);
                return failing(key);
            }));
            loading.await();
            var second = Threads.start(() -> cache.get("k", key -> "not asked"));
            awaitWaiting(second);
            go.countDown();
            assertThat(first.result()).isEqualTo("v");
            assertThat(second.result()).isEqualTo("v");
        }
    }

    @Test
    void get_interruptOrError_isNoReasonForOlderValue() {
        with(KeptAs.REFERENCES, cache -> {
            cache.put("k", "v");
            ticker.pass(LIFETIME);
            assertThatThrownBy(() -> cache.get("k", key -> {
                        throw new InterruptedException();
                    }))
                    .isInstanceOf(InterruptedException.class);
            assertThatThrownBy(() -> cache.get("k", key -> {
                        throw new AssertionError("a fault");
                    }))
                    .isInstanceOf(AssertionError.class);
        });
    }

    @Test
    void get_nothingOlder_throwsWhatTheLoaderThrew() {
        with(
                KeptAs.REFERENCES,
                cache -> assertThatThrownBy(() -> cache.get("k", key -> {
                            throw new IOException("read");
                        }))
                        .isInstanceOf(IOException.class));
    }

    @Test
    void put_lifetimeOfItsOwn_graceFollowsThat() {
        with(KeptAs.BYTES, cache -> {
            cache.put("k", "v", Duration.ofMillis(100));
            ticker.pass(Duration.ofMillis(100));
            assertThat(cache.get("k")).isNull();
            assertThat(cache.get("k", StaleOnErrorTest::failing)).isEqualTo("v");
            ticker.pass(GRACE);
            assertThatThrownBy(() -> cache.get("k", StaleOnErrorTest::failing))
                    .isExactlyInstanceOf(IllegalStateException.class);
        });
    }

    @Test
    void events_loadsFailAndRecover_areToldOnceEach() {
        try (TestPlatform platform = TestPlatform.ticking(ticker, KeptAs.REFERENCES.offer())) {
            Cache<String, String> cache = platform.open(spec());
            cache.put("k", "v");
            cache.put("l", "v");
            ticker.pass(LIFETIME);
            for (int times = 0; times < 3; times++) {
                assertThat(cache.get("k", StaleOnErrorTest::failing)).isEqualTo("v");
            }
            assertThat(cache.get("l", key -> "w")).isEqualTo("w");
            assertThat(cache.get("m", key -> "w")).isEqualTo("w");
            assertThat(platform.control(cache).why().events())
                    .filteredOn(event -> event.kind() == Kind.SERVING_STALE || event.kind() == Kind.LOADING_AGAIN)
                    .extracting(event -> event.kind())
                    .containsExactly(Kind.SERVING_STALE, Kind.LOADING_AGAIN);
        }
    }

    @Test
    void failedFor_loadFailed_isNotTriedAgainAndGivesOlderValue() {
        try (TestPlatform platform = TestPlatform.ticking(ticker, KeptAs.REFERENCES.offer())) {
            Cache<String, String> cache = platform.open(spec().failedFor(Duration.ofHours(1)));
            List<String> asked = new ArrayList<>();
            cache.put("k", "v");
            ticker.pass(LIFETIME);
            for (int times = 0; times < 3; times++) {
                assertThat(cache.get("k", key -> failing(asked, key))).isEqualTo("v");
            }
            assertThat(asked).containsExactly("k");
            ticker.pass(GRACE);
            assertThatThrownBy(() -> cache.get("k", key -> failing(asked, key)))
                    .isInstanceOf(CacheLoadException.class)
                    .hasMessageContaining("not tried again")
                    .hasRootCauseMessage("the backend is away");
            boolean unused = cache.remove("k");
            assertThatThrownBy(() -> cache.get("k", key -> failing(asked, key)))
                    .isExactlyInstanceOf(IllegalStateException.class);
            cache.clear();
            assertThat(cache.get("k", key -> "w")).isEqualTo("w");
            assertThat(asked).containsExactly("k", "k");
        }
    }

    private static String failing(List<String> asked, String key) {
        asked.add(key);
        return failing(key);
    }

    @Test
    void listener_olderValueIsReplaced_isToldThatItExpired() {
        List<String> told = new ArrayList<>();
        try (TestPlatform platform = TestPlatform.ticking(ticker, KeptAs.REFERENCES.offer())) {
            Cache<String, String> cache = platform.open(spec().removalListener(
                            (String key, String value, RemovalCause cause) -> told.add(key + value + cause)));
            cache.put("k", "v");
            cache.put("k", "w");
            ticker.pass(LIFETIME);
            assertThat(cache.get("k", key -> "x")).isEqualTo("x");
        }
        assertThat(told).contains("kvREPLACED", "kwEXPIRED").doesNotContain("kwREPLACED");
    }

    @Test
    void build_withoutLifetime_isRefused() {
        assertThatThrownBy(() -> strings().staleOnError(GRACE).build())
                .isInstanceOf(CacheConfigurationException.class)
                .hasMessageContaining("set ttl");
        assertThatThrownBy(() -> spec().loadLease(GRACE).build())
                .isInstanceOf(CacheConfigurationException.class)
                .hasMessageContaining("contradict");
    }
}
