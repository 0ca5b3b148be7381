package org.twatcache.engine.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** What a configuration does to the service of the engine, while it says the same and when it says something else. */
class RedisEngineComponentTest {

    /** What the framework was asked for, in this order. */
    private final List<String> asked = new ArrayList<>();

    private final ServiceRegistration<?> registration = told(ServiceRegistration.class, null);
    private final BundleContext context = told(BundleContext.class, registration);

    @Test
    void configuration_thatSaysTheSame_leavesTheServiceAsItIs() {
        RedisEngineComponent component = new RedisEngineComponent(context, Map.of("redis.port", "1"));

        component.modified(Map.of(
                "redis.port", 1, "redis.user", " ", "felix.fileinstall.filename", "org.twatcache.engine.redis.cfg"));

        assertThat(asked).containsExactly("registerService");
        component.deactivate();
        assertThat(asked).containsExactly("registerService", "unregister");
    }

    @Test
    void configuration_thatSaysSomethingElse_replacesTheService() {
        RedisEngineComponent component = new RedisEngineComponent(context, Map.of("redis.port", "1"));

        component.modified(Map.of("redis.port", "2"));
        component.modified(Map.of("redis.port", "2"));
        component.deactivate();

        assertThat(asked).containsExactly("registerService", "unregister", "registerService", "unregister");
    }

    private <T> T told(Class<T> type, @Nullable Object answer) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    asked.add(method.getName());
                    return answer;
                }));
    }
}
