package org.twatcache.core.internal.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twatcache.Cache;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheContext;
import org.twatcache.CacheContexts;
import org.twatcache.CacheSpec;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;

/** Who holds the data of a cache, and when it ends: DESIGN 4.1 row by row. The fixture checks one close for each create. */
class LivesTest {

    private final TestOffer offer = TestOffer.named("fake");
    private final TestPlatform platform = new TestPlatform(offer);
    private final CacheContexts contexts = platform.contexts();
    private final CacheSpec<String, String> named =
            TestPlatform.strings().named("reports").build();
    private final CacheSpec<String, String> nameless = TestPlatform.strings().build();

    @AfterEach
    void close() {
        platform.close();
    }

    private void assertEngines(int created, int open) {
        assertThat(offer.count().created()).isEqualTo(created);
        assertThat(offer.count().open()).isEqualTo(open);
    }

    @Test
    void handle_thatIsClosed_endsItsInstance() {
        Cache<String, String> cache = contexts.open(named);
        assertEngines(1, 1);
        cache.close();
        cache.close();
        assertEngines(1, 0);
    }

    @Test
    void handle_afterAnException_isClosedByItsTryAndTheExceptionWins() {
        assertThatThrownBy(() -> {
                    try (Cache<String, String> cache = contexts.open(named)) {
                        cache.put("k", "v");
                        throw new IllegalStateException("the client's own");
                    }
                })
                .hasMessage("the client's own")
                .hasNoSuppressedExceptions();
        assertEngines(1, 0);
    }

    @Test
    void namelessHandles_haveTheirOwnData() {
        Cache<String, String> one = contexts.open(nameless);
        Cache<String, String> two = contexts.open(nameless);
        one.put("k", "v");
        assertThat(two.get("k")).isNull();
        assertThat(one.name()).startsWith("#").isNotEqualTo(two.name());
        assertEngines(2, 2);
        one.close();
        two.close();
        assertEngines(2, 0);
    }

    @Test
    void namedHandles_meetTheSameDataUntilTheLastIsClosed() {
        Cache<String, String> one = contexts.open(named);
        Cache<String, String> two = contexts.open(named.toBuilder().build());
        one.put("k", "v");
        assertThat(two.get("k")).isEqualTo("v");
        one.close();
        assertThat(two.get("k")).isEqualTo("v");
        assertEngines(1, 1);
        two.close();
        assertEngines(1, 0);
        assertThat(contexts.open(named).get("k")).isNull();
        assertEngines(2, 1);
    }

    @Test
    void context_keepsTheDataBetweenHandles() {
        for (CacheSpec<String, String> spec : List.of(named, nameless)) {
            CacheContext<String, String> context = contexts.context(spec);
            int before = offer.count().created();
            try (Cache<String, String> first = context.open()) {
                first.put("k", "v");
            }
            try (Cache<String, String> second = context.open()) {
                assertThat(second.get("k")).isEqualTo("v");
            }
            assertEngines(before + 1, 1);
            context.close();
            context.close();
            assertEngines(before + 1, 0);
        }
    }

    @Test
    void context_thatNothingWasOpenedFrom_holdsNothing() {
        contexts.context(named).close();
        assertEngines(0, 0);
    }

    @Test
    void context_thatIsClosedBeforeItsHandle_leavesTheDataToTheHandle() {
        CacheContext<String, String> context = contexts.context(nameless);
        Cache<String, String> cache = context.open();
        cache.put("k", "v");
        context.close();
        assertThat(cache.get("k")).isEqualTo("v");
        assertThatExceptionOfType(CacheClosedException.class)
                .isThrownBy(context::open)
                .withMessageContaining("context");
        assertThatExceptionOfType(CacheClosedException.class).isThrownBy(() -> context.derive(builder -> {}));
        cache.close();
        assertEngines(1, 0);
    }

    @Test
    void derivedContext_hasItsOwnDataAndLife() {
        CacheContext<String, String> context =
                contexts.context(named.toBuilder().maximumSize(7).build());
        CacheContext<String, String> derived = context.derive(builder -> builder.timeToLive(Duration.ofMinutes(1)));
        assertThat(derived.spec().name()).isEmpty();
        assertThat(derived.spec().maximumSize()).hasValue(7);
        assertThat(derived.spec().timeToLive()).isPresent();
        assertThat(context.spec().timeToLive()).isEmpty();
        Cache<String, String> one = context.open();
        Cache<String, String> other = derived.open();
        one.put("k", "v");
        assertThat(other.get("k")).isNull();
        context.close();
        one.close();
        other.put("k", "w");
        assertThat(other.get("k")).isEqualTo("w");
        derived.close();
        other.close();
        assertEngines(2, 0);
    }

    @Test
    void derivedContext_thatIsNamed_joinsThatName() {
        contexts.open(named).put("k", "v");
        assertThat(contexts.context(nameless)
                        .derive(builder -> builder.named("reports"))
                        .open()
                        .get("k"))
                .isEqualTo("v");
    }

    @Test
    void getOrCreate_isHeldByTheOwner() {
        Cache<String, String> cache = contexts.getOrCreate(named);
        cache.put("k", "v");
        cache.close();
        assertEngines(1, 1);
        assertThat(contexts.getOrCreate(named).get("k")).isEqualTo("v");
        assertThat(contexts.open(named).get("k")).isEqualTo("v");
        platform.owner().end("its bundle stopped");
        assertEngines(1, 0);
    }

    @Test
    void getOrCreate_withoutAName_isRefused() {
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> contexts.getOrCreate(nameless))
                .withMessageContaining("needs a spec with a name");
        assertEngines(0, 0);
    }

    @Test
    void destroy_endsTheCacheWithItsHandlesAndItsFiles() {
        Cache<String, String> one = contexts.getOrCreate(named);
        Cache<String, String> two = contexts.open(named);
        assertThat(contexts.destroy("reports")).isTrue();
        assertThat(contexts.destroy("reports")).isFalse();
        assertThat(offer.count().destroyed()).isEqualTo(1);
        assertThat(offer.count().closed()).isZero();
        for (Cache<String, String> cache : List.of(one, two)) {
            assertThatExceptionOfType(CacheClosedException.class)
                    .isThrownBy(() -> cache.get("k"))
                    .withMessageContaining("'reports'")
                    .withMessageContaining("destroyed");
            cache.close();
        }
        assertThat(contexts.getOrCreate(named).get("k")).isNull();
        assertEngines(2, 1);
    }

    @Test
    void context_whoseCacheWasDestroyed_opensItAnew() {
        CacheContext<String, String> context = contexts.context(named);
        context.open();
        contexts.destroy("reports");
        Cache<String, String> again = context.open();
        again.put("k", "v");
        assertThat(again.get("k")).isEqualTo("v");
        assertEngines(2, 1);
    }

    @Test
    void owner_thatEnds_endsEverythingOnce() {
        Cache<String, String> open = contexts.open(named);
        CacheContext<String, String> context = contexts.context(nameless);
        Cache<String, String> ofContext = context.open();
        contexts.getOrCreate(TestPlatform.strings().named("kept").build());
        assertEngines(3, 3);
        platform.owner().end("its bundle stopped");
        platform.owner().end("again");
        assertEngines(3, 0);
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> open.get("k"),
                () -> open.get("k", key -> "v"),
                () -> open.put("k", "v"),
                () -> open.remove("k"),
                open::clear,
                () -> open.getAll(List.of("k")),
                () -> open.atomic().compute("k", (key, old) -> "v"),
                () -> open.view().stats(),
                () -> open.view().estimatedSize(),
                () -> open.view().contains("k"),
                () -> open.view().entries(),
                () -> ofContext.get("k"),
                context::open,
                () -> contexts.open(nameless),
                () -> contexts.getOrCreate(named),
                () -> contexts.context(named),
                () -> contexts.destroy("reports"),
                contexts::engines)) {
            assertThatExceptionOfType(CacheClosedException.class)
                    .isThrownBy(call)
                    .withMessageContaining("com.acme.client")
                    .withMessageContaining("its bundle stopped");
        }
        open.close();
        ofContext.close();
        context.close();
        assertThat(open.name()).isEqualTo("reports");
    }

    @Test
    void handle_thatIsClosed_saysSo() {
        Cache<String, String> cache = contexts.getOrCreate(named);
        cache.close();
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> cache.get("k"),
                () -> cache.put("k", "v"),
                () -> cache.view().stats(),
                () -> cache.atomic().replace("k", "v"),
                () -> cache.async().clear())) {
            assertThatExceptionOfType(CacheClosedException.class)
                    .isThrownBy(call)
                    .withMessageContaining("'reports'")
                    .withMessageContaining("open another one");
        }
    }

    @Test
    void owners_haveNamesOfTheirOwn() {
        CacheContexts other = platform.platform().contextsOf(platform.owner("com.acme.other"));
        contexts.open(named).put("k", "v");
        assertThat(other.open(named).get("k")).isNull();
        platform.owner().end("its bundle stopped");
        assertThat(other.open(named).get("k")).isNull();
        assertEngines(2, 1);
    }

    @Test
    void engines_areListedTheBestFirst() {
        platform.comes(TestOffer.named("better").ranking(9));
        assertThat(contexts.engines()).extracting(engine -> engine.name()).containsExactly("better", "fake");
    }

    @Test
    void platform_thatIsClosed_opensNothing() {
        contexts.open(named);
        platform.platform().close();
        assertThatExceptionOfType(CacheClosedException.class)
                .isThrownBy(() -> contexts.open(nameless))
                .withMessageContaining("the platform stopped");
        assertEngines(1, 0);
    }
}
