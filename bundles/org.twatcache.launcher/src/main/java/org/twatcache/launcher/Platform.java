package org.twatcache.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.FrameworkWiring;

/** A framework with the bundles of the platform. */
final class Platform {

    private final Framework framework;
    private boolean stopped;

    /** Makes the framework but does not start it, so that whoever must stop it can know it from the first moment. */
    Platform(Map<String, String> settings) {
        this.framework = new FrameworkFactory().newFramework(settings);
    }

    /** Starts the framework, installs all the bundles, then starts them one after another. */
    void start(List<Path> files) throws PlatformException {
        startFramework();
        List<Bundle> bundles = new ArrayList<>();
        for (Path file : files) {
            bundles.add(install(file));
        }
        // All in one go; what cannot be resolved says so when it is started.
        framework.adapt(FrameworkWiring.class).resolveBundles(bundles);
        for (Bundle bundle : bundles) {
            try {
                // Not to be kept: the next start has a framework of its own.
                bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
            } catch (BundleException e) {
                throw new PlatformException("bundle " + bundle.getSymbolicName() + " did not start: " + reason(e), e);
            }
        }
    }

    /** Not while it is being stopped: what the framework keeps in its folder would be left there. */
    private synchronized void startFramework() throws PlatformException {
        if (stopped) {
            throw new PlatformException("the platform was stopped before it started", null);
        }
        try {
            framework.start();
        } catch (BundleException e) {
            throw new PlatformException("the framework did not start: " + e.getMessage(), e);
        }
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    /** Stops every bundle, the last one started first, and waits until that is done. */
    void stop() throws BundleException, InterruptedException {
        synchronized (this) {
            stopped = true;
        }
        framework.stop();
        framework.waitForStop(0);
    }

    private Bundle install(Path file) throws PlatformException {
        if (!Files.isRegularFile(file)) {
            throw new PlatformException("bundle " + file + " is missing: build the distribution anew", null);
        }
        try {
            // By reference the framework reads the file where it is, instead of a copy in its cache.
            return context().installBundle("reference:" + file.toUri());
        } catch (BundleException e) {
            throw new PlatformException("bundle " + file + " cannot be installed: " + e.getMessage(), e);
        }
    }

    /** Felix says an unresolved requirement twice in one message. */
    private static String reason(BundleException failure) {
        return String.valueOf(failure.getMessage()).replaceFirst(" Unresolved requirements: .*", "");
    }
}
