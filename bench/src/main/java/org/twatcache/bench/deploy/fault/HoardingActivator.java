package org.twatcache.bench.deploy.fault;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Holds as much memory as all that is wanted of a deployment. */
public final class HoardingActivator implements BundleActivator {

    private static final int HELD = 40_000_000;

    private byte[] held = {};

    @Override
    public void start(BundleContext context) {
        held = new byte[HELD];
    }

    @Override
    public void stop(BundleContext context) {
        held = new byte[held.length / HELD];
    }
}
