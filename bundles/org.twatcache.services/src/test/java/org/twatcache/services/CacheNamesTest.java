package org.twatcache.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheNamesTest {

    private final CacheNames names = new CacheNames();

    @Test
    void service_isNamedByBundleAndPidOrComponentOrInterfaces() {
        assertThat(CacheNames.of("com.acme", Map.of("service.pid", "users~1", "component.name", "Users"), List.of()))
                .isEqualTo("com.acme:users~1");
        assertThat(CacheNames.of("com.acme", Map.of("component.name", "com.acme.Users"), List.of()))
                .isEqualTo("com.acme:com.acme.Users");
        assertThat(CacheNames.of("com.acme", Map.of(), List.of("com.acme.Users", "com.acme.Groups")))
                .isEqualTo("com.acme:com.acme.Groups+com.acme.Users");
    }

    @Test
    void name_thatIsTaken_isAnothersUntilItIsReleased() {
        assertThat(names.take("users", 7)).isEqualTo("users");
        assertThat(names.take("users", 8)).isEqualTo("users#8");
        names.release("users");
        assertThat(names.take("users", 9)).isEqualTo("users");
    }
}
