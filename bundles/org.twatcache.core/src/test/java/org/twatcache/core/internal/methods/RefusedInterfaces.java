package org.twatcache.core.internal.methods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheContexts;
import org.twatcache.CachedMethods;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;

/** Interfaces whose annotations are refused, each with what the error says; those of a test are its {@code refused()}. */
abstract class RefusedInterfaces {

    static Arguments bad(Class<?> type, Object... parts) {
        return Arguments.of(type, Arrays.copyOf(parts, parts.length, String[].class));
    }

    private final TestPlatform platform = new TestPlatform(TestOffer.named("memory"));
    private final CacheContexts contexts = platform.contexts();

    @AfterEach
    void close() {
        platform.close();
    }

    /** What no method is called of. */
    private static Object target(Class<?> type) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            throw new IllegalStateException("called");
        });
    }

    @ParameterizedTest
    @MethodSource
    void refused(Class<?> type, String[] parts) {
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> contexts.cached(CachedMethods.annotated(type), target(type)))
                .satisfies(thrown -> assertThat(thrown).hasMessageContainingAll(parts));
        assertThat(platform.platform().admin().caches()).isEmpty();
    }
}
