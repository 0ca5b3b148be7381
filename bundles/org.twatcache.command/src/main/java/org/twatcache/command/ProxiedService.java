package org.twatcache.command;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * A service whose calls are cached, as the properties of its proxy tell (README of {@code org.twatcache.services}). Who uses it past
 * its proxy is told by the bundle that made that: the registry does not know which objects are those that a proxy stands for.
 *
 * @param name what the names of its caches begin with
 * @param owner the bundle that owns them
 * @param id its {@code service.id}
 * @param bundle the bundle that registered it
 * @param past the bundles that use it past its proxy
 */
record ProxiedService(String name, long owner, long id, Bundle bundle, List<Bundle> past) {

    /** Those of a framework, at this moment. */
    static List<ProxiedService> all(BundleContext context) {
        ServiceReference<?>[] known = references(context, "(cache.proxy.past=true)");
        Object past = known.length == 0 ? null : context.getService(known[0]);
        try {
            LongFunction<?> users = past instanceof LongFunction<?> function ? function : id -> new long[0];
            return Stream.of(references(context, "(cache.proxy=true)"))
                    .flatMap(proxy -> of(context, proxy, users).stream())
                    .toList();
        } finally {
            if (past != null) {
                boolean unused = context.ungetService(known[0]);
            }
        }
    }

    /** Empty where it goes just now. */
    private static Optional<ProxiedService> of(BundleContext context, ServiceReference<?> proxy, LongFunction<?> past) {
        Object id = proxy.getProperty("cache.proxy.of");
        Object owner = proxy.getProperty("cache.proxy.by");
        Object name = proxy.getProperty("cache.name");
        if (!(id instanceof Long of) || !(owner instanceof Long by) || name == null) {
            return Optional.empty();
        }
        return Stream.of(references(context, "(" + Constants.SERVICE_ID + "=" + of + ")"))
                .map(original -> {
                    Bundle bundle = original.getBundle();
                    return bundle == null
                            ? null
                            : new ProxiedService(name.toString(), by, of, bundle, bundles(context, past.apply(of)));
                })
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static List<Bundle> bundles(BundleContext context, @Nullable Object ids) {
        return ids instanceof long[] known
                ? LongStream.of(known)
                        .mapToObj(context::getBundle)
                        .filter(Objects::nonNull)
                        .toList()
                : List.of();
    }

    private static ServiceReference<?>[] references(BundleContext context, String filter) {
        try {
            ServiceReference<?>[] found = context.getAllServiceReferences(null, filter);
            return found == null ? new ServiceReference<?>[0] : found;
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Whether a cache of an owner is one of its methods, or of one client's of its methods. */
    boolean isOf(String cache, long ownerOfCache) {
        return ownerOfCache == owner && (cache.startsWith(name + ".") || cache.startsWith(name + "@"));
    }
}
