package org.twatcache.core.internal.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.twatcache.Cache;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheConfigurationException;
import org.twatcache.EngineInfo;
import org.twatcache.EngineNotAvailableException;
import org.twatcache.EngineTrait;
import org.twatcache.TwatCache;
import org.twatcache.core.internal.fixture.TestPlatform;

class StandaloneTest {

    @Test
    void platform_findsCoreAndEnginesOnTheClassPath() {
        try (TwatCache caches = TwatCache.standalone(StandaloneTest.class)) {
            assertThat(StandaloneEngine.OPEN).as("listing starts no engine").hasValue(0);
            EngineInfo engine = caches.engines().get(0);
            assertThat(engine.name()).isEqualTo("standalone");
            assertThat(engine.aliases()).containsExactly("alone");
            assertThat(engine.traits()).isEqualTo(Set.of(EngineTrait.EXPIRES));
            assertThat(engine.ranking()).isEqualTo(3);
            Cache<String, String> cache = caches.open(TestPlatform.strings()
                    .named("t")
                    .engine("alone")
                    .option("colour", "red")
                    .maximumSize(5)
                    .timeToLive(Duration.ofHours(1))
                    .build());
            cache.put("k", "v");
            assertThat(cache.get("k")).isEqualTo("v");
            assertThat(caches.getOrCreate(TestPlatform.strings().named("u").build())
                            .get("k"))
                    .isNull();
            assertThat(caches.destroy("u")).isTrue();
            assertThat(caches.context(TestPlatform.strings().build()).open().name())
                    .startsWith("#");
            assertThat(StandaloneEngine.OPEN).hasValue(1);
        }
        assertThat(StandaloneEngine.OPEN).hasValue(0);
    }

    @Test
    void engine_thatEndedByItself_servesAgainAfterItsNews() {
        try (TwatCache caches = TwatCache.standalone(StandaloneTest.class)) {
            Cache<String, String> cache =
                    caches.open(TestPlatform.strings().engine("standalone").build());
            StandaloneEngine factory = Objects.requireNonNull(StandaloneEngine.LAST.get());
            // Once, it is looked for at once; the second time it is left alone until there is news.
            for (int i = 0; i < 2; i++) {
                int number = i;
                await().until(() -> factory.fakes.engines().size() > number);
                factory.fakes.engines().get(i).close();
                assertThat(cache.get("k")).isNull();
            }
            cache.put("k", "v");
            assertThat(cache.get("k")).isNull();

            factory.news.run();

            await().until(() -> {
                cache.put("k", "v");
                return "v".equals(cache.get("k"));
            });
        }
    }

    @Test
    void platform_isStrictAndHasNoFilters() {
        try (TwatCache caches = TwatCache.standalone(StandaloneTest.class)) {
            assertThatExceptionOfType(EngineNotAvailableException.class)
                    .isThrownBy(() ->
                            caches.open(TestPlatform.strings().engine("nope").build()))
                    .withMessageContaining("Available: standalone");
            assertThatExceptionOfType(CacheConfigurationException.class)
                    .isThrownBy(() ->
                            caches.open(TestPlatform.strings().filter("(a=b)").build()))
                    .withMessageContaining("outside OSGi engines have no service properties");
        }
    }

    @Test
    void platform_thatIsClosed_endsWhatItOpened() {
        TwatCache caches = TwatCache.standalone(StandaloneTest.class);
        Cache<String, String> cache =
                caches.open(TestPlatform.strings().named("t").build());
        caches.close();
        caches.close();
        assertThatExceptionOfType(CacheClosedException.class)
                .isThrownBy(() -> cache.get("k"))
                .withMessageContaining(StandaloneTest.class.getName())
                .withMessageContaining("the standalone platform was closed");
        assertThatExceptionOfType(CacheClosedException.class)
                .isThrownBy(() -> caches.open(TestPlatform.strings().build()));
        assertThat(StandaloneEngine.OPEN).hasValue(0);
    }
}
