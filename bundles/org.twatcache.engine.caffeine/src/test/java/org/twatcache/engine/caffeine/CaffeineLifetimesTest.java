package org.twatcache.engine.caffeine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twatcache.enginekit.FakeClock;
import org.twatcache.enginekit.RecordedEvents;
import org.twatcache.enginekit.TestRequest;
import org.twatcache.enginekit.TestRequestBuilder;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineClock;

/** What this engine's own keeping of lifetimes adds to the contract. */
class CaffeineLifetimesTest {

    private final CaffeineEngineFactory factory = new CaffeineEngineFactory();
    private final FakeClock clock = new FakeClock();
    private final RecordedEvents events = new RecordedEvents();

    @AfterEach
    void stop() {
        factory.close();
    }

    private TestRequestBuilder request() {
        return TestRequest.builder().clock(clock).events(events);
    }

    @Test
    void coarseClock_thatIsBehind_servesNothingBeyondItsDeadline() {
        clock.coarseLag(Duration.ofMillis(10));
        CacheEngine<Object> engine =
                factory.create(request().timeToLive(Duration.ofSeconds(2)).build());
        engine.put("k", "v", CacheEngine.DEFAULT_DEADLINE);
        clock.advance(Duration.ofSeconds(2).minusNanos(1));
        assertThat(engine.get("k")).isEqualTo("v");

        clock.advance(Duration.ofNanos(1));

        assertThat(engine.get("k")).isNull();
    }

    @Test
    void readsFarFromTheDeadline_doNotAskTheExactClock() {
        AtomicInteger exactReads = new AtomicInteger();
        EngineClock counting = new EngineClock() {
            @Override
            public long nanos() {
                exactReads.incrementAndGet();
                return clock.nanos();
            }

            @Override
            public long coarseNanos() {
                return clock.coarseNanos();
            }
        };
        CacheEngine<Object> engine = factory.create(
                request().clock(counting).timeToLive(Duration.ofSeconds(1)).build());
        engine.put("k", "v", CacheEngine.DEFAULT_DEADLINE);
        exactReads.set(0);

        for (int i = 0; i < 1_000; i++) {
            engine.get("k");
        }

        assertThat(exactReads).hasValue(0);
    }

    @Test
    void ownDeadline_inAnEngineWithoutLifetimes_isKeptAndReclaimed() {
        CaffeineEngine engine = (CaffeineEngine) factory.create(request().build());
        engine.put("own", "v", clock.in(Duration.ofMillis(50)));
        engine.put("none", "w", CacheEngine.DEFAULT_DEADLINE);
        clock.advance(Duration.ofMillis(50));

        assertThat(engine.peek("own")).isNull();
        assertThat(engine.sweep()).isEqualTo(CacheEngine.NO_DEADLINE);
        assertThat(engine.size()).isEqualTo(1);
        await().untilAsserted(
                        () -> assertThat(events.expirations()).containsExactly(new RecordedEvents.Removal("own", "v")));
    }

    @Test
    void unreadEntry_inRealTime_isRemovedByTheTimer() {
        CacheEngine<Object> engine = factory.create(request()
                .clock(new RealClock())
                .timeToLive(Duration.ofMillis(20))
                .build());
        engine.put("k", "v", CacheEngine.DEFAULT_DEADLINE);

        await().untilAsserted(
                        () -> assertThat(events.expirations()).containsExactly(new RecordedEvents.Removal("k", "v")));
        assertThat(engine.size()).isZero();
    }

    @Test
    void sweep_meetsAKeyWhoseHashCodeThrows_removesTheOthers() {
        CaffeineEngine engine = (CaffeineEngine)
                factory.create(request().timeToLive(Duration.ofSeconds(5)).build());
        FoulKey foul = new FoulKey();
        engine.put(foul, "v", CacheEngine.DEFAULT_DEADLINE);
        for (int i = 0; i < 100; i++) {
            engine.put(i, i, CacheEngine.DEFAULT_DEADLINE);
        }
        foul.throwing = true;
        clock.advance(Duration.ofSeconds(5));

        engine.sweep();

        assertThat(engine.size()).isEqualTo(1);
    }

    @Test
    void lifetimeOfCenturies_isNoOverflow() {
        CacheEngine<Object> engine = factory.create(request()
                .timeToLive(Duration.ofSeconds(Long.MAX_VALUE))
                .timeToIdle(Duration.ofDays(365L * 1_000))
                .build());
        engine.put("k", "v", CacheEngine.DEFAULT_DEADLINE);
        clock.advance(Duration.ofDays(365L * 100));

        assertThat(engine.get("k")).isEqualTo("v");
        assertThat(Objects.requireNonNull(engine.peek("k")).deadline()).isEqualTo(CacheEngine.NO_DEADLINE);
    }

    @Test
    void idleEntry_readShortlyBeforeItsEnd_livesOnForTheWholeIdleTime() {
        CacheEngine<Object> engine =
                factory.create(request().timeToIdle(Duration.ofMillis(1_500)).build());
        engine.put("k", "v", CacheEngine.DEFAULT_DEADLINE);
        for (int i = 0; i < 10; i++) {
            clock.advance(Duration.ofMillis(1_499));
            assertThat(engine.get("k")).isEqualTo("v");
        }

        clock.advance(Duration.ofMillis(1_500));

        assertThat(engine.get("k")).isNull();
    }

    private static final class RealClock implements EngineClock {
        @Override
        public long nanos() {
            return System.nanoTime() + Long.MAX_VALUE / 8;
        }

        @Override
        public long coarseNanos() {
            return nanos();
        }
    }

    private static final class FoulKey {
        private volatile boolean throwing;

        @Override
        public int hashCode() {
            if (throwing) {
                throw new IllegalStateException("foul");
            }
            return 7;
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }
    }
}
