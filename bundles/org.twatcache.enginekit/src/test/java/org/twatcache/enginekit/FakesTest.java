package org.twatcache.enginekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.twatcache.spi.CacheEngine;

/** What the kit gives to the tests of others. */
class FakesTest {

    private final FakeClock clock = new FakeClock();

    @Test
    void clock_advanced_tellsTheTimeThatPassed() {
        long before = clock.nanos();
        clock.advance(Duration.ofSeconds(2));

        assertThat(clock.nanos() - before).isEqualTo(2_000_000_000L);
        assertThat(clock.coarseNanos()).isEqualTo(clock.nanos());
        assertThat(clock.in(Duration.ofSeconds(1)) - clock.nanos()).isEqualTo(1_000_000_000L);
    }

    @Test
    void clock_withLag_givesAnOlderCoarseTime() {
        clock.coarseLag(Duration.ofMillis(10));

        assertThat(clock.nanos() - clock.coarseNanos()).isEqualTo(10_000_000L);
    }

    @Test
    void clock_setBack_refuses() {
        assertThatIllegalArgumentException().isThrownBy(() -> clock.advance(Duration.ofNanos(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> clock.coarseLag(Duration.ofNanos(-1)));
    }

    @Test
    void countingFactory_afterCloseAndDestroy_countsEach() {
        CountingFactory factory = new CountingFactory();
        CacheEngine<?> closed = factory.create(TestRequest.builder().cache("a").build());
        CacheEngine<?> destroyed =
                factory.create(TestRequest.builder().cache("b").build());
        assertThat(factory.open()).isEqualTo(2);
        closed.close();
        destroyed.destroy();

        assertThat(factory.created()).isEqualTo(2);
        assertThat(factory.closed()).isEqualTo(1);
        assertThat(factory.destroyed()).isEqualTo(1);
        assertThat(factory.open()).isZero();
        assertThat(factory.requests()).extracting("cache").containsExactly("a", "b");
    }

    @Test
    void countingFactory_closedTwice_shows() {
        CountingFactory factory = new CountingFactory();
        CacheEngine<?> engine = factory.create(TestRequest.builder().build());
        engine.close();
        engine.close();

        assertThat(factory.open()).isEqualTo(-1);
    }

    @Test
    void fakeEngine_interceptedCall_failsWithoutEffect() {
        FakeEngine<Object> engine = new FakeEngine<>(TestRequest.builder().build(), Set.of());
        engine.intercept(call -> {
            if (call.equals("put")) {
                throw new IllegalStateException("planted");
            }
        });

        assertThatThrownBy(() -> engine.put("key", "value", CacheEngine.NO_DEADLINE))
                .hasMessage("planted");
        assertThat(engine.get("key")).isNull();
    }

    @Test
    void fakeEngineFactory_remembersItsEngines() {
        FakeEngineFactory factory = new FakeEngineFactory();
        CacheEngine<?> engine = factory.create(TestRequest.builder().build());

        assertThat(factory.engines()).hasSize(1);
        assertThat((Object) factory.engines().get(0)).isSameAs(engine);
    }
}
