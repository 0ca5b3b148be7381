package org.twatcache.core.internal.osgi;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.twatcache.BundleRef;
import org.twatcache.CacheClosedException;
import org.twatcache.core.internal.context.Owner;
import org.twatcache.core.internal.context.Platform;

/** The bundles that open caches, each an {@link Owner} from its first request until it has stopped. */
final class Owners implements SynchronousBundleListener, AutoCloseable {

    private final BundleContext core;
    private final Platform platform;
    private final Map<Bundle, Owner> owners = new ConcurrentHashMap<>();

    Owners(BundleContext core, Platform platform) {
        this.core = core;
        this.platform = platform;
        core.addBundleListener(this);
    }

    /** The owner that stands for a bundle. */
    Owner of(Bundle bundle) {
        Owner owner =
                owners.computeIfAbsent(bundle, asking -> platform.newOwner(ref(asking), BundleClasses.of(asking)));
        if (!isAlive(bundle)) {
            // It stopped while it asked, and the news of that may have come before the owner did.
            end(bundle, "its bundle is not started");
            throw new CacheClosedException(ref(bundle) + " asks for a cache service, but it is not started");
        }
        return owner;
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        switch (event.getType()) {
            case BundleEvent.STOPPED -> end(event.getBundle(), "its bundle stopped");
            case BundleEvent.UNRESOLVED -> {
                end(event.getBundle(), "its bundle was refreshed");
                // An engine's, a codec's or an owner's: what became of it is not known any more.
                RecordMethods.forget();
            }
            case BundleEvent.UNINSTALLED -> end(event.getBundle(), "its bundle was uninstalled");
            default -> {}
        }
    }

    /** Ends every owner. */
    @Override
    public void close() {
        core.removeBundleListener(this);
        owners.keySet().forEach(bundle -> end(bundle, "twat-cache stopped"));
    }

    private void end(Bundle bundle, String reason) {
        Owner owner = owners.remove(bundle);
        if (owner != null) {
            owner.end(reason);
        }
    }

    private static boolean isAlive(Bundle bundle) {
        return (bundle.getState() & (Bundle.STARTING | Bundle.ACTIVE | Bundle.STOPPING)) != 0;
    }

    private static BundleRef ref(Bundle bundle) {
        return new BundleRef(
                bundle.getBundleId(),
                bundle.getSymbolicName(),
                bundle.getVersion().toString());
    }
}
