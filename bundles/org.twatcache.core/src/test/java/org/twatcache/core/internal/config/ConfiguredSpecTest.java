package org.twatcache.core.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheException;
import org.twatcache.CacheSpec;

/** A configuration of a cache, read from whoever wrote it. */
class ConfiguredSpecTest {

    private static final Set<String> KEYS = Set.of(
            "name",
            "key.type",
            "value.type",
            "owner",
            "engine",
            "prefer",
            "tiers",
            "max.size",
            "max.weight",
            "ttl",
            "jitter",
            "by.value",
            "shared",
            "load.lease",
            "folder",
            "on.engine.loss",
            "require");

    private static ConfiguredSpec read(Map<String, Object> properties) {
        return ConfiguredSpec.read(properties, KEYS);
    }

    /** With a name. */
    private static ConfiguredSpec read(String key, Object value) {
        return read(Map.of("name", "reports", key, value));
    }

    @Test
    void configuration_withNothingButAName_hasObjectsOfEveryType() {
        ConfiguredSpec spec = read(Map.of("name", " reports "));
        assertThat(spec.name()).isEqualTo("reports");
        assertThat(spec.keyType()).isEqualTo("java.lang.Object");
        assertThat(spec.valueType()).isEqualTo("java.lang.Object");
        assertThat(spec.owner()).isEmpty();
        assertThat(spec.typed(String.class, Long.class).toProperties())
                .isEqualTo(Map.of("name", "reports", "by.value", "true"));
    }

    @Test
    void values_ofJson_areReadLikeText() {
        Map<String, Object> json = new HashMap<>(Map.of("name", "reports", "max.size", 100L));
        json.put("prefer", new String[] {"redis", "map"});
        json.put("require", List.of("persistent", "expires"));
        CacheSpec<?, ?> spec = read(json).typed(String.class, String.class);
        assertThat(spec.toProperties())
                .containsEntry("max.size", "100")
                .containsEntry("prefer", "redis,map")
                .containsEntry("require", "expires,persistent");
    }

    @Test
    void keys_ofThoseWhoBringAndCarryIt_areNotTheCaches() {
        ConfiguredSpec spec = read(Map.of(
                "name", "reports",
                "service.pid", "org.twatcache.cache~reports",
                "service.factoryPid", "org.twatcache.cache",
                "component.name", "c",
                "component.id", 7L,
                "felix.fileinstall.filename", "file:etc/x.cfg",
                "org.apache.karaf.features.configKey", "k",
                ".private", "p",
                ":configurator:feature-service-bundle-location", "b"));
        assertThat(spec.values()).containsOnlyKeys("name");
    }

    @Test
    void blankValue_ofAForm_countsAsNotSet() {
        assertThat(read("ttl", "  ").values()).containsOnlyKeys("name");
    }

    @ParameterizedTest
    @CsvSource({
        "String, java.lang.String",
        "com.acme.Report, com.acme.Report",
        "com.acme.Report[], com.acme.Report[]",
        "byte[], byte[]"
    })
    void type_mayGoWithoutThePackageThatEverybodyHas(String written, String name) {
        assertThat(read("value.type", written).valueType()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max.sise | 5 | max.sise: there is no such key; did you mean max.size?",
                "nam | x | nam: there is no such key; did you mean name?",
                "colour | red | colour: there is no such key; there are by.value, engine",
                "option. | x | option.: there is no such key",
                "ttl | 5 parsecs | ttl: '5 parsecs' is not a duration such as 250ms, 5s, 5m, 1h or 7d",
                "max.size | many | max.size: 'many' is not an integer",
                "max.size | -1 | max.size: '-1' is not more than zero",
                "max.weight | 5 | max.weight needs a weigher",
                "jitter | 0.5 | jitter shortens ttl, and there is none",
                "folder | ../x | folder",
                "tiers | map,disk | near tiers keep references, which one bundle alone may have: name it by owner",
                "by.value | false | name it by owner",
                "load.lease | 5s | name the one by owner"
            })
    void configuration_thatMakesNoSense_isRefusedWithTheReason(String key, String value, String reason) {
        assertThatExceptionOfType(CacheException.class)
                .isThrownBy(() -> read(key, value))
                .withMessageContaining(reason)
                .withMessageContaining("reports");
    }

    @Test
    void configuration_withoutAName_isRefused() {
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> read(Map.of("ttl", "5m")))
                .withMessageContaining("name is missing");
    }

    @Test
    void owner_mayKeepReferences_butNotShare() {
        ConfiguredSpec spec = read(Map.of("name", "reports", "owner", "com.acme", "tiers", "map,disk"));
        assertThat(spec.typed(String.class, String.class).toProperties()).doesNotContainKey("by.value");
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> read(Map.of("name", "reports", "owner", "com.acme", "shared", "true")))
                .withMessageContaining("shared and owner contradict each other");
    }

    @Test
    void optionOfAnEngine_isPassedOn() {
        assertThat(read("option.redis.uri", "env:REDIS")
                        .typed(String.class, String.class)
                        .options())
                .containsEntry("redis.uri", "env:REDIS");
    }

    @ParameterizedTest
    @CsvSource({
        "max.size, 5, LIVE",
        "ttl, 5m, LIVE",
        "engine, map, LIVE",
        "option.x, y, LIVE",
        "on.engine.loss, AWAIT, LIVE",
        "on.engine.loss, FAIL, HANDLES",
        "value.type, String, ANEW",
        "folder, other, ANEW",
        "owner, com.acme, ANEW",
        "name, other, ANEW"
    })
    void change_ofAKey_isAppliedAsGentlyAsCanBe(String key, String value, SpecChange change) {
        Map<String, Object> changed = new HashMap<>(Map.of("name", "reports"));
        changed.put(key, value);
        assertThat(SpecChange.between(read(Map.of("name", "reports")), read(changed)))
                .isEqualTo(change);
    }

    @Test
    void change_ofNothing_isNone() {
        assertThat(SpecChange.between(read("ttl", "5m"), read("ttl", " 5m "))).isEqualTo(SpecChange.NONE);
    }

    @Test
    void change_ofALifetimeThatHandlesShorten_makesHandlesAnew() {
        ConfiguredSpec jittered = read(Map.of("name", "reports", "ttl", "5m", "jitter", "0.1"));
        ConfiguredSpec longer = read(Map.of("name", "reports", "ttl", "6m", "jitter", "0.1"));
        assertThat(SpecChange.between(jittered, longer)).isEqualTo(SpecChange.HANDLES);
    }

    @Test
    void change_ofHandlesThatKeepReferences_opensAnew() {
        ConfiguredSpec plain = read(Map.of("name", "reports", "owner", "com.acme", "ttl", "5m"));
        ConfiguredSpec jittered = read(Map.of("name", "reports", "owner", "com.acme", "ttl", "5m", "jitter", "0.1"));
        assertThat(SpecChange.between(plain, jittered)).isEqualTo(SpecChange.ANEW);
    }
}
