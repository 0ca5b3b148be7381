package org.twatcache.core.internal.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.twatcache.core.internal.fixture.Eventually.eventually;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.twatcache.Cache;
import org.twatcache.CacheEngineException;
import org.twatcache.CacheOperationException;
import org.twatcache.CacheSpecBuilder;
import org.twatcache.EngineNotAvailableException;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.spi.EngineClosedException;
import org.twatcache.spi.OutcomeUnknownException;

/** An engine that throws: what plain calls, loads and later readers see of it. */
class FailingEngineTest {

    private final TestOffer fake = TestOffer.named("fake");
    private final TestPlatform platform = new TestPlatform(fake);
    private final Cache<String, String> cache =
            platform.open(TestPlatform.strings().named("t").maximumWeight(100, FailingEngineTest::weigh));

    @AfterEach
    void close() {
        platform.close();
    }

    private static int weigh(String key, String value) {
        if (value.equals("heavy")) {
            throw new IllegalStateException("scales are broken");
        }
        return value.equals("negative") ? -1 : 1;
    }

    private void fail(Supplier<? extends Throwable> failure, String... calls) {
        Set<String> failing = Set.of(calls);
        fake.engine().intercept(call -> {
            if (failing.isEmpty() || failing.contains(call)) {
                throw FailingEngineTest.<RuntimeException>sneaky(failure.get());
            }
        });
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <X extends Throwable> X sneaky(Throwable failure) throws X {
        throw (X) failure;
    }

    private void heal() {
        fake.engine().intercept(call -> {});
    }

    static List<Supplier<Throwable>> failures() {
        RuntimeException reused = new IllegalStateException("broken");
        return List.of(
                () -> new IllegalStateException("broken"),
                () -> new NoClassDefFoundError("broken"),
                () -> new IOException("broken"),
                () -> reused);
    }

    private List<ThrowingCallable> calls() {
        return List.of(
                () -> cache.get("k"),
                () -> cache.getAll(List.of("k")),
                () -> cache.put("k", "v"),
                () -> cache.put("k", "v", Duration.ofHours(1)),
                () -> cache.putAll(Map.of("k", "v")),
                () -> cache.remove("k"),
                cache::clear,
                () -> cache.atomic().putIfAbsent("k", "v"),
                () -> cache.atomic().replace("k", "v"),
                () -> cache.atomic().compareAndSet("k", "v", "w"),
                () -> cache.atomic().remove("k", "v"),
                () -> cache.atomic().compute("k", (key, old) -> "v"),
                () -> cache.view().contains("k"),
                () -> cache.view().lookup("k"),
                () -> cache.view().estimatedSize(),
                () -> cache.view().entries());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void everyPlainCall_namesCacheEngineCauseAndRemedy(Supplier<Throwable> failure) {
        fail(failure);
        long errors = 0;
        for (ThrowingCallable call : calls()) {
            assertThatExceptionOfType(CacheEngineException.class)
                    .isThrownBy(call)
                    .withMessageContaining("'t'")
                    .withMessageContaining("'fake'")
                    .withMessageContaining("broken")
                    .withMessageContaining("cache:why t")
                    .satisfies(e -> {
                        assertThat(e.cache()).isEqualTo("t");
                        assertThat(e.engine()).isEqualTo("fake");
                        assertThat(e.getCause()).isNotNull();
                    });
            assertThat(cache.view().stats().errors()).isGreaterThan(errors);
            errors = cache.view().stats().errors();
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void getWithALoader_neverFailsForIt(Supplier<Throwable> failure) {
        fail(failure);
        assertThat(cache.get("k", key -> "loaded")).isEqualTo("loaded");
        heal();
        assertThat(cache.get("k")).isNull();
        fail(failure, "putIfAbsent");
        assertThat(cache.get("k", key -> "loaded")).isEqualTo("loaded");
        heal();
        assertThat(cache.get("k")).isNull();
        assertThat(cache.view().stats().errors()).isGreaterThanOrEqualTo(2);
        fail(() -> new CacheOperationException("strange", "t", "fake", null), "get");
        assertThat(cache.get("k", key -> "loaded")).isEqualTo("loaded");
        fail(() -> new EngineNotAvailableException("down", "t", "fake", List.of(), null), "get", "putIfAbsent");
        assertThat(cache.get("k", key -> "loaded")).isEqualTo("loaded");
    }

    @Test
    void otherErrors_goThroughAndTheKeyIsRemoved() {
        cache.put("k", "old");
        fail(() -> new OutOfMemoryError("heap"), "put");
        assertThatThrownBy(() -> cache.put("k", "new")).isInstanceOf(OutOfMemoryError.class);
        heal();
        assertThat(cache.get("k")).isNull();
    }

    @Test
    void failingWrite_removesItsKey() {
        List<Map.Entry<String, ThrowingCallable>> writes = List.of(
                Map.entry("put", () -> cache.put("k", "new")),
                Map.entry("put", () -> cache.putAll(Map.of("k", "new"))),
                Map.entry("replace", () -> cache.atomic().replace("k", "new")),
                Map.entry("replace", () -> cache.atomic().compute("k", (key, old) -> "new")),
                Map.entry("putIfAbsent", () -> cache.atomic().putIfAbsent("k", "new")));
        for (var write : writes) {
            cache.put("k", "old");
            cache.put("kept", "v");
            fail(() -> new IllegalStateException("broken"), write.getKey());
            assertThatExceptionOfType(CacheEngineException.class).isThrownBy(write.getValue());
            heal();
            assertThat(cache.get("k")).as(write.getKey()).isNull();
            assertThat(cache.get("kept")).isEqualTo("v");
        }
    }

    @Test
    void writeOfUnknownOutcome_isPassedOnAndItsKeyRemoved() {
        OutcomeUnknownException unknown = new OutcomeUnknownException("timed out", "t", "fake", null);
        cache.put("k", "old");
        fail(() -> unknown, "put");
        assertThatThrownBy(() -> cache.put("k", "new")).isSameAs(unknown);
        heal();
        assertThat(cache.get("k")).isNull();
    }

    @Test
    void weigherThatFails_isNamedAndNothingIsLost() {
        cache.put("k", "old");
        assertThatExceptionOfType(CacheOperationException.class)
                .isThrownBy(() -> cache.put("k", "heavy"))
                .withMessageContaining("weigher of cache 't'")
                .withMessageContaining("scales are broken")
                .withMessageContaining("nothing was stored");
        assertThatExceptionOfType(CacheOperationException.class)
                .isThrownBy(() -> cache.put("k", "negative"))
                .withMessageContaining("negative weight -1");
        assertThat(cache.get("k")).isEqualTo("old");
        assertThat(cache.get("l", key -> "heavy")).isEqualTo("heavy");
        assertThat(cache.get("l")).isNull();
    }

    @Test
    void engineThatClosesItself_isReplacedAndTheCallIsDoneThere() {
        cache.put("k", "old");
        fake.engine().close();
        cache.put("k", "new");
        assertThat(cache.get("k")).isEqualTo("new");
        assertThat(fake.count().created()).isEqualTo(2);
        eventually().until(() -> fake.count().closed() == 1);
        assertThat(cache.view().stats().errors()).isEqualTo(1);
    }

    @Test
    void engineThatSaysClosedOnEveryCall_doesNotMakeGetWithALoaderFail() {
        fail(() -> new EngineClosedException("t", "fake"), "get");
        assertThat(cache.get("k", key -> "loaded")).isEqualTo("loaded");
        assertThat(cache.get("k")).isEqualTo("loaded");
    }

    @Test
    void bulkWrite_thatFailsHalfway_leavesNothingOfItsChunk() {
        Map<String, String> entries = new HashMap<>();
        for (int i = 0; i < 50; i++) {
            entries.put("k" + i, i == 25 ? "heavy" : "v");
        }
        CacheSpecBuilder<String, String> spec = TestPlatform.strings().named("b");
        try (Cache<String, String> bulk = platform.open(spec)) {
            int[] calls = {0};
            fake.engine().intercept(call -> {
                if (call.equals("put") && ++calls[0] == 25) {
                    throw new IllegalStateException("broken");
                }
            });
            assertThatExceptionOfType(CacheEngineException.class).isThrownBy(() -> bulk.putAll(entries));
            assertThat(bulk.getAll(entries.keySet())).isEmpty();
            assertThatCode(() -> bulk.putAll(entries)).doesNotThrowAnyException();
        }
    }
}
