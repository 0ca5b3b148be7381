package org.twatcache.core.internal.memo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.twatcache.core.internal.fixture.Eventually.eventually;
import static org.twatcache.core.internal.fixture.TestPlatform.strings;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheOperationException;
import org.twatcache.CacheSpec;
import org.twatcache.EngineTrait;
import org.twatcache.MemoizedStage;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;

class MemoizeStageTest {

    private final TestPlatform platform = new TestPlatform(
            TestOffer.named("memory"), TestOffer.named("bytes", EngineTrait.KEEPS_BYTES, EngineTrait.EXPIRES));

    /** What the function gave, in order. */
    private final List<CompletableFuture<String>> given = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        platform.close();
    }

    private MemoizedStage<String, String> memoized(String engine) {
        return platform.contexts().memoizeStage(strings().engine(engine).build(), this::later);
    }

    private CompletionStage<String> later(String argument) {
        CompletableFuture<String> result = new CompletableFuture<>();
        given.add(result);
        return result;
    }

    private CompletableFuture<String> given(int number) {
        awaitCalls(number + 1);
        return given.get(number);
    }

    private void awaitCalls(int calls) {
        eventually().until(() -> given.size() >= calls);
    }

    private static <T> T result(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "bytes"})
    void apply_severalAsk_theFunctionIsCalledOnce(String engine) throws Exception {
        MemoizedStage<String, String> memoized = memoized(engine);
        CompletionStage<String> first = memoized.apply("a");
        CompletionStage<String> second = memoized.apply("a");
        given(0).complete("v");
        assertThat(result(first)).isEqualTo("v");
        assertThat(result(second)).isEqualTo("v");
        assertThat(result(memoized.apply("a"))).isEqualTo("v");
        assertThat(memoized.peek("a")).isEqualTo("v");
        assertThat(memoized.contains("a")).isTrue();
        assertThat(given).hasSize(1);
        assertThat(memoized.stats().loads()).isEqualTo(1);
    }

    @Test
    void apply_isThere_isCompleteAtOnce() throws Exception {
        MemoizedStage<String, String> memoized = memoized("memory");
        CompletionStage<String> first = memoized.apply(null);
        given(0).complete("v");
        assertThat(result(first)).isEqualTo("v");
        assertThat(memoized.apply(null).toCompletableFuture()).isCompletedWithValue("v");
    }

    @Test
    void apply_functionFails_allGetItsFailureAndNothingIsKept() throws Exception {
        MemoizedStage<String, String> memoized = memoized("memory");
        CompletionStage<String> first = memoized.apply("a");
        CompletionStage<String> second = memoized.apply("a");
        IOException failure = new IOException("read");
        List<CompletionStage<String>> both = List.of(first, second);
        eventually().until(() -> {
            // The second asks the function itself where it comes only after the first has failed.
            given.forEach(each -> each.completeExceptionally(failure));
            return both.stream().allMatch(each -> each.toCompletableFuture().isDone());
        });
        for (CompletionStage<String> each : both) {
            assertThatThrownBy(() -> result(each))
                    .isInstanceOf(ExecutionException.class)
                    .hasCause(failure);
        }
        assertThat(memoized.contains("a")).isFalse();
        int calls = given.size();
        CompletionStage<String> again = memoized.apply("a");
        given(calls).complete("v");
        assertThat(result(again)).isEqualTo("v");
        assertThat(memoized.stats().loadFailures()).isEqualTo(calls);
    }

    @Test
    void apply_functionThrowsOrGivesNull_fails() {
        MemoizedStage<String, String> throwing = platform.contexts()
                .memoizeStage(strings().build(), argument -> {
                    throw new IllegalStateException("at once");
                });
        assertThatThrownBy(() -> result(throwing.apply("a"))).hasRootCauseMessage("at once");
        MemoizedStage<String, String> empty =
                platform.contexts().memoizeStage(strings().build(), argument -> nothing());
        assertThatThrownBy(() -> result(empty.apply("a"))).hasRootCauseInstanceOf(NullPointerException.class);
    }

    @SuppressWarnings("NullAway") // as a client may
    private static CompletionStage<String> nothing() {
        return null;
    }

    @Test
    void delete_onItsWay_isGivenAndNotKept() throws Exception {
        MemoizedStage<String, String> memoized = memoized("memory");
        CompletionStage<String> first = memoized.apply("a");
        awaitCalls(1);
        assertThat(memoized.delete("a")).isFalse();
        CompletionStage<String> second = memoized.apply("a");
        given(1).complete("new");
        assertThat(result(second)).isEqualTo("new");
        given(0).complete("old");
        assertThat(result(first)).isEqualTo("old");
        assertThat(memoized.peek("a")).isEqualTo("new");
    }

    @Test
    void clear_onItsWay_isNotKept() throws Exception {
        MemoizedStage<String, String> memoized = memoized("memory");
        CompletionStage<String> first = memoized.apply("a");
        awaitCalls(1);
        memoized.clear();
        given(0).complete("old");
        assertThat(result(first)).isEqualTo("old");
        assertThat(memoized.contains("a")).isFalse();
    }

    @Test
    void close_onItsWay_fails() {
        MemoizedStage<String, String> memoized = memoized("memory");
        CompletionStage<String> first = memoized.apply("a");
        awaitCalls(1);
        memoized.close();
        assertThatThrownBy(() -> result(first)).hasRootCauseInstanceOf(CacheClosedException.class);
        assertThatThrownBy(() -> memoized.apply("a")).isInstanceOf(CacheClosedException.class);
    }

    @Test
    void apply_null_isKeptWhereAbsenceIs() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        MemoizedStage<String, String> memoized = platform.contexts()
                .memoizeStage(strings().absentFor(Duration.ofHours(1)).build(), argument -> {
                    calls.incrementAndGet();
                    return CompletableFuture.completedFuture(null);
                });
        assertThat(result(memoized.apply("a"))).isNull();
        eventually().untilAsserted(() -> {
            assertThat(result(memoized.apply("a"))).isNull();
            assertThat(calls).hasValue(1);
        });
    }

    @Test
    void apply_argumentCannotBeAKey_throws() {
        MemoizedStage<Object, String> memoized = platform.contexts()
                .memoizeStage(CacheSpec.of(Object.class, String.class).build(), argument -> later("never"));
        assertThatThrownBy(() -> memoized.apply(new Object())).isInstanceOf(CacheOperationException.class);
        assertThat(given).isEmpty();
    }

    @Test
    void apply_failsWithinGrace_givesOlderValue() throws Exception {
        MemoizedStage<String, String> memoized = platform.contexts()
                .memoizeStage(
                        strings()
                                .timeToLive(Duration.ofMillis(1))
                                .staleOnError(Duration.ofHours(1))
                                .build(),
                        this::later);
        CompletionStage<String> first = memoized.apply("a");
        given(0).complete("v");
        assertThat(result(first)).isEqualTo("v");
        eventually().until(() -> !memoized.contains("a"));
        CompletionStage<String> second = memoized.apply("a");
        given(1).completeExceptionally(new CompletionException(new IOException("read")));
        assertThat(result(second)).isEqualTo("v");
        assertThat(memoized.stats().staleHits()).isEqualTo(1);
    }
}
