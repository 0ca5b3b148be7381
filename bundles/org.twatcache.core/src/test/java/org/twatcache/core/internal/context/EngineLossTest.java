package org.twatcache.core.internal.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.twatcache.core.internal.fixture.Eventually.awaitWaiting;
import static org.twatcache.core.internal.fixture.Eventually.eventually;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twatcache.Cache;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheSpecBuilder;
import org.twatcache.EngineNotAvailableException;
import org.twatcache.EngineTrait;
import org.twatcache.OnEngineLoss;
import org.twatcache.admin.CacheInfo.State;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.core.internal.fixture.Threads;
import org.twatcache.core.internal.fixture.Threads.Running;

/** An engine leaves and returns: what calls see under each policy. */
class EngineLossTest {

    private final TestOffer fake = TestOffer.named("fake").ranking(9);
    private final TestOffer other = TestOffer.named("other");
    private final TestPlatform platform = TestPlatform.unparked(fake);

    @AfterEach
    void close() {
        platform.close();
    }

    private static CacheSpecBuilder<String, String> of(OnEngineLoss policy) {
        return TestPlatform.strings().named("t").onEngineLoss(policy).engineWait(Duration.ofMillis(50));
    }

    private State state(Cache<?, ?> cache) {
        return platform.control(cache).info().state();
    }

    private void awaitState(Cache<?, ?> cache, State state) {
        eventually().until(() -> state(cache) == state);
    }

    @Test
    void failover_takesTheNextEngineAndTheEntriesAlong() {
        platform.comes(other);
        Cache<String, String> cache = platform.open(of(OnEngineLoss.FAILOVER));
        cache.put("k", "v");
        platform.leaves(fake);
        cache.put("l", "w");
        assertThat(cache.get("k")).isEqualTo("v");
        assertThat(cache.get("l")).isEqualTo("w");
        assertThat(platform.control(cache).info().engine()).hasValue("other");
        assertThat(cache.view().stats().dropped()).isZero();
    }

    @Test
    void failover_withoutAnotherEngine_bypassesUntilOneComes() {
        Cache<String, String> cache = platform.open(of(OnEngineLoss.FAILOVER));
        platform.leaves(fake);
        awaitState(cache, State.BYPASSING);
        cache.put("k", "v");
        assertThat(cache.get("k")).isNull();
        assertThat(cache.get("k", key -> "loaded")).isEqualTo("loaded");
        platform.comes(other);
        awaitState(cache, State.SERVING);
        cache.put("k", "v");
        assertThat(cache.get("k")).isEqualTo("v");
    }

    @Test
    void bypass_missesAndTakesUpWithAnEmptyEngine() {
        Cache<String, String> cache = platform.open(of(OnEngineLoss.BYPASS).engine("fake"));
        cache.put("k", "v");
        platform.comes(other);
        platform.leaves(fake);
        assertThat(state(cache)).isEqualTo(State.BYPASSING);
        assertThat(cache.get("k")).isNull();
        assertThat(cache.getAll(List.of("k"))).isEmpty();
        assertThat(cache.remove("k")).isFalse();
        cache.put("k", "w");
        cache.putAll(Map.of("m", "n"));
        cache.clear();
        assertThat(cache.atomic().putIfAbsent("k", "v")).isNull();
        assertThat(cache.atomic().replace("k", "v")).isNull();
        assertThat(cache.atomic().compareAndSet("k", "v", "w")).isFalse();
        assertThat(cache.atomic().remove("k", "v")).isFalse();
        assertThat(cache.atomic().compute("k", (key, old) -> old == null ? "none" : old))
                .isEqualTo("none");
        assertThat(cache.view().estimatedSize()).isZero();
        assertThat(cache.view().entries()).isEmpty();
        assertThat(cache.get("k", key -> "loaded")).isEqualTo("loaded");
        platform.comes(fake);
        awaitState(cache, State.SERVING);
        assertThat(cache.get("k")).isNull();
        cache.put("k", "v");
        assertThat(cache.get("k")).isEqualTo("v");
        assertThat(fake.count().created()).isEqualTo(2);
    }

    @Test
    void await_waitsForTheReturn() throws Exception {
        Cache<String, String> cache = platform.open(of(OnEngineLoss.AWAIT).engineWait(Duration.ofHours(1)));
        cache.put("k", "v");
        platform.leaves(fake);
        assertThat(state(cache)).isEqualTo(State.WAITING);
        Running<String> reading = Threads.start(() -> String.valueOf(cache.get("k")));
        Running<Boolean> writing = Threads.start(() -> {
            cache.put("l", "w");
            return true;
        });
        Running<String> loading = Threads.start(() -> cache.get("m", key -> "loaded"));
        for (Running<?> each : List.of(reading, writing, loading)) {
            awaitWaiting(each);
        }
        platform.comes(fake);
        assertThat(reading.result()).isEqualTo("null");
        assertThat(writing.result()).isTrue();
        assertThat(loading.result()).isEqualTo("loaded");
        assertThat(cache.get("l")).isEqualTo("w");
        assertThat(cache.get("m")).isEqualTo("loaded");
    }

    @Test
    void await_isBounded() {
        Cache<String, String> cache = platform.open(of(OnEngineLoss.AWAIT));
        platform.leaves(fake);
        long begin = System.nanoTime();
        assertThatExceptionOfType(EngineNotAvailableException.class)
                .isThrownBy(() -> cache.put("k", "v"))
                .withMessageContaining("'t'")
                .withMessageContaining("Available: none");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(Duration.ofMillis(50), Duration.ofSeconds(2));
        assertThat(cache.get("k", key -> "loaded")).isEqualTo("loaded");
        assertThat(cache.view().estimatedSize()).isZero();
    }

    @Test
    void await_ofACallerThatIsInterrupted_ends() throws Exception {
        Cache<String, String> cache = platform.open(of(OnEngineLoss.AWAIT).engineWait(Duration.ofHours(1)));
        platform.leaves(fake);
        Running<String> reading = Threads.start(() -> cache.get("k"));
        awaitWaiting(reading);
        reading.thread().interrupt();
        assertThat(reading.failure()).isInstanceOf(EngineNotAvailableException.class);
    }

    @Test
    void await_forLongerThanTimeItself_isAllowed() throws Exception {
        Cache<String, String> cache =
                platform.open(of(OnEngineLoss.AWAIT).engineWait(ChronoUnit.FOREVER.getDuration()));
        platform.open(of(OnEngineLoss.AWAIT).engineWait(ChronoUnit.FOREVER.getDuration()));
        platform.leaves(fake);
        Running<String> reading = Threads.start(() -> String.valueOf(cache.get("k")));
        awaitWaiting(reading);
        platform.comes(fake);
        assertThat(reading.result()).isEqualTo("null");
    }

    @Test
    void await_whenTheCacheEnds_ends() throws Exception {
        Cache<String, String> cache = platform.open(of(OnEngineLoss.AWAIT).engineWait(Duration.ofHours(1)));
        platform.leaves(fake);
        Running<String> reading = Threads.start(() -> cache.get("k"));
        awaitWaiting(reading);
        platform.owner().end("its bundle stopped");
        assertThat(reading.failure())
                .isInstanceOf(CacheClosedException.class)
                .hasMessageContaining("its bundle stopped");
    }

    @Test
    void fail_failsAtOnce() {
        Cache<String, String> cache = platform.open(of(OnEngineLoss.FAIL).engine("fake"));
        platform.leaves(fake);
        platform.comes(other);
        assertThatExceptionOfType(EngineNotAvailableException.class)
                .isThrownBy(() -> cache.get("k"))
                .withMessageContaining("fake is not there [engine(fake)]")
                .withMessageContaining("Available: other")
                .satisfies(e -> assertThat(e.engine()).isEqualTo("fake"));
        assertThatExceptionOfType(EngineNotAvailableException.class).isThrownBy(() -> cache.remove("k"));
        assertThat(cache.get("k", key -> "loaded")).isEqualTo("loaded");
        platform.comes(fake);
        awaitState(cache, State.SERVING);
        cache.put("k", "v");
        assertThat(cache.get("k")).isEqualTo("v");
    }

    @ParameterizedTest
    @EnumSource
    void get_withALoader_answersUnderEveryPolicy(OnEngineLoss policy) throws Exception {
        Cache<String, String> cache =
                platform.open(of(policy).engineWait(Duration.ofMillis(1)).absentFor(Duration.ofHours(1)));
        Threads.race(List.of(
                () -> {
                    for (int i = 0; i < 2_000; i++) {
                        String expected = "v" + i % 7;
                        assertThat(cache.get("k" + i % 7, key -> expected)).isEqualTo(expected);
                    }
                },
                () -> {
                    for (int i = 0; i < 100; i++) {
                        platform.leaves(fake);
                        platform.comes(fake);
                    }
                }));
        platform.leaves(fake);
        assertThat(cache.<RuntimeException>get("none", key -> null)).isNull();
        assertThat(fake.count().open()).isZero();
    }

    @Test
    void open_withoutTheNamedEngine_isNoFailureAndIsExplained() {
        Cache<String, String> cache =
                platform.open(TestPlatform.strings().named("t").engine("redis"));
        assertThat(state(cache)).isEqualTo(State.BYPASSING);
        assertThat(cache.get("k", key -> "v")).isEqualTo("v");
        var why = platform.control(cache).why();
        assertThat(why.engine()).isNull();
        assertThat(why.policy()).isEqualTo(OnEngineLoss.BYPASS);
        assertThat(why.candidates()).extracting(candidate -> candidate.engine()).containsExactly("redis", "fake");
        assertThat(why.candidates().get(0).reason()).isEqualTo("is not there");
        platform.comes(TestOffer.named("redis"));
        awaitState(cache, State.SERVING);
        assertThat(platform.control(cache).why().engine()).isEqualTo("redis");
    }

    @Test
    void open_ofASpecThatCanNeverBeMet_isRefused() {
        platform.comes(TestOffer.named("plain", new EngineTrait[0]));
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> platform.open(
                        TestPlatform.strings().named("t").engine("plain").require(EngineTrait.PERSISTENT)))
                .withMessageContaining("No engine can meet the spec of cache 't'")
                .withMessageContaining("plain lacks the trait persistent")
                .withMessageContaining("change the spec");
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> platform.open(TestPlatform.strings().option("colour", "red")))
                .withMessageContaining("option(colour)");
        assertThat(platform.platform().admin().caches()).isEmpty();
    }

    @Test
    void engine_thatRecovers_isTaken() {
        platform.leaves(fake);
        platform.comes(other.unhealthy("full"));
        Cache<String, String> cache = platform.open(of(OnEngineLoss.FAILOVER));
        awaitState(cache, State.BYPASSING);
        other.healthy();
        platform.changed();
        awaitState(cache, State.SERVING);
    }

    @Test
    void newsOfEngines_withoutABetterOne_leaveServedCachesAlone() {
        Cache<String, String> cache = platform.open(of(OnEngineLoss.FAILOVER));
        cache.put("k", "v");
        platform.comes(other);
        platform.changed();
        assertThat(cache.get("k")).isEqualTo("v");
        assertThat(platform.control(cache).info().engine()).hasValue("fake");
        assertThat(other.count().created()).isZero();
    }
}
