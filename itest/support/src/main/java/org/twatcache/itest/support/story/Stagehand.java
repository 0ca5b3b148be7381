package org.twatcache.itest.support.story;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.FrameworkWiring;

/** Finds, updates and refreshes the bundles of a story, in whichever framework it plays. */
public final class Stagehand {

    private static final String TEST_ENGINE = "org.twatcache.itest.engine.";
    private static final long REFRESH_SECONDS = 20;

    private Stagehand() {}

    /** The symbolic name of the bundle of a test engine. */
    public static String engine(String name) {
        return TEST_ENGINE + name;
    }

    /** A bundle that is installed, by its symbolic name. */
    public static Bundle bundle(BundleContext context, String symbolicName) {
        for (Bundle bundle : context.getBundles()) {
            if (symbolicName.equals(bundle.getSymbolicName())) {
                return bundle;
            }
        }
        throw new IllegalArgumentException("There is no bundle " + symbolicName);
    }

    /** Installs the bundle of a late engine. */
    public static Bundle install(BundleContext context, String engine) throws BundleException {
        String location = context.getProperty(engine(engine));
        if (location == null) {
            throw new IllegalArgumentException("The cast has no late engine " + engine);
        }
        return context.installBundle(location);
    }

    /** Updates a bundle with the file that it was installed from: a new life with the same content. */
    public static void update(Bundle bundle) throws BundleException, IOException {
        try (InputStream same = URI.create(bundle.getLocation()).toURL().openStream()) {
            bundle.update(same);
        }
    }

    /** Updates a bundle with another file. */
    public static void update(Bundle bundle, Path other) throws BundleException, IOException {
        try (InputStream stream = Files.newInputStream(other)) {
            bundle.update(stream);
        }
    }

    /** Refreshes bundles and what is wired to them, and returns when that is done and they are started again. */
    public static void refresh(BundleContext context, Bundle... bundles) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
                .adapt(FrameworkWiring.class)
                .refreshBundles(List.of(bundles), event -> done.countDown());
        if (!done.await(REFRESH_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(List.of(bundles) + " were not refreshed");
        }
    }
}
