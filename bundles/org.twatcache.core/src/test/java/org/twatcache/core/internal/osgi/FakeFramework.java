package org.twatcache.core.internal.osgi;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.Version;
import org.osgi.framework.wiring.BundleWiring;
import org.twatcache.spi.CacheEngineFactory;

/** As much of a framework as core asks for. */
final class FakeFramework {

    final List<BundleListener> listeners = new CopyOnWriteArrayList<>();
    final AtomicInteger gotten = new AtomicInteger();
    private final Map<ServiceReference<?>, @Nullable Object> services = new HashMap<>();

    /** A bundle whose state a test sets. */
    final class FakeBundle {
        volatile int state = Bundle.ACTIVE;
        final Bundle bundle;

        FakeBundle(long id, String symbolicName) {
            BundleWiring wiring = fake(BundleWiring.class, (self, method, arguments) -> switch (method.getName()) {
                case "getClassLoader" -> FakeFramework.class.getClassLoader();
                default -> throw new UnsupportedOperationException(method.getName());
            });
            this.bundle = fake(Bundle.class, (self, method, arguments) -> switch (method.getName()) {
                case "getState" -> state;
                case "getBundleId" -> id;
                case "getSymbolicName" -> symbolicName;
                case "getVersion" -> new Version(1, 2, 3);
                case "adapt" -> wiring;
                default -> throw new UnsupportedOperationException(method.getName());
            });
        }

        void becomes(int newState, int event) {
            state = newState;
            listeners.forEach(listener -> listener.bundleChanged(new BundleEvent(event, bundle)));
        }
    }

    BundleContext context() {
        return fake(BundleContext.class, (self, method, arguments) -> switch (method.getName()) {
            case "addBundleListener" -> listeners.add((SynchronousBundleListener) arguments[0]);
            case "removeBundleListener" -> listeners.remove(arguments[0]);
            case "getService" -> {
                gotten.incrementAndGet();
                yield services.get((ServiceReference<?>) arguments[0]);
            }
            case "ungetService" -> gotten.decrementAndGet() >= 0;
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    @SuppressWarnings("unchecked")
    ServiceReference<CacheEngineFactory> reference(
            @Nullable Bundle bundle, long id, @Nullable CacheEngineFactory service, Map<String, Object> properties) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put(Constants.SERVICE_ID, id);
        ServiceReference<CacheEngineFactory> reference =
                fake(ServiceReference.class, (self, method, arguments) -> switch (method.getName()) {
                    case "getProperty" -> all.get((String) arguments[0]);
                    case "getPropertyKeys" -> all.keySet().toArray(String[]::new);
                    case "getBundle" -> bundle;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        services.put(reference, service);
        return reference;
    }

    private static <T> T fake(Class<T> type, InvocationHandler calls) {
        return type.cast(Proxy.newProxyInstance(
                FakeFramework.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return switch (method.getName()) {
                            case "equals" -> self == arguments[0];
                            case "hashCode" -> System.identityHashCode(self);
                            default -> type.getSimpleName();
                        };
                    }
                    Object result = calls.invoke(self, method, arguments);
                    return method.getReturnType() == void.class ? null : result;
                }));
    }
}
