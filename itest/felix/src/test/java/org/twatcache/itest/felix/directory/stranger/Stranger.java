package org.twatcache.itest.felix.directory.stranger;

import java.util.Map;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

/** Registers a directory of another bundle as a service of its own, as extenders do. */
public final class Stranger implements BundleActivator {

    private static final String DIRECTORY = "org.twatcache.itest.felix.directory.Directory";

    /** Made by the framework. */
    public Stranger() {}

    @Override
    public void start(BundleContext context) {
        ServiceReference<?> reference = context.getServiceReference(DIRECTORY);
        context.registerService(
                DIRECTORY,
                context.getService(reference),
                FrameworkUtil.asDictionary(Map.of("stranger", "yes", "cache.methods", "find")));
    }

    @Override
    public void stop(BundleContext context) {
        // The framework unregisters what is registered.
    }
}
