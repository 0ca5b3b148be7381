package org.twatcache.core.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.twatcache.core.internal.fixture.TestPlatform.strings;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twatcache.Cache;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheSpecBuilder;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.core.internal.fixture.Threads;

/** A lifetime of 500 ms, of which the last 200 ms are due. */
class RefreshAheadTest {

    private static final Duration LIFETIME = Duration.ofMillis(500);
    private static final Duration AHEAD = Duration.ofMillis(200);
    private static final Duration UNTIL_DUE = LIFETIME.minus(AHEAD);

    private final Ticker ticker = new Ticker();

    private static CacheSpecBuilder<String, String> spec() {
        return strings().timeToLive(LIFETIME).refreshAhead(AHEAD);
    }

    /** A test that may throw. */
    private interface Tested {
        void with(Cache<String, String> cache) throws Exception;
    }

    private void with(KeptAs kept, Tested test) throws Exception {
        try (TestPlatform platform = TestPlatform.ticking(ticker, kept.offer())) {
            Cache<String, String> cache = platform.open(kept.in(spec()));
            cache.put("k", "v");
            test.with(cache);
        }
    }

    @ParameterizedTest
    @EnumSource
    void get_due_loadsAnewForAnotherLifetime(KeptAs kept) throws Exception {
        with(kept, cache -> {
            ticker.pass(UNTIL_DUE.minusNanos(1));
            assertThat(cache.get("k", key -> "too early")).isEqualTo("v");
            ticker.pass(Duration.ofNanos(1));
            assertThat(cache.get("k")).isEqualTo("v");
            assertThat(cache.get("k", key -> "w")).isEqualTo("w");
            assertThat(cache.get("k", key -> "once is enough")).isEqualTo("w");
            ticker.pass(LIFETIME.minusNanos(1));
            assertThat(cache.get("k")).isEqualTo("w");
            ticker.pass(Duration.ofNanos(1));
            assertThat(cache.get("k")).isNull();
        });
    }

    @ParameterizedTest
    @EnumSource
    void get_somebodyElseLoads_givesWhatIsThere(KeptAs kept) throws Exception {
        with(kept, cache -> {
            ticker.pass(UNTIL_DUE);
            CountDownLatch loading = new CountDownLatch(1);
            CountDownLatch go = new CountDownLatch(1);
            var first = Threads.start(() -> cache.get("k", key -> {
                loading.countDown();
                Threads.uninterruptibly(go::await);
                return "w";
            }));
            loading.await();
            assertThat(cache.get("k", key -> "not asked")).isEqualTo("v");
            go.countDown();
            assertThat(first.result()).isEqualTo("w");
            assertThat(cache.get("k")).isEqualTo("w");
        });
    }

    @ParameterizedTest
    @EnumSource
    void get_loaderThrows_keepsWhatIsThereUntilItsEnd(KeptAs kept) throws Exception {
        with(kept, cache -> {
            ticker.pass(UNTIL_DUE);
            assertThat(cache.get("k", RefreshAheadTest::failing)).isEqualTo("v");
            assertThat(cache.view().stats().loadFailures()).isEqualTo(1);
            assertThat(cache.view().stats().staleHits()).isZero();
            ticker.pass(AHEAD);
            assertThatThrownBy(() -> cache.get("k", RefreshAheadTest::failing))
                    .isInstanceOf(IllegalStateException.class);
        });
    }

    private static String failing(String key) {
        throw new IllegalStateException("the backend is away");
    }

    @ParameterizedTest
    @EnumSource
    void get_loaderGivesNull_removesWhatIsThere(KeptAs kept) throws Exception {
        with(kept, cache -> {
            ticker.pass(UNTIL_DUE);
            assertThat(cache.get("k", key -> null)).isNull();
            assertThat(cache.get("k")).isNull();
        });
    }

    @ParameterizedTest
    @EnumSource
    void get_writtenWhileLoading_theWriteStays(KeptAs kept) throws Exception {
        with(kept, cache -> {
            ticker.pass(UNTIL_DUE);
            assertThat(cache.get("k", key -> {
                        cache.put("k", "written");
                        return "loaded before that";
                    }))
                    .isEqualTo("loaded before that");
            assertThat(cache.get("k")).isEqualTo("written");
        });
    }

    @ParameterizedTest
    @EnumSource
    void get_removedWhileLoading_nothingIsStored(KeptAs kept) throws Exception {
        with(kept, cache -> {
            ticker.pass(UNTIL_DUE);
            assertThat(cache.get("k", key -> {
                        assertThat(cache.remove("k")).isTrue();
                        return "loaded before that";
                    }))
                    .isEqualTo("loaded before that");
            assertThat(cache.get("k")).isNull();
        });
    }

    @ParameterizedTest
    @EnumSource
    void get_goneWhileLoading_isNotStored(KeptAs kept) throws Exception {
        with(kept, cache -> {
            ticker.pass(UNTIL_DUE);
            assertThat(cache.get("k", key -> {
                        ticker.pass(AHEAD);
                        return "w";
                    }))
                    .isEqualTo("w");
            assertThat(cache.get("k")).isNull();
        });
    }

    @Test
    void get_lifetimeOfItsOwnIsNotLonger_isNotDue() throws Exception {
        with(KeptAs.REFERENCES, cache -> {
            cache.put("k", "v", AHEAD);
            assertThat(cache.get("k", key -> "w")).isEqualTo("v");
        });
    }

    @Test
    void get_rememberedFailure_isNotTriedAgain() throws Exception {
        try (TestPlatform platform = TestPlatform.ticking(ticker, KeptAs.REFERENCES.offer())) {
            Cache<String, String> cache = platform.open(spec().failedFor(Duration.ofHours(1)));
            cache.put("k", "v");
            ticker.pass(UNTIL_DUE);
            assertThat(cache.get("k", RefreshAheadTest::failing)).isEqualTo("v");
            assertThat(cache.get("k", key -> "not asked")).isEqualTo("v");
        }
    }

    @Test
    void build_notShorterThanLifetime_isRefused() {
        assertThatThrownBy(() -> strings().timeToLive(AHEAD).refreshAhead(AHEAD).build())
                .isInstanceOf(CacheConfigurationException.class)
                .hasMessageContaining("refresh.ahead");
    }
}
