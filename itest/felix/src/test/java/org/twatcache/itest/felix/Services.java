package org.twatcache.itest.felix;

import static org.awaitility.Awaitility.await;

import java.util.Collection;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** What a story asks of its framework. */
final class Services {

    private Services() {}

    /** Waits for a service, and gets it. */
    static <S> S service(BundleContext context, Class<S> type, String filter) {
        await(filter).until(() -> !references(context, type, filter).isEmpty());
        return context.getService(references(context, type, filter).iterator().next());
    }

    /** How many services there are now. */
    static int count(BundleContext context, Class<?> type, String filter) {
        return references(context, type, filter).size();
    }

    /** A bundle by its symbolic name. */
    static Bundle bundle(BundleContext context, String symbolicName) {
        for (Bundle bundle : context.getBundles()) {
            if (symbolicName.equals(bundle.getSymbolicName())) {
                return bundle;
            }
        }
        throw new IllegalArgumentException("There is no bundle " + symbolicName);
    }

    private static <S> Collection<ServiceReference<S>> references(BundleContext context, Class<S> type, String filter) {
        try {
            return context.getServiceReferences(type, filter);
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
