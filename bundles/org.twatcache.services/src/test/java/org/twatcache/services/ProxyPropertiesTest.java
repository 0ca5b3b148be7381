package org.twatcache.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProxyPropertiesTest {

    @Test
    void proxy_hasTheOriginalsPropertiesAndTellsThatItIsOne() {
        FakeReference original = new FakeReference(Map.of(
                "objectClass",
                new String[] {"com.acme.Users"},
                "service.id",
                7L,
                "service.bundleid",
                12L,
                "service.scope",
                "bundle",
                "service.ranking",
                -3,
                "color",
                "red"));

        assertThat(ProxyProperties.ofProxy(original, "users", 20))
                .isEqualTo(Map.of(
                        "cache.proxy",
                        true,
                        "cache.proxy.of",
                        7L,
                        "cache.proxy.by",
                        20L,
                        "cache.name",
                        "users",
                        "service.ranking",
                        -2,
                        "color",
                        "red"));
    }

    @Test
    void ranking_thatIsNoInteger_countsAsZero() {
        FakeReference original = new FakeReference(Map.of("service.id", 7L, "service.ranking", "high"));
        assertThat(ProxyProperties.ofProxy(original, "users", 20)).containsEntry("service.ranking", 1);
    }

    @Test
    void ranking_thatCannotBePassed_isRefused() {
        FakeReference original = new FakeReference(Map.of("service.id", 7L, "service.ranking", Integer.MAX_VALUE));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> ProxyProperties.ofProxy(original, "users", 20))
                .withMessageContaining("highest");
    }

    @Test
    void properties_areComparedByValue() {
        assertThat(ProxyProperties.areEqual(Map.of("a", new String[] {"x"}), Map.of("a", new String[] {"x"})))
                .isTrue();
        assertThat(ProxyProperties.areEqual(Map.of("a", new String[] {"x"}), Map.of("a", new String[] {"y"})))
                .isFalse();
        assertThat(ProxyProperties.areEqual(Map.of("a", "x"), Map.of("b", "x"))).isFalse();
    }
}
