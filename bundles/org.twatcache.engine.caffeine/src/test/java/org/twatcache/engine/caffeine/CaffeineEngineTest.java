package org.twatcache.engine.caffeine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twatcache.enginekit.RecordedEvents;
import org.twatcache.enginekit.TestRequest;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.CacheEngineFactory;
import org.twatcache.spi.EngineEntry;

/** What this engine adds to the contract, but for lifetimes and threads. */
class CaffeineEngineTest {

    private final CaffeineEngineFactory factory = new CaffeineEngineFactory();
    private final RecordedEvents events = new RecordedEvents();

    @AfterEach
    void stop() {
        factory.close();
    }

    @Test
    void serviceLoader_findsTheFactory() {
        assertThat(ServiceLoader.load(CacheEngineFactory.class, CaffeineEngineFactory.class.getClassLoader()))
                .hasAtLeastOneElementOfType(CaffeineEngineFactory.class);
    }

    @Test
    void bound_afterABurst_isKeptWithoutAnotherCall() {
        CacheEngine<Object> engine = factory.create(
                TestRequest.builder().maximumSize(100).events(events).build());

        for (int i = 0; i < 5_000; i++) {
            engine.put(i, i, CacheEngine.DEFAULT_DEADLINE);
        }

        await().untilAsserted(() -> assertThat(events.evictions()).hasSize(4_900));
        assertThat(engine.size()).isEqualTo(100);
    }

    @Test
    void valueThatDoesNotMatch_isNeitherWeighedAgainNorCompared() {
        AtomicInteger weighed = new AtomicInteger();
        CacheEngine<Object> engine = factory.create(TestRequest.builder()
                .maximumWeight(100, (key, value) -> {
                    weighed.incrementAndGet();
                    return 1;
                })
                .build());
        Object stored = new Object() {
            @Override
            public boolean equals(Object other) {
                throw new IllegalStateException("equals of a value");
            }

            @Override
            public int hashCode() {
                throw new IllegalStateException("hashCode of a value");
            }
        };
        engine.put("k", stored, CacheEngine.DEFAULT_DEADLINE);
        weighed.set(0);

        assertThat(engine.remove("k", "other")).isFalse();
        assertThat(weighed).hasValue(0);
        assertThat(engine.remove("k", stored)).isTrue();
    }

    @Test
    void weigher_thatIsNegative_failsThePutAndLosesNothing() {
        CacheEngine<Object> engine = factory.create(TestRequest.builder()
                .maximumWeight(100, (key, value) -> (Integer) value)
                .build());
        engine.put("k", 10, CacheEngine.DEFAULT_DEADLINE);

        assertThatThrownBy(() -> engine.put("k", -1, CacheEngine.DEFAULT_DEADLINE))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(engine.get("k")).isEqualTo(10);
    }

    @Test
    void restoredEntry_thatTheWeigherRefuses_isLeftOutAndItsKeyRemoved() {
        CacheEngine<Object> engine = factory.create(TestRequest.builder()
                .maximumWeight(100, (key, value) -> (Integer) value)
                .build());
        engine.put("k", 10, CacheEngine.DEFAULT_DEADLINE);

        engine.restore(List.of(
                new EngineEntry<>("k", -1, CacheEngine.NO_DEADLINE),
                new EngineEntry<>("l", 20, CacheEngine.NO_DEADLINE)));

        assertThat(engine.get("k")).isNull();
        assertThat(engine.get("l")).isEqualTo(20);
    }
}
