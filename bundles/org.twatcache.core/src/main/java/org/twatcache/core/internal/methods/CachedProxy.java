package org.twatcache.core.internal.methods;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheStats;
import org.twatcache.CachedMethods;
import org.twatcache.CachedObject;

/** Stands in place of an object, and answers what is kept of it. */
final class CachedProxy implements InvocationHandler, CachedObject {

    private static final Object[] NO_ARGUMENTS = {};

    private final Object target;
    private final RouteTable routes;
    private final List<MethodCache> caches;
    private final Runnable atClose;
    private final Object proxy;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Stands in for a target.
     *
     * @param loader sees all the interfaces
     * @param routes of all methods that the JVM may call, but those of every object
     * @param caches sorted by their names
     * @param atClose done once, when the caches are closed
     * @throws IllegalArgumentException where the JVM can make no class that implements the interfaces
     */
    CachedProxy(
            CachedMethods choice,
            @Nullable ClassLoader loader,
            Object target,
            Map<Method, Route> routes,
            List<MethodCache> caches,
            Runnable atClose) {
        this.target = target;
        this.routes = new RouteTable(routes);
        this.caches = caches;
        this.atClose = atClose;
        this.proxy = Proxy.newProxyInstance(loader, choice.interfaces().toArray(Class<?>[]::new), this);
    }

    @Override
    public @Nullable Object invoke(Object called, Method method, @Nullable Object @Nullable [] arguments)
            throws Exception {
        Route route = routes.of(method);
        if (route == null) {
            return ofEveryObject(called, method, arguments);
        }
        return route.call(arguments == null ? NO_ARGUMENTS : arguments);
    }

    private Object ofEveryObject(Object called, Method method, @Nullable Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "equals" -> arguments != null && called == arguments[0];
            case "hashCode" -> System.identityHashCode(called);
            default -> toString();
        };
    }

    @Override
    public Object proxy() {
        return proxy;
    }

    @Override
    public Object target() {
        return target;
    }

    @Override
    public List<String> names() {
        return caches.stream().map(MethodCache::name).toList();
    }

    @Override
    public Map<String, CacheStats> stats() {
        Map<String, CacheStats> stats = new LinkedHashMap<>();
        caches.forEach(cache -> stats.put(cache.name(), cache.stats()));
        return stats;
    }

    @Override
    public long estimatedSize() {
        return caches.stream().mapToLong(MethodCache::estimatedSize).sum();
    }

    @Override
    public void clear() {
        Every.of(caches, MethodCache::evictAll);
    }

    @Override
    public void invalidate(String tag) {
        List<MethodCache> tagged = caches.stream().filter(MethodCache::isTagged).toList();
        if (tagged.isEmpty()) {
            throw new CacheConfigurationException(
                    this + " has no method whose results have tags; give them tags by Cached or CachedMethods",
                    null,
                    null,
                    null);
        }
        Every.of(tagged, cache -> cache.invalidate(tag));
    }

    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            try {
                Every.of(caches, MethodCache::close);
            } finally {
                // Not before: whoever takes the names over must not meet these results.
                atClose.run();
            }
        }
    }

    @Override
    public String toString() {
        return "Cached[" + target.getClass().getName() + "]";
    }
}
