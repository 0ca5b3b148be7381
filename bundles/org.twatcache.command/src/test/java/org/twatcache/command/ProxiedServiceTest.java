package org.twatcache.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

class ProxiedServiceTest {

    /** Services by their properties, in a registry that can only be looked into. */
    private final List<Map<String, Object>> services = new ArrayList<>();

    private static long[] past(long id) {
        return new long[] {id + 1, id + 2};
    }

    private final BundleContext context = (BundleContext) Proxy.newProxyInstance(
            BundleContext.class.getClassLoader(),
            new Class<?>[] {BundleContext.class},
            (proxy, method, arguments) -> switch (method.getName()) {
                case "getAllServiceReferences" -> found((String) arguments[1]);
                case "getService" -> (LongFunction<long[]>) ProxiedServiceTest::past;
                case "ungetService" -> true;
                // The last one is not installed any more.
                case "getBundle" -> (Long) arguments[0] == 44L ? null : GogoShell.bundle((Long) arguments[0], "b");
                default -> throw new UnsupportedOperationException(method.getName());
            });

    private ServiceReference<?>[] found(String filter) throws Exception {
        var wanted = FrameworkUtil.createFilter(filter);
        return services.stream()
                .filter(wanted::matches)
                .map(ProxiedServiceTest::reference)
                .toArray(ServiceReference<?>[]::new);
    }

    private static ServiceReference<?> reference(Map<String, Object> properties) {
        return (ServiceReference<?>) Proxy.newProxyInstance(
                ServiceReference.class.getClassLoader(),
                new Class<?>[] {ServiceReference.class},
                (proxy, method, arguments) -> method.getName().equals("getProperty")
                        ? properties.get(arguments[0])
                        : GogoShell.bundle(7, "com.acme.users"));
    }

    @Test
    void service_withAProxy_isUsedPastItByThoseThatTheMakerOfTheProxyTells() {
        services.add(Map.of("service.id", 42L));
        services.add(Map.of("cache.proxy", true, "cache.proxy.of", 42L, "cache.proxy.by", 9L, "cache.name", "users"));
        services.add(Map.of("cache.proxy.past", true));

        assertThat(ProxiedService.all(context)).singleElement().satisfies(service -> {
            assertThat(service.name()).isEqualTo("users");
            assertThat(service.past()).extracting(Bundle::getBundleId).containsExactly(43L);
            assertThat(service.isOf("users.find()", 9)).isTrue();
            assertThat(service.isOf("users.find()", 8)).isFalse();
        });
    }

    @Test
    void service_whoseProxyIsGoing_isUsedPastItByNobody() {
        services.add(Map.of("service.id", 42L));
        services.add(Map.of("cache.proxy", true, "cache.proxy.of", 42L, "cache.proxy.by", 9L, "cache.name", "users"));

        assertThat(ProxiedService.all(context))
                .singleElement()
                .satisfies(service -> assertThat(service.past()).isEmpty());
    }

    @Test
    void refusals_areFoundByWhatTheyTell() {
        services.add(Map.of("cache.proxy", true, "configuration.error", "of something else"));
        services.add(Map.of("configuration.error", "of a cache", "cache.name", "reports"));
        services.add(Map.of("cache.proxy", "refused", "configuration.error", "no", "cache.proxy.rule", "proxy~users"));

        assertThat(RefusedProxy.all(context)).containsExactly(new RefusedProxy("", "proxy~users", null, "no"));
    }
}
