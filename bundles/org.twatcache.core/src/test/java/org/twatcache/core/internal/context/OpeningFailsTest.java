package org.twatcache.core.internal.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.twatcache.Cache;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheContexts;
import org.twatcache.CachePathException;
import org.twatcache.EngineNotAvailableException;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.enginekit.FakeEngine;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineRequest;

/** Factories and engines that fail: what the client sees, and that nothing is left behind. */
class OpeningFailsTest {

    private static void assertNothingLeft(TestPlatform platform) {
        assertThat(platform.platform().admin().caches()).isEmpty();
    }

    private static TestOffer throwing(Supplier<? extends Throwable> failure) {
        return TestOffer.of("broken", request -> {
            throw OpeningFailsTest.<RuntimeException>sneaky(failure.get());
        });
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <X extends Throwable> X sneaky(Throwable failure) throws X {
        throw (X) failure;
    }

    @Test
    void misspeltEngine_ofAStrictSpec_listsWhatIsAvailable() {
        try (TestPlatform platform = new TestPlatform(TestOffer.named("map"), TestOffer.named("caffeine"))) {
            assertThatExceptionOfType(EngineNotAvailableException.class)
                    .isThrownBy(() -> platform.open(
                            TestPlatform.strings().named("t").engine("nope").required()))
                    .withMessageContaining("'t'")
                    .withMessageContaining("nope is not there")
                    .withMessageContaining("Available: map, caffeine")
                    .withMessageContaining("Deploy the engine")
                    .satisfies(e -> {
                        assertThat(e.available()).containsExactly("map", "caffeine");
                        assertThat(e.cache()).isEqualTo("t");
                        assertThat(e.engine()).isEqualTo("nope");
                    });
            assertNothingLeft(platform);
        }
    }

    @Test
    void noEngineAtAll_ofAStrictSpec_saysSo() {
        try (TestPlatform platform = new TestPlatform()) {
            assertThatExceptionOfType(EngineNotAvailableException.class)
                    .isThrownBy(() -> platform.open(TestPlatform.strings().required()))
                    .withMessageContaining("no engine is there")
                    .withMessageContaining("Available: none");
            assertNothingLeft(platform);
        }
    }

    @Test
    void factoryThatThrows_isNamedWithItsReason() {
        List<Supplier<Throwable>> failures = List.of(
                () -> new IllegalStateException("no disk"),
                () -> new NoClassDefFoundError("no disk"),
                () -> new AssertionError("no disk"),
                () -> new StackOverflowError("no disk"),
                () -> new IOException("no disk"));
        for (Supplier<Throwable> failure : failures) {
            try (TestPlatform platform = new TestPlatform(throwing(failure))) {
                assertThatExceptionOfType(EngineNotAvailableException.class)
                        .isThrownBy(() ->
                                platform.open(TestPlatform.strings().named("t").required()))
                        .withMessageContaining("'t'")
                        .withMessageContaining("broken did not start")
                        .withMessageContaining("no disk");
                assertNothingLeft(platform);
                Cache<String, String> lax = platform.open();
                assertThat(lax.get("k", key -> "v")).isEqualTo("v");
                assertThat(lax.view().stats().errors()).isPositive();
            }
        }
    }

    @Test
    void factoryThatThrows_isLeftOutForTheNext() {
        TestOffer broken = throwing(() -> new IllegalStateException("no disk")).ranking(9);
        try (TestPlatform platform = new TestPlatform(broken, TestOffer.named("good"))) {
            Cache<String, String> cache = platform.open(TestPlatform.strings().required());
            assertThat(platform.control(cache).info().engine()).hasValue("good");
        }
    }

    @Test
    void factoryThatGivesNull_isNamed() {
        TestOffer offer = TestOffer.of("empty", OpeningFailsTest::nothing).uncounted();
        try (TestPlatform platform = new TestPlatform(offer)) {
            assertThatExceptionOfType(EngineNotAvailableException.class)
                    .isThrownBy(() -> platform.open(TestPlatform.strings().required()))
                    .withMessageContaining("The factory of engine 'empty' returned null")
                    .withMessageContaining("update it");
            assertNothingLeft(platform);
        }
    }

    @SuppressWarnings("NullAway")
    private static CacheEngine<?> nothing(EngineRequest request) {
        return null;
    }

    @Test
    void factoryThatRefusesTheSpec_showsItsOwnException() {
        CacheConfigurationException refusal =
                new CacheConfigurationException("option 'redis.uri' is no URI", "t", "redis", null);
        try (TestPlatform platform = new TestPlatform(throwing(() -> refusal))) {
            assertThatThrownBy(() -> platform.open(TestPlatform.strings().named("t")))
                    .isSameAs(refusal);
            assertNothingLeft(platform);
        }
    }

    @Test
    void directoryThatIsRefused_ofTheNamedEngine_showsItsOwnException() {
        CachePathException refusal = new CachePathException("'d' is a link", "t", "broken", null);
        try (TestPlatform platform = new TestPlatform(throwing(() -> refusal), TestOffer.named("map"))) {
            assertThatThrownBy(() -> platform.open(
                            TestPlatform.strings().named("t").engine("broken").required()))
                    .isSameAs(refusal);
            assertNothingLeft(platform);
            Cache<String, String> lax = platform.open(TestPlatform.strings().engine("broken"));
            assertThat(lax.get("k", key -> "v")).isEqualTo("v");
        }
    }

    @Test
    void directoryThatIsRefused_ofOneOfManyEngines_isOneReasonOfMany() {
        CachePathException refusal = new CachePathException("'d' is a link", "t", "broken", null);
        try (TestPlatform platform = new TestPlatform(throwing(() -> refusal))) {
            assertThatExceptionOfType(EngineNotAvailableException.class)
                    .isThrownBy(() -> platform.open(
                            TestPlatform.strings().prefer("nope", "broken").required()))
                    .withMessageContaining("broken did not start: 'd' is a link");
        }
    }

    @Test
    void malformedFilter_isRefusedAndNothingIsLeft() {
        try (TestPlatform platform = new TestPlatform(TestOffer.named("fake"))) {
            assertThatExceptionOfType(CacheConfigurationException.class)
                    .isThrownBy(() ->
                            platform.open(TestPlatform.strings().named("t").filter("((")))
                    .withMessageContaining("malformed filter");
            assertNothingLeft(platform);
            assertThat(platform.contexts().destroy("t")).isFalse();
        }
    }

    @Test
    void openThatFailed_canBeRepeated() {
        AtomicReference<String> fault = new AtomicReference<>("no disk");
        TestOffer offer = TestOffer.of("moody", request -> {
            if (!fault.get().isEmpty()) {
                throw new IllegalStateException(fault.get());
            }
            return new FakeEngine<Object>(request, Set.of());
        });
        try (TestPlatform platform = new TestPlatform(offer)) {
            CacheContexts contexts = platform.contexts();
            var spec = TestPlatform.strings().named("t").required().build();
            assertThatExceptionOfType(EngineNotAvailableException.class).isThrownBy(() -> contexts.open(spec));
            fault.set("");
            assertThat(contexts.open(spec).get("k")).isNull();
        }
    }

    @Test
    void engineWhoseCloseThrows_isLoggedAndCountedAndNobodyNotices() {
        List<Supplier<Throwable>> failures =
                List.of(() -> new IllegalStateException("close"), () -> new AssertionError("close"));
        for (Supplier<Throwable> failure : failures) {
            TestOffer offer = TestOffer.of("clinging", request -> new FakeEngine<Object>(request, Set.of()) {
                @Override
                public void close() {
                    super.close();
                    throw OpeningFailsTest.<RuntimeException>sneaky(failure.get());
                }
            });
            TestPlatform platform = new TestPlatform();
            platform.comes(offer);
            Cache<String, String> first = platform.open(TestPlatform.strings().named("a"));
            Cache<String, String> second = platform.open(TestPlatform.strings().named("b"));
            first.close();
            assertThat(platform.platform().admin().caches()).hasSize(1);
            platform.leaves(offer);
            assertThat(second.get("k", key -> "v")).isEqualTo("v");
            assertThat(second.view().stats().errors()).isEqualTo(1);
            platform.comes(offer);
            platform.open(TestPlatform.strings().named("c"));
            platform.owner().end("its bundle stopped");
            assertNothingLeft(platform);
            platform.platform().close();
        }
    }
}
