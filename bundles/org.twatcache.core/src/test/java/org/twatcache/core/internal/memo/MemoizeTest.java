package org.twatcache.core.internal.memo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.twatcache.core.internal.fixture.Eventually.awaitWaiting;
import static org.twatcache.core.internal.fixture.Eventually.eventually;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheContexts;
import org.twatcache.CacheLoadException;
import org.twatcache.CacheSpec;
import org.twatcache.CacheSpecBuilder;
import org.twatcache.EngineTrait;
import org.twatcache.MemoizedBiFunction;
import org.twatcache.MemoizedCallable;
import org.twatcache.MemoizedFunction;
import org.twatcache.MemoizedSupplier;
import org.twatcache.TypeRef;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.core.internal.fixture.Threads;
import org.twatcache.core.internal.fixture.Threads.Running;

class MemoizeTest {

    private final TestPlatform platform = new TestPlatform(TestOffer.named("memory"));
    private final CacheContexts contexts = platform.contexts();
    private final AtomicInteger calls = new AtomicInteger();

    @AfterEach
    void close() {
        platform.close();
    }

    private static TestOffer bytes() {
        return TestOffer.named("bytes", EngineTrait.KEEPS_BYTES, EngineTrait.EXPIRES);
    }

    private static CacheSpecBuilder<String, String> strings() {
        return TestPlatform.strings();
    }

    private MemoizedFunction<String, String> numbered() {
        return contexts.memoize(strings().build(), text -> text + calls.incrementAndGet());
    }

    @SuppressWarnings("NullAway") // The checker takes it that functions of the JDK never give null.
    private static String nothing() {
        return null;
    }

    private static long of(MemoizedFunction<Integer, Long> function, int argument) {
        return Objects.requireNonNull(function.apply(argument));
    }

    @Test
    void function_isCalledOnce_forEachArgument() {
        MemoizedFunction<String, String> numbered = numbered();
        assertThat(numbered.apply("a")).isEqualTo("a1");
        assertThat(numbered.apply("b")).isEqualTo("b2");
        assertThat(numbered.apply("a")).isEqualTo("a1");
        assertThat(numbered.apply(null)).isEqualTo("null3");
        assertThat(numbered.apply(null)).isEqualTo("null3");
        assertThat(numbered.apply("null")).isEqualTo("null4");
        assertThat(numbered.stats().hits()).isEqualTo(2);
        assertThat(numbered.stats().misses()).isEqualTo(4);
        assertThat(numbered.stats().loads()).isEqualTo(4);
        assertThat(numbered.estimatedSize()).isEqualTo(4);
    }

    @Test
    void result_isSeenAndForgotten_byItsArgument() {
        MemoizedFunction<String, String> numbered = numbered();
        assertThat(numbered.contains("a")).isFalse();
        assertThat(numbered.peek("a")).isNull();
        assertThat(calls).hasValue(0);
        assertThat(numbered.apply("a")).isEqualTo("a1");
        assertThat(numbered.apply("b")).isEqualTo("b2");
        assertThat(numbered.contains("a")).isTrue();
        assertThat(numbered.peek("a")).isEqualTo("a1");
        assertThat(numbered.delete("a")).isTrue();
        assertThat(numbered.delete("a")).isFalse();
        assertThat(numbered.apply("a")).isEqualTo("a3");
        numbered.clear();
        assertThat(numbered.contains("b")).isFalse();
    }

    @Test
    void functions_withoutNames_shareNothing() {
        assertThat(numbered().apply("a")).isEqualTo("a1");
        assertThat(numbered().apply("a")).isEqualTo("a2");
    }

    @Test
    void name_isOfOneFunction_untilThatIsClosed() {
        CacheSpec<String, String> spec = strings().named("reports").build();
        MemoizedFunction<String, String> first = contexts.memoize(spec, text -> "first");
        assertThat(first.name()).isEqualTo("reports");
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> contexts.memoize(spec, text -> "second"))
                .withMessageContaining("reports")
                .withMessageContaining("another function");
        assertThat(first.apply("a")).isEqualTo("first");
        first.close();
        MemoizedFunction<String, String> second = contexts.memoize(spec, text -> "second");
        first.close();
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> contexts.memoize(spec, text -> "third"));
        assertThat(second.apply("a")).isEqualTo("second");
    }

    @Test
    void name_ofAnOpenCache_isNotTaken() {
        CacheSpec<String, String> spec = strings().named("reports").build();
        contexts.open(spec).put("a", "the client's");
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> contexts.memoize(spec, text -> "computed"))
                .withMessageContaining("another spec");
    }

    @Test
    void spec_thatKnowsItsKeys_isRefused() {
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> contexts.memoize(
                        strings().maximumWeight(5, (key, value) -> 1).build(), text -> text))
                .withMessageContaining("weigher");
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> contexts.memoize(
                        strings().removalListener((key, value, cause) -> {}).build(), text -> text))
                .withMessageContaining("listeners");
    }

    @Test
    void nullResult_isComputedAnew_unlessAbsenceIsRemembered() {
        MemoizedFunction<String, String> forgets = contexts.memoize(strings().build(), text -> {
            calls.incrementAndGet();
            return nothing();
        });
        assertThat(forgets.apply("a")).isNull();
        assertThat(forgets.apply("a")).isNull();
        assertThat(calls).hasValue(2);
        MemoizedFunction<String, String> remembers =
                contexts.memoize(strings().absentFor(Duration.ofHours(1)).build(), text -> {
                    calls.incrementAndGet();
                    return nothing();
                });
        assertThat(remembers.apply("a")).isNull();
        assertThat(remembers.apply("a")).isNull();
        assertThat(calls).hasValue(3);
        assertThat(remembers.contains("a")).isFalse();
    }

    @Test
    void exception_isThrownAsItIs_andNothingIsKept() {
        IllegalStateException thrown = new IllegalStateException("on purpose");
        MemoizedFunction<String, String> failing = contexts.memoize(strings().build(), text -> {
            calls.incrementAndGet();
            throw thrown;
        });
        assertThatThrownBy(() -> failing.apply("a")).isSameAs(thrown);
        assertThat(calls).hasValue(1);
        assertThatThrownBy(() -> failing.apply("a")).isSameAs(thrown);
        assertThat(calls).hasValue(2);
        assertThat(failing.contains("a")).isFalse();
        assertThat(failing.stats().loadFailures()).isEqualTo(2);
    }

    @Test
    void exception_isThrownAsItIs_toThoseWhoWaitedToo() throws Exception {
        IOException thrown = new IOException("on purpose");
        CountDownLatch go = new CountDownLatch(1);
        MemoizedCallable<String> failing = contexts.memoizeCall(strings().build(), () -> {
            calls.incrementAndGet();
            Threads.uninterruptibly(go::await);
            throw thrown;
        });
        Running<String> first = Threads.start(() -> String.valueOf(failing.call()));
        eventually().until(() -> calls.get() == 1);
        Running<String> second = Threads.start(() -> String.valueOf(failing.call()));
        awaitWaiting(second);
        go.countDown();
        assertThat(first.failure()).isSameAs(thrown);
        assertThat(second.failure()).isSameAs(thrown);
        assertThat(calls).hasValue(1);
    }

    @Test
    void exceptionOfCaches_thatTheFunctionThrew_isNotUnwrapped() {
        CacheLoadException thrown = new CacheLoadException("theirs", null, null, new IOException());
        MemoizedFunction<String, String> failing = contexts.memoize(strings().build(), text -> {
            throw thrown;
        });
        assertThatThrownBy(() -> failing.apply("a")).isSameAs(thrown);
    }

    @Test
    void function_mayAskItself_butNotForWhatItComputes() {
        AtomicReference<MemoizedFunction<Integer, Long>> itself = new AtomicReference<>();
        itself.set(contexts.memoize(CacheSpec.of(Integer.class, Long.class).build(), n -> {
            calls.incrementAndGet();
            return n < 2 ? (long) n : of(itself.get(), n - 1) + of(itself.get(), n - 2);
        }));
        assertThat(itself.get().apply(60)).isEqualTo(1_548_008_755_920L);
        assertThat(calls).hasValue(61);
        AtomicReference<MemoizedFunction<Integer, Long>> circular = new AtomicReference<>();
        circular.set(contexts.memoize(CacheSpec.of(Integer.class, Long.class).build(), n -> of(circular.get(), n)));
        assertThatExceptionOfType(CacheLoadException.class)
                .isThrownBy(() -> circular.get().apply(1))
                .withMessageContaining("asks, directly or through another loader");
    }

    @Test
    void function_ofTwo_tellsItsArgumentsApart() {
        MemoizedBiFunction<String, Integer, String> both = contexts.memoize(
                strings().build(), Integer.class, (text, number) -> text + number + "#" + calls.incrementAndGet());
        assertThat(both.apply("a", 1)).isEqualTo("a1#1");
        assertThat(both.apply("a", 1)).isEqualTo("a1#1");
        assertThat(both.apply("a", null)).isEqualTo("anull#2");
        assertThat(both.apply(null, 1)).isEqualTo("null1#3");
        assertThat(both.peek("a", null)).isEqualTo("anull#2");
        assertThat(both.contains(null, 1)).isTrue();
        assertThat(both.delete(null, 1)).isTrue();
        assertThat(both.contains(null, 1)).isFalse();
        assertThat(both.estimatedSize()).isEqualTo(2);
    }

    @Test
    void swappedArguments_ofOneType_areOthers() {
        MemoizedBiFunction<String, String, String> joined =
                contexts.memoize(strings().build(), String.class, (first, second) -> first + second);
        assertThat(joined.apply("a", "b")).isEqualTo("ab");
        assertThat(joined.apply("b", "a")).isEqualTo("ba");
        assertThat(joined.apply("", "ab")).isEqualTo("ab");
        assertThat(joined.estimatedSize()).isEqualTo(3);
    }

    @Test
    void supplier_givesWhatItGaveFirst_untilItIsCleared() {
        MemoizedSupplier<String> numbered = contexts.memoize(strings().build(), () -> "v" + calls.incrementAndGet());
        assertThat(numbered.peek()).isNull();
        assertThat(numbered.get()).isEqualTo("v1");
        assertThat(numbered.get()).isEqualTo("v1");
        assertThat(numbered.peek()).isEqualTo("v1");
        numbered.clear();
        assertThat(numbered.get()).isEqualTo("v2");
    }

    @Test
    void callable_givesWhatItGaveFirst_andThrowsWhatItThrows() throws Exception {
        MemoizedCallable<String> numbered = contexts.memoizeCall(strings().build(), () -> {
            if (calls.incrementAndGet() == 1) {
                throw new IOException("not yet");
            }
            return "v" + calls.get();
        });
        assertThatThrownBy(numbered::call).isInstanceOf(IOException.class).hasMessage("not yet");
        assertThat(numbered.call()).isEqualTo("v2");
        assertThat(numbered.call()).isEqualTo("v2");
        assertThat(numbered.peek()).isEqualTo("v2");
    }

    @Test
    void lifetime_ofTheSpec_isThatOfResults() {
        MemoizedFunction<String, String> brief =
                contexts.memoize(strings().timeToLive(Duration.ofMillis(1)).build(), text -> {
                    calls.incrementAndGet();
                    return text;
                });
        eventually().until(() -> "a".equals(brief.apply("a")) && calls.get() > 1);
    }

    @Test
    void closed_orItsOwnerEnded_isClosed() {
        MemoizedFunction<String, String> numbered = numbered();
        assertThat(numbered.apply("a")).isEqualTo("a1");
        numbered.close();
        assertThatExceptionOfType(CacheClosedException.class).isThrownBy(() -> numbered.apply("a"));
        assertThatExceptionOfType(CacheClosedException.class).isThrownBy(() -> numbered.contains("a"));
        numbered.close();
        MemoizedFunction<String, String> other = numbered();
        platform.owner().end("its bundle stopped");
        assertThatExceptionOfType(CacheClosedException.class).isThrownBy(() -> other.apply("a"));
        assertThatExceptionOfType(CacheClosedException.class).isThrownBy(this::numbered);
    }

    @Test
    void resultThatIsComputing_isNotKept_afterItWasForgotten() throws Exception {
        CountDownLatch computing = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        MemoizedFunction<String, String> slow = contexts.memoize(strings().build(), text -> {
            computing.countDown();
            Threads.uninterruptibly(go::await);
            return "old";
        });
        Running<String> running = Threads.start(() -> String.valueOf(slow.apply("a")));
        assertThat(computing.await(20, TimeUnit.SECONDS)).isTrue();
        boolean unused = slow.delete("a");
        go.countDown();
        assertThat(running.result()).isEqualTo("old");
        assertThat(slow.contains("a")).isFalse();
    }

    @Test
    void engineOfBytes_keepsResultsByTheirArguments() {
        platform.comes(bytes());
        MemoizedFunction<byte[], String> digest = contexts.memoize(
                CacheSpec.of(byte[].class, String.class)
                        .engine("bytes")
                        .named("digest")
                        .required()
                        .build(),
                bytes -> "#" + calls.incrementAndGet());
        assertThat(digest.apply(new byte[] {1, 2})).isEqualTo("#1");
        assertThat(digest.apply(new byte[] {1, 2})).isEqualTo("#1");
        assertThat(digest.apply(new byte[] {1})).isEqualTo("#2");
        assertThat(digest.apply(null)).isEqualTo("#3");
        assertThat(digest.apply(null)).isEqualTo("#3");
    }

    @Test
    void engineOfBytes_keepsResultsOfLists() {
        platform.comes(bytes());
        MemoizedFunction<List<byte[]>, String> joined = contexts.memoize(
                CacheSpec.of(new TypeRef<List<byte[]>>() {}, new TypeRef<String>() {})
                        .engine("bytes")
                        .required()
                        .build(),
                list -> "#" + calls.incrementAndGet());
        assertThat(joined.apply(List.of(new byte[] {1}))).isEqualTo("#1");
        assertThat(joined.apply(List.of(new byte[] {1}))).isEqualTo("#1");
        assertThat(joined.apply(List.of(new byte[] {2}))).isEqualTo("#2");
    }

    @Test
    void engineOfBytes_knowsTheClassesOfArguments() {
        platform.comes(bytes());
        MemoizedBiFunction<Point, Color, String> drawn = contexts.memoize(
                CacheSpec.of(Point.class, String.class)
                        .engine("bytes")
                        .required()
                        .build(),
                Color.class,
                (point, color) -> point + " " + color + calls.incrementAndGet());
        assertThat(drawn.apply(new Point(1, 2), Color.RED)).isEqualTo("Point[x=1, y=2] RED1");
        assertThat(drawn.apply(new Point(1, 2), Color.RED)).isEqualTo("Point[x=1, y=2] RED1");
        assertThat(drawn.apply(null, null)).isEqualTo("null null2");
        assertThat(drawn.contains(new Point(1, 2), null)).isFalse();
    }

    enum Color {
        RED
    }

    record Point(int x, int y) {}
}
