package org.twatcache.bench.churn.client;

import java.net.URL;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.twatcache.CacheContexts;
import org.twatcache.bench.churn.link.Client;

/** Offers the client as a service. It closes no cache: that is what the platform is there for. */
public final class ClientActivator implements BundleActivator {

    private @Nullable ServiceTracker<CacheContexts, CacheContexts> contexts;

    @Override
    public void start(BundleContext context) throws ClassNotFoundException {
        loadAll(context.getBundle());
        ChurnClient client = new ChurnClient();
        ServiceTracker<CacheContexts, CacheContexts> tracker =
                new ServiceTracker<>(context, CacheContexts.class, null) {
                    @Override
                    public void removedService(ServiceReference<CacheContexts> reference, CacheContexts service) {
                        client.forgetAll();
                        super.removedService(reference, service);
                    }
                };
        contexts = tracker;
        client.track(tracker);
        tracker.open();
        context.registerService(
                Client.class,
                client,
                FrameworkUtil.asDictionary(Map.of("client", context.getBundle().getSymbolicName())));
    }

    @Override
    public void stop(BundleContext context) {
        ServiceTracker<CacheContexts, CacheContexts> tracker = contexts;
        if (tracker != null) {
            tracker.close();
        }
    }

    /** A thread may be inside this bundle when it is refreshed, and its loader gives no class any more. */
    private static void loadAll(Bundle bundle) throws ClassNotFoundException {
        String folder = ClientActivator.class.getPackageName().replace('.', '/');
        for (URL found : Collections.list(bundle.findEntries(folder, "*.class", false))) {
            String path = found.getPath();
            String name = path.substring(path.indexOf(folder), path.length() - ".class".length());
            if (!name.endsWith("package-info")) {
                Class.forName(name.replace('/', '.'), true, ClientActivator.class.getClassLoader());
            }
        }
    }
}
