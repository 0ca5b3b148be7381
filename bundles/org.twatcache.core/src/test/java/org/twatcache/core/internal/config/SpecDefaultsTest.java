package org.twatcache.core.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheSpec;
import org.twatcache.CacheSpecBuilder;
import org.twatcache.EngineTrait;
import org.twatcache.OnEngineLoss;
import org.twatcache.admin.Explanation.EffectiveValue;
import org.twatcache.admin.Explanation.Source;

class SpecDefaultsTest {

    private static CacheSpecBuilder<String, String> spec() {
        return CacheSpec.of(String.class, String.class);
    }

    private static EffectiveSpec<String, String> complete(
            Map<String, String> configuration, Map<String, String> environment, CacheSpecBuilder<String, String> spec) {
        return new SpecDefaults(configuration, environment, false).complete(spec.build());
    }

    @Test
    void nothing_isFilledWithWhatThePlatformSays() {
        EffectiveSpec<String, String> effective = complete(Map.of(), Map.of(), spec());
        assertThat(effective.shown())
                .containsOnly(
                        Map.entry("engine.wait", new EffectiveValue("2s", Source.DEFAULT)),
                        Map.entry("on.engine.loss", new EffectiveValue("FAILOVER", Source.DEFAULT)),
                        Map.entry("rebind", new EffectiveValue("NOW", Source.DEFAULT)),
                        Map.entry("required", new EffectiveValue("false", Source.DEFAULT)),
                        Map.entry("statistics", new EffectiveValue("true", Source.DEFAULT)));
        assertThat(effective.wish().toProperties()).isEmpty();
    }

    @Test
    void policy_followsFromWhetherAnEngineIsNamed() {
        assertThat(complete(Map.of(), Map.of(), spec().engine("map")).policy()).isEqualTo(OnEngineLoss.BYPASS);
        assertThat(complete(Map.of("engine", "map"), Map.of(), spec()).policy()).isEqualTo(OnEngineLoss.BYPASS);
        assertThat(complete(Map.of(), Map.of(), spec().prefer("map")).policy()).isEqualTo(OnEngineLoss.FAILOVER);
        assertThat(complete(Map.of("on.engine.loss", "await"), Map.of(), spec().engine("map"))
                        .policy())
                .isEqualTo(OnEngineLoss.AWAIT);
    }

    @Test
    void earlierLayers_win_andTheirSourceIsShown() {
        Map<String, String> configuration = Map.of("ttl", "5m", "max.size", "10");
        Map<String, String> environment =
                Map.of("TWAT_CACHE_TTL", "7m", "TWAT_CACHE_MAX_SIZE", "20", "TWAT_CACHE_IDLE", "1h");
        EffectiveSpec<String, String> effective = complete(configuration, environment, spec().maximumSize(30));
        assertThat(effective.spec().maximumSize()).hasValue(30);
        assertThat(effective.spec().timeToLive()).contains(Duration.ofMinutes(5));
        assertThat(effective.spec().timeToIdle()).contains(Duration.ofHours(1));
        assertThat(effective.shown())
                .containsEntry("max.size", new EffectiveValue("30", Source.SPEC))
                .containsEntry("ttl", new EffectiveValue("5m", Source.CONFIGURATION))
                .containsEntry("idle", new EffectiveValue("1h", Source.ENVIRONMENT));
    }

    @Test
    void everyKey_mayComeFromTheEnvironment() {
        Map<String, String> environment = Map.ofEntries(
                Map.entry("TWAT_CACHE_PREFER", "map, caffeine"),
                Map.entry("TWAT_CACHE_REQUIRE", "expires"),
                Map.entry("TWAT_CACHE_TTL", "1h"),
                Map.entry("TWAT_CACHE_JITTER", "0.1"),
                Map.entry("TWAT_CACHE_ABSENT_FOR", "5s"),
                Map.entry("TWAT_CACHE_ON_ENGINE_LOSS", "FAIL"),
                Map.entry("TWAT_CACHE_ENGINE_WAIT", "0s"),
                Map.entry("TWAT_CACHE_REQUIRED", "true"),
                Map.entry("TWAT_CACHE_STATISTICS", "false"),
                Map.entry("TWAT_CACHE_DATA", "/elsewhere"),
                Map.entry("PATH", "/bin"));
        CacheSpec<String, String> completed =
                complete(Map.of(), environment, spec()).spec();
        assertThat(completed.preferred()).containsExactly("map", "caffeine");
        assertThat(completed.requirements()).containsExactly(EngineTrait.EXPIRES);
        assertThat(completed.jitter()).hasValue(0.1);
        assertThat(completed.absentFor()).contains(Duration.ofSeconds(5));
        assertThat(completed.onEngineLoss()).contains(OnEngineLoss.FAIL);
        assertThat(completed.engineWait()).contains(Duration.ZERO);
        assertThat(completed.required()).contains(true);
        assertThat(completed.statistics()).contains(false);
    }

    @Test
    void default_givesWayToARivalOfTheSpec() {
        Map<String, String> configuration = Map.of("engine", "map", "max.size", "10", "jitter", "0.5");
        CacheSpec<String, String> preferring =
                complete(configuration, Map.of(), spec().prefer("caffeine")).spec();
        assertThat(preferring.engine()).isEmpty();
        assertThat(preferring.maximumSize()).hasValue(10);
        assertThat(preferring.jitter())
                .as("there is no ttl that it could shorten")
                .isEmpty();
        CacheSpec<String, String> weighing = complete(
                        configuration, Map.of(), spec().maximumWeight(5, (key, value) -> 1))
                .spec();
        assertThat(weighing.engine()).contains("map");
        assertThat(weighing.maximumSize()).isEmpty();
        CacheSpec<String, String> named = complete(Map.of("prefer", "a,b"), Map.of("TWAT_CACHE_ENGINE", "x"), spec())
                .spec();
        assertThat(named.preferred()).containsExactly("a", "b");
        assertThat(named.engine()).isEmpty();
    }

    @Test
    void blankValues_countAsNotSet() {
        EffectiveSpec<String, String> effective = complete(
                Map.of("engine", "", "ttl", " "), Map.of("TWAT_CACHE_TTL", "", "TWAT_CACHE_IDLE", "1s"), spec());
        assertThat(effective.spec().engine()).isEmpty();
        assertThat(effective.spec().timeToLive()).isEmpty();
        assertThat(effective.spec().timeToIdle()).contains(Duration.ofSeconds(1));
    }

    @Test
    void strictPlatform_requiresAnEngine() {
        assertThat(new SpecDefaults(Map.of(), Map.of(), true)
                        .complete(spec().build())
                        .spec()
                        .required())
                .contains(true);
    }

    @Test
    void badVariable_isNamed() {
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> complete(Map.of(), Map.of("TWAT_CACHE_MAX_SIZE", "many"), spec()))
                .withMessageContaining("'many' is not an integer")
                .withMessageContaining("the variable TWAT_CACHE_MAX_SIZE, correct it there");
    }

    @Test
    void badConfiguration_isNamed() {
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> complete(Map.of("ttl", "-5s"), Map.of(), spec().named("t")))
                .withMessageContaining("cache 't'")
                .withMessageContaining("ttl")
                .withMessageContaining("the configuration of the platform");
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> complete(Map.of("require", "magic"), Map.of(), spec()))
                .withMessageContaining("'magic' is no trait");
    }

    @Test
    void secrets_areMaskedInWhatIsShown() {
        assertThat(complete(Map.of(), Map.of(), spec().option("redis.password", "hunter2"))
                        .shown())
                .containsEntry("option.redis.password", new EffectiveValue("***", Source.SPEC));
    }
}
