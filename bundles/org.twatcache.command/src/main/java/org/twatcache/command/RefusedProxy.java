package org.twatcache.command;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * A service that is not cached although somebody asks for it, as the bundle that refuses it tells in the registry (README of
 * {@code org.twatcache.services}).
 *
 * @param name what the names of its caches would begin with, or nothing
 * @param pid the configuration that asks for it, or nothing where the service does so itself
 * @param service its {@code service.id}, or null where the configuration is refused as a whole
 * @param reason why
 */
record RefusedProxy(String name, String pid, @Nullable Long service, String reason) {

    /** Those of a framework, at this moment. */
    static List<RefusedProxy> all(BundleContext context) {
        try {
            ServiceReference<?>[] found =
                    context.getAllServiceReferences(null, "(&(cache.proxy=refused)(configuration.error=*))");
            return found == null
                    ? List.of()
                    : Stream.of(found).map(RefusedProxy::of).toList();
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static RefusedProxy of(ServiceReference<?> told) {
        return new RefusedProxy(
                text(told.getProperty("cache.name")),
                text(told.getProperty("cache.proxy.rule")),
                told.getProperty("cache.proxy.of") instanceof Long id ? id : null,
                text(told.getProperty("configuration.error")));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** Whether an operator who names a cache or a configuration means it. */
    boolean isMeantBy(String text) {
        return text.equals(name) || text.equals(pid);
    }

    @Override
    public String toString() {
        String asking = pid.isEmpty() ? "its service properties ask" : "the configuration " + pid + " asks";
        return service == null
                ? "The configuration " + pid + " is refused, and no service is cached by it: " + reason
                : "Service " + service + " is not cached as '" + name + "', which " + asking + " for: " + reason;
    }
}
