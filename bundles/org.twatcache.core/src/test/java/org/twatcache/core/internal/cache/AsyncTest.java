package org.twatcache.core.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.twatcache.core.internal.fixture.Eventually.eventually;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twatcache.Cache;
import org.twatcache.CacheClosedException;
import org.twatcache.EngineNotAvailableException;
import org.twatcache.OnEngineLoss;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;

class AsyncTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final TestOffer offer = TestOffer.named("fake");
    private final TestPlatform platform = new TestPlatform(offer);
    private final Cache<String, String> cache = platform.open();

    @AfterEach
    void close() {
        platform.close();
    }

    private static <T> T result(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void calls_doWhatTheOthersDo() throws Exception {
        result(cache.async().put("a", "1"));
        result(cache.async().put("b", "2", Duration.ofHours(1)));
        result(cache.async().putAll(Map.of("c", "3")));
        assertThat(result(cache.async().get("a"))).isEqualTo("1");
        assertThat(result(cache.async().getAll(List.of("a", "b", "c", "x")))).hasSize(3);
        assertThat(result(cache.async().get("x", key -> "loaded"))).isEqualTo("loaded");
        assertThat(result(cache.async().remove("a"))).isTrue();
        assertThat(result(cache.async().remove("a"))).isFalse();
        result(cache.async().clear());
        assertThat(cache.view().estimatedSize()).isZero();
        assertThat(cache.view().stats().hits()).isEqualTo(4);
    }

    @Test
    void get_inMemory_isCompleteAtOnceAndCounted() {
        cache.put("k", "v");
        assertThat(cache.async().get("k").toCompletableFuture()).isCompletedWithValue("v");
        assertThat(cache.async().get("x").toCompletableFuture()).isCompletedWithValue(null);
        assertThat(cache.view().stats().hits()).isEqualTo(1);
        assertThat(cache.view().stats().misses()).isEqualTo(1);
    }

    @Test
    void loader_runsOnAThreadWithoutContextClassLoader() throws Exception {
        List<Thread> threads = new ArrayList<>();
        List<String> loaders = new ArrayList<>();
        result(cache.async().get("k", key -> {
            threads.add(Thread.currentThread());
            loaders.add(String.valueOf(Thread.currentThread().getContextClassLoader()));
            return "v";
        }));
        assertThat(threads.get(0).getName()).startsWith("twat-cache call ");
        assertThat(threads.get(0).isDaemon()).isTrue();
        assertThat(loaders).containsExactly("null");
    }

    @Test
    void exceptions_completeTheStage() {
        IOException cause = new IOException("disk");
        assertThat(cache.async().get("k", key -> {
                    throw cause;
                }))
                .failsWithin(SOON)
                .withThrowableThat()
                .withCause(cause);
        AssertionError error = new AssertionError("error");
        assertThat(cache.async().get("k", key -> {
                    throw error;
                }))
                .failsWithin(SOON)
                .withThrowableThat()
                .withCause(error);
        assertThat(cache.get("k")).isNull();
    }

    @Test
    void manyCallers_shareOneLoad() throws Exception {
        AtomicInteger loads = new AtomicInteger();
        CountDownLatch go = new CountDownLatch(1);
        List<CompletionStage<String>> stages = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            stages.add(cache.async().get("k", key -> {
                loads.incrementAndGet();
                go.await();
                return "v";
            }));
        }
        go.countDown();
        for (CompletionStage<String> stage : stages) {
            assertThat(result(stage)).isEqualTo("v");
        }
        assertThat(loads).hasValue(1);
    }

    @Test
    void ownerThatEnds_interruptsLoadersAndFailsTheStages() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        CompletionStage<String> loading = cache.async().get("k", key -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
                return "never";
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
        });
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        platform.owner().end("its bundle stopped");
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(loading)
                .failsWithin(SOON)
                .withThrowableThat()
                .withCauseInstanceOf(CacheClosedException.class)
                .withMessageContaining("its bundle stopped");
        assertThat(cache.async().put("k", "v"))
                .failsWithin(SOON)
                .withThrowableThat()
                .withCauseInstanceOf(CacheClosedException.class);
    }

    @Test
    void handleThatIsClosed_throwsAtTheCall() {
        cache.close();
        assertThatExceptionOfType(CacheClosedException.class)
                .isThrownBy(() -> cache.async().get("k"));
        assertThatExceptionOfType(CacheClosedException.class)
                .isThrownBy(() -> cache.async().put("k", "v"));
    }

    @Test
    void handleThatIsClosed_isClosedForWhomTheClosingCallsBack() {
        CountDownLatch never = new CountDownLatch(1);
        cache.put("other", "v");
        CompletableFuture<String> loading = cache.async()
                .get("k", key -> {
                    never.await();
                    return "v";
                })
                .toCompletableFuture();
        CompletableFuture<Throwable> met = loading.handle((value, failure) -> catchThrowable(() -> cache.get("other")));

        cache.close();

        assertThat(met).succeedsWithin(SOON).isInstanceOf(CacheClosedException.class);
        never.countDown();
    }

    @Test
    void calls_whileAnEngineIsAwaited_doNotBlockTheCaller() throws Exception {
        Cache<String, String> awaiting = platform.open(
                TestPlatform.strings().onEngineLoss(OnEngineLoss.AWAIT).engineWait(Duration.ofHours(1)));
        awaiting.put("k", "v");
        platform.leaves(offer);
        List<CompletableFuture<?>> stages = List.of(
                awaiting.async().get("k").toCompletableFuture(),
                awaiting.async().get("k", key -> "l").toCompletableFuture(),
                awaiting.async().getAll(List.of("k")).toCompletableFuture(),
                awaiting.async().put("p", "v").toCompletableFuture(),
                awaiting.async().remove("k").toCompletableFuture());
        assertThat(stages).noneMatch(CompletableFuture::isDone);
        platform.comes(offer);
        eventually().until(() -> stages.stream().allMatch(CompletableFuture::isDone));
        assertThat(stages).noneMatch(CompletableFuture::isCompletedExceptionally);
        assertThat(awaiting.get("p")).isEqualTo("v");
    }

    @Test
    void calls_whileNoEngineComes_fail() {
        Cache<String, String> failing = platform.open(
                TestPlatform.strings().onEngineLoss(OnEngineLoss.AWAIT).engineWait(Duration.ofMillis(10)));
        platform.leaves(offer);
        assertThat(failing.async().get("k"))
                .failsWithin(SOON)
                .withThrowableThat()
                .withCauseInstanceOf(EngineNotAvailableException.class);
        assertThat(failing.async().get("k", key -> "v")).succeedsWithin(SOON).isEqualTo("v");
    }

    @Test
    void platformThatIsClosed_leavesNoThreadAndFailsWhatIsQueued() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        List<CompletionStage<String>> stages = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            stages.add(cache.async().get("k" + i, key -> {
                held.await();
                return "v";
            }));
        }
        platform.platform().close();
        for (CompletionStage<String> stage : stages) {
            assertThat(stage).failsWithin(SOON).withThrowableThat().withCauseInstanceOf(CacheClosedException.class);
        }
    }
}
