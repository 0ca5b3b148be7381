package org.twatcache.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {

    @Test
    void service_thatAsks_saysWhatOfItIsCachedAndHow() {
        Rule rule = Rules.ofService(Map.of(
                "cache.methods",
                new String[] {"find*", "get*"},
                "cache.evicting",
                "put*",
                "cache.tags",
                "users,people",
                "cache.dependsOn",
                "(objectClass=com.acme.Source),com.acme.settings",
                "cache.ttl",
                "5m",
                "cache.max.size",
                100L,
                "cache.option.map.colour",
                "red",
                "color",
                "red"));

        assertThat(rule.configured()).isFalse();
        assertThat(rule.origin()).isEqualTo("its service properties");
        assertThat(rule.methods()).containsExactly("find*", "get*");
        assertThat(rule.evicting()).containsExactly("put*");
        assertThat(rule.tags()).containsExactly("users", "people");
        assertThat(rule.dependencies()).containsExactly("(objectClass=com.acme.Source)", "com.acme.settings");
        assertThat(rule.spec()).isEqualTo(Map.of("ttl", "5m", "max.size", "100", "option.map.colour", "red"));
        assertThat(rule.rebinds()).isFalse();
    }

    @Test
    void configuration_saysTheSameAndWhetherToRebind() {
        Rule rule = Rules.ofConfiguration(
                "proxy~users",
                Map.of(
                        "filter",
                        "(objectClass=com.acme.Users)",
                        "methods",
                        "find*",
                        "cache.ttl",
                        "5m",
                        "cache.idle",
                        "",
                        "rebind",
                        "components",
                        "service.pid",
                        "proxy~users"));

        assertThat(rule.configured()).isTrue();
        assertThat(rule.origin()).isEqualTo("the configuration proxy~users");
        assertThat(rule.methods()).containsExactly("find*");
        assertThat(rule.spec()).isEqualTo(Map.of("ttl", "5m"));
        assertThat(rule.rebinds()).isTrue();
    }

    @Test
    void rules_ofTheSameProperties_areEqual() {
        Map<String, Object> properties = Map.of("cache.methods", new String[] {"find"}, "cache.ttl", "5m");
        assertThat(Rules.ofService(properties)).isEqualTo(Rules.ofService(properties));
        assertThat(Rules.ofService(properties))
                .isNotEqualTo(Rules.ofService(Map.of("cache.methods", "find", "cache.ttl", "6m")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cache.methods | '' | cache.methods is empty",
                "cache.methods | find() | no name of methods",
                "cache.ttl | five minutes | is not a duration",
                "cache.colour | red | there is no such key",
                "cache.jitter | 0.1 | jitter shortens ttl",
                "cache.max.size | -1 | not more than zero",
                "cache.dependsOn | (color= | no LDAP filter",
            })
    void property_thatMakesNoSense_isRefusedWithTheReason(String key, String value, String reason) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Rules.ofService(
                        key.equals("cache.methods") ? Map.of(key, value) : Map.of("cache.methods", "find", key, value)))
                .withMessageContaining(reason);
    }

    @Test
    void configuration_thatMakesNoSense_isRefusedWithTheReason() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Rules.ofConfiguration("p", Map.of("methods", "find", "rebind", "bundles")))
                .withMessageContaining("'bundles' is neither blank nor components");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Rules.ofConfiguration("p", Map.of("cache.methods", "find")))
                .withMessageContaining("methods is empty");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Rules.filter(""))
                .withMessageContaining("no LDAP filter");
    }

    @Test
    void rule_givesTheChoiceOfItsMethods() {
        Rule rule = Rules.ofService(Map.of("cache.methods", "get*", "cache.evicting", "run", "cache.ttl", "5m"));
        assertThat(rule.choice(List.of(Runnable.class), List.of("getAll")).properties())
                .isEqualTo(Map.of("ttl", "5m"));
        assertThat(rule.choice(List.of(Runnable.class), List.of("getAll")).caches("getAll"))
                .isTrue();
        assertThat(rule.choice(List.of(Runnable.class), List.of("getAll")).caches("getOne"))
                .isFalse();
        assertThat(rule.choice(List.of(Runnable.class), List.of("getAll")).evicts("run"))
                .isTrue();
    }
}
