package org.twatcache.core.internal.trait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.twatcache.EngineTrait.BOUNDS_ENTRIES;
import static org.twatcache.EngineTrait.BOUNDS_WEIGHT;
import static org.twatcache.EngineTrait.EXPIRES;
import static org.twatcache.EngineTrait.EXPIRES_IDLE;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.twatcache.EngineNotAvailableException;
import org.twatcache.EngineTrait;
import org.twatcache.core.internal.fixture.PlainEngine;
import org.twatcache.enginekit.FakeClock;
import org.twatcache.enginekit.RecordedEvents;
import org.twatcache.enginekit.RecordedEvents.Removal;
import org.twatcache.enginekit.TestRequest;
import org.twatcache.enginekit.TestRequestBuilder;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineRequest;

class MissingTraitsTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final FakeClock clock = new FakeClock();
    private final RecordedEvents events = new RecordedEvents();
    private final PlainEngine engine = new PlainEngine();
    private final AtomicReference<@Nullable EngineRequest> asked = new AtomicReference<>();

    private TestRequestBuilder request() {
        return TestRequest.builder().clock(clock).events(events).cache("c");
    }

    private CacheEngine<Object> complete(TestRequestBuilder request, EngineTrait... traits) {
        return MissingTraits.complete("e", Set.of(traits), request.build(), narrowed -> {
            asked.set(narrowed);
            return engine;
        });
    }

    private EngineRequest asked() {
        return Objects.requireNonNull(asked.get());
    }

    @Test
    void engineThatLacksNothing_isReturnedItself() {
        TestRequest full =
                request().maximumSize(5).timeToLive(HOUR).timeToIdle(HOUR).build();
        Set<EngineTrait> traits = Set.of(EXPIRES, EXPIRES_IDLE, BOUNDS_ENTRIES);

        CacheEngine<Object> complete = MissingTraits.complete("e", traits, full, request -> {
            assertThat(request).isSameAs(full);
            return engine;
        });

        assertThat(complete).isSameAs(engine);
    }

    @Test
    void engineThatLacksWhatNobodyNeeds_isReturnedItself() {
        assertThat(complete(request().timeToLive(HOUR), EXPIRES)).isSameAs(engine);
        assertThat(complete(request(), EXPIRES)).isSameAs(engine);
    }

    @Test
    void engineWithoutExpiry_isAskedForNone() {
        CacheEngine<Object> complete =
                complete(request().timeToLive(HOUR).timeToIdle(HOUR).maximumSize(9), BOUNDS_ENTRIES);

        assertThat(complete).isInstanceOf(ExpiringEngine.class);
        assertThat(asked().timeToLive()).isEmpty();
        assertThat(asked().timeToIdle()).isEmpty();
        assertThat(asked().maximumSize()).hasValue(9);
        assertThat(asked().cache()).isEqualTo("c");
        assertThat(asked().clock()).isSameAs(clock);
    }

    @Test
    void engineWithoutIdleExpiry_isAskedForNoLifetimeAtAll() {
        CacheEngine<Object> complete = complete(request().timeToLive(HOUR).timeToIdle(HOUR), EXPIRES);

        assertThat(complete).isInstanceOf(ExpiringEngine.class);
        assertThat(asked().timeToLive()).isEmpty();
    }

    @Test
    void engineWithIdleExpiryAlone_isAskedForNoLifetimeAtAll() {
        assertThat(complete(request().timeToIdle(HOUR), EXPIRES_IDLE)).isInstanceOf(ExpiringEngine.class);
        assertThat(asked().timeToIdle()).isEmpty();
    }

    @Test
    void engineWithoutBound_isAskedForNone() {
        CacheEngine<Object> complete =
                complete(request().maximumSize(2).timeToLive(HOUR).timeToIdle(HOUR), EXPIRES, EXPIRES_IDLE);

        assertThat(complete).isInstanceOf(BoundedEngine.class);
        assertThat(asked().maximumSize()).isEmpty();
        assertThat(asked().timeToLive()).hasValue(HOUR);
        assertThat(asked().timeToIdle()).hasValue(HOUR);
    }

    @Test
    void engineWithoutAnyTrait_keepsBoundAndLifetimes() {
        CacheEngine<Object> complete = complete(request().maximumSize(2).timeToLive(HOUR));
        for (int i = 0; i < 3; i++) {
            complete.put(i, i, CacheEngine.DEFAULT_DEADLINE);
        }
        assertThat(complete.size()).isEqualTo(2);
        assertThat(events.evictions()).containsExactly(new Removal(0, 0));
        clock.advance(HOUR);
        assertThat(complete.get(1)).isNull();
        assertThat(((ExpiringEngine) complete).sweep(10)).isFalse();

        complete.put(3, 3, CacheEngine.DEFAULT_DEADLINE);
        complete.put(4, 4, CacheEngine.DEFAULT_DEADLINE);

        assertThat(complete.get(3)).isEqualTo(3);
        assertThat(complete.get(4)).isEqualTo(4);
        assertThat(events.expirations()).containsExactly(new Removal(1, 1), new Removal(2, 2));
        assertThat(events.evictions()).hasSize(1);
    }

    @Test
    void weigher_ofADecoratedEngine_seesTheClientsValues() {
        complete(request().maximumWeight(10, (key, value) -> (int) value * 2).timeToLive(HOUR), BOUNDS_WEIGHT);

        assertThat(asked().maximumWeight()).hasValue(10);
        assertThat(asked().weigher().weigh("k", new Timed(21, CacheEngine.NO_DEADLINE)))
                .isEqualTo(42);
        assertThat(asked().weigher().weigh("k", Resident.of("k", new Timed(21, 1))))
                .isEqualTo(42);
        assertThat(asked().weigher().weigh("k", Resident.of("k", 21))).isEqualTo(42);
    }

    @Test
    void factoryThatFails_isPassedOn() {
        RuntimeException failure = new IllegalStateException("no");

        assertThatThrownBy(() -> MissingTraits.complete("e", Set.of(), request().build(), narrowed -> {
                    throw failure;
                }))
                .isSameAs(failure);
    }

    @Test
    void factoryThatReturnsNull_isNamed() {
        Function<EngineRequest, @Nullable CacheEngine<?>> faulty = narrowed -> null;

        assertThatExceptionOfType(EngineNotAvailableException.class)
                .isThrownBy(
                        () -> MissingTraits.complete("e", Set.of(), request().build(), faulty))
                .withMessageContaining("'e'")
                .withMessageContaining("'c'")
                .withMessageContaining("returned null")
                .satisfies(e -> assertThat(e.engine()).isEqualTo("e"));
    }
}
