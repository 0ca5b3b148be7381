package org.twatcache.core.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.twatcache.core.internal.fixture.Eventually.eventually;
import static org.twatcache.core.internal.fixture.TestPlatform.strings;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twatcache.Cache;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheLoadException;
import org.twatcache.CacheLoadTimeoutException;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.core.internal.fixture.Threads;

class LoadTimeoutTest {

    private static final Duration SHORT = Duration.ofMillis(50);

    /** Long enough for a load to begin, also where a machine has much to do. */
    private static final Duration BEGUN = Duration.ofSeconds(1);

    private static final Duration LONG = Duration.ofSeconds(15);
    private static final Duration LIFETIME = Duration.ofMillis(500);

    private final Ticker ticker = new Ticker();
    private final TestPlatform platform = TestPlatform.ticking(ticker, TestOffer.named("fake"));
    private final CountDownLatch go = new CountDownLatch(1);
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger heedless = new AtomicInteger();

    @AfterEach
    void close() {
        go.countDown();
        platform.close();
    }

    private Cache<String, String> timed(Duration timeout) {
        return platform.open(strings().loadTimeout(timeout));
    }

    /** Heeds no interrupt. */
    private String hanging(String key) {
        while (go.getCount() > 0) {
            try {
                go.await();
            } catch (InterruptedException e) {
                heedless.incrementAndGet();
            }
        }
        ended.incrementAndGet();
        return "late";
    }

    @Test
    void get_loaderTakesTooLong_throwsAndInterrupts() {
        AtomicBoolean interrupted = new AtomicBoolean();
        Cache<String, String> cache = timed(SHORT);
        assertThatThrownBy(() -> cache.get("k", key -> {
                    try {
                        go.await();
                    } catch (InterruptedException e) {
                        interrupted.set(true);
                    }
                    return "late";
                }))
                .isInstanceOf(CacheLoadTimeoutException.class)
                .hasMessageContaining("'k'")
                .hasMessageContaining("load.timeout");
        eventually().untilTrue(interrupted);
        assertThat(cache.view().stats().loadFailures()).isEqualTo(1);
    }

    @Test
    void get_loadedAfterTimeout_isNotStored() {
        Cache<String, String> cache = timed(SHORT);
        assertThatThrownBy(() -> cache.get("k", this::hanging)).isInstanceOf(CacheLoadTimeoutException.class);
        assertThat(cache.get("k", key -> "next")).isEqualTo("next");
        assertThat(cache.remove("k")).isTrue();
        go.countDown();
        eventually().until(() -> ended.get() == 1);
        assertThat(cache.get("k")).isNull();
    }

    @Test
    void get_inTime_isAsWithoutTimeout() throws Exception {
        Cache<String, String> cache = timed(LONG);
        assertThat(cache.get("k", key -> key + "!")).isEqualTo("k!");
        assertThat(cache.get("k")).isEqualTo("k!");
        assertThat(cache.get("none", key -> null)).isNull();
        assertThatThrownBy(() -> cache.get("l", key -> {
                    throw new IOException("read");
                }))
                .isExactlyInstanceOf(IOException.class);
    }

    @Test
    void get_waitsForLoadThatTakesTooLong_throws() throws Exception {
        Cache<String, String> cache = timed(BEGUN);
        CountDownLatch loading = new CountDownLatch(1);
        var first = Threads.start(() -> cache.get("k", key -> {
            loading.countDown();
            return hanging(key);
        }));
        assertThat(loading.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        var second = Threads.start(() -> cache.get("k", this::hanging));
        assertThat(first.failure()).isInstanceOf(CacheLoadTimeoutException.class);
        assertThat(second.failure()).isInstanceOf(CacheLoadTimeoutException.class);
        assertThat(cache.view().stats().loadFailures()).isEqualTo(1);
    }

    @Test
    void get_waiterGivesUpTheLoad_bothHaveTheOlderValue() throws Exception {
        Cache<String, String> cache = platform.open(
                strings().timeToLive(LIFETIME).staleOnError(LIFETIME).loadTimeout(BEGUN));
        cache.put("k", "v");
        ticker.pass(LIFETIME);
        CountDownLatch loading = new CountDownLatch(1);
        var first = Threads.start(() -> String.valueOf(cache.get("k", key -> {
            loading.countDown();
            return hanging(key);
        })));
        assertThat(loading.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(cache.get("k", this::hanging)).isEqualTo("v");
        assertThat(first.result()).isEqualTo("v");
        assertThat(cache.view().stats().loadFailures()).isEqualTo(1);
    }

    @Test
    void put_loadersOfItsKeyNeverReturn_takeNoMoreThreads() {
        Cache<String, String> cache = timed(Duration.ofMillis(5));
        AtomicInteger begun = new AtomicInteger();
        for (int times = 0; times < 3 * TimedLoads.MOST_GIVEN_UP; times++) {
            assertThatThrownBy(() -> cache.get("k", key -> {
                        begun.incrementAndGet();
                        return hanging(key);
                    }))
                    .isInstanceOf(CacheLoadTimeoutException.class);
            cache.put("k", "v");
            cache.remove("k");
        }
        assertThat(begun.get()).isBetween(1, TimedLoads.MOST_GIVEN_UP + 1);
    }

    @Test
    void get_loadersNeverReturn_takeABoundedNumberOfThreads() {
        Cache<String, String> cache = timed(Duration.ofMillis(5));
        AtomicInteger begun = new AtomicInteger();
        for (int times = 0; times < 3 * TimedLoads.MOST_GIVEN_UP; times++) {
            assertThatThrownBy(() -> cache.get("k", key -> {
                        begun.incrementAndGet();
                        return hanging(key);
                    }))
                    .isInstanceOf(CacheLoadTimeoutException.class);
        }
        assertThat(begun.get()).isBetween(1, TimedLoads.MOST_GIVEN_UP + 1);
        go.countDown();
        eventually().untilAsserted(() -> assertThat(ended.get()).isEqualTo(begun.get()));
        Cache<String, String> patient = cache;
        eventually().ignoreExceptions().until(() -> "again".equals(patient.get("k", key -> "again")));
    }

    @Test
    void get_loadWithinLoad_runsOnTheSameThread() {
        Cache<String, String> cache = timed(LONG);
        List<Thread> threads = new ArrayList<>();
        String loaded = cache.get("outer", key -> {
            threads.add(Thread.currentThread());
            return cache.get("inner", inner -> {
                threads.add(Thread.currentThread());
                return "v";
            });
        });
        assertThat(loaded).isEqualTo("v");
        assertThat(threads).hasSize(2).doesNotContain(Thread.currentThread());
        assertThat(threads.get(0)).isSameAs(threads.get(1));
    }

    @Test
    void get_loaderAsksForItsOwnKey_isRefused() {
        Cache<String, String> cache = timed(LONG);
        assertThatThrownBy(() -> cache.get("k", key -> cache.get(key, same -> "v")))
                .isInstanceOf(CacheLoadException.class)
                .hasMessageContaining("the key that it is loading");
    }

    @Test
    void close_loadIsUnderWay_endsTheWaiting() throws Exception {
        Cache<String, String> cache = timed(LONG);
        CountDownLatch loading = new CountDownLatch(1);
        var waiting = Threads.start(() -> cache.get("k", key -> {
            loading.countDown();
            go.await();
            return "v";
        }));
        loading.await();
        cache.close();
        assertThat(waiting.failure()).isInstanceOf(CacheClosedException.class);
    }

    @Test
    void close_loaderHeedsNoInterrupt_endsTheWaiting() throws Exception {
        Cache<String, String> cache = timed(LONG.multipliedBy(100));
        CountDownLatch loading = new CountDownLatch(1);
        var waiting = Threads.start(() -> cache.get("k", key -> {
            loading.countDown();
            return hanging(key);
        }));
        loading.await();
        cache.close();
        assertThat(waiting.failure()).isInstanceOf(CacheClosedException.class);
        assertThat(ended.get()).isZero();
    }

    @Test
    void softTimeout_olderValueIsAllowed_isGivenAndTheLoadGoesOn() {
        Cache<String, String> cache = platform.open(strings()
                .timeToLive(LIFETIME)
                .refreshAhead(LIFETIME.dividedBy(2))
                .staleOnError(LIFETIME)
                .loadSoftTimeout(SHORT)
                .loadTimeout(LONG));
        cache.put("k", "v");
        ticker.pass(LIFETIME.dividedBy(2));
        assertThat(cache.get("k", this::hanging)).isEqualTo("v");
        assertThat(cache.view().stats().staleHits()).isZero();
        ticker.pass(LIFETIME.dividedBy(2));
        assertThat(cache.get("k", key -> "not asked")).isEqualTo("v");
        assertThat(cache.view().stats().staleHits()).isEqualTo(1);
        go.countDown();
        eventually().until(() -> "late".equals(cache.get("k")));
    }

    @Test
    void softTimeout_loaderNeverReturns_isGivenUpAndAskedAgain() {
        Cache<String, String> cache = platform.open(strings()
                .timeToLive(LIFETIME)
                .staleOnError(LIFETIME)
                .loadSoftTimeout(Duration.ofMillis(5))
                .loadTimeout(SHORT));
        AtomicInteger begun = new AtomicInteger();
        cache.put("k", "v");
        ticker.pass(LIFETIME);
        eventually().until(() -> {
            assertThat(cache.get("k", key -> {
                        begun.incrementAndGet();
                        return hanging(key);
                    }))
                    .isEqualTo("v");
            return begun.get() > 1;
        });
    }

    @Test
    void softTimeout_nothingOlder_waits() throws Exception {
        Cache<String, String> cache = platform.open(
                strings().timeToLive(LIFETIME).staleOnError(LIFETIME).loadSoftTimeout(Duration.ofNanos(1)));
        var waiting = Threads.start(() -> cache.get("k", this::hanging));
        go.countDown();
        assertThat(waiting.result()).isEqualTo("late");
    }

    @Test
    void timeout_olderValueIsAllowed_isGiven() {
        Cache<String, String> cache = platform.open(
                strings().timeToLive(LIFETIME).staleOnError(LIFETIME).loadTimeout(SHORT));
        cache.put("k", "v");
        ticker.pass(LIFETIME);
        assertThat(cache.get("k", this::hanging)).isEqualTo("v");
        assertThat(cache.view().stats().staleHits()).isEqualTo(1);
    }

    @Test
    void build_softTimeoutWithoutOlderValues_isRefused() {
        assertThatThrownBy(() -> strings().loadSoftTimeout(SHORT).build())
                .isInstanceOf(CacheConfigurationException.class)
                .hasMessageContaining("load.soft.timeout");
    }
}
