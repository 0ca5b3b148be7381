package org.twatcache.itest.support;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.twatcache.itest.support.story.Stagehand;

/** A framework in this process, whichever is on the class path. Closing it stops it. */
public final class EmbeddedFramework implements AutoCloseable {

    private static final long STOP_SECONDS = 20;

    private final Framework framework;

    private EmbeddedFramework(Framework framework) {
        this.framework = framework;
    }

    /**
     * Starts one.
     *
     * @param storage an empty folder, or that of one that was closed: then its bundles are there, and started
     * @param shared packages of the class path that its bundles share with the test, with versions
     */
    public static EmbeddedFramework launch(Path storage, String... shared) throws BundleException {
        List<String> packages = new ArrayList<>(Recipes.SLF4J);
        packages.add(Recipes.STORY);
        packages.addAll(List.of(shared));
        return sharing(storage, packages);
    }

    /** Starts one whose bundles share nothing with the test but the framework, and bring all that they need. */
    public static EmbeddedFramework launchBare(Path storage) throws BundleException {
        return sharing(storage, List.of());
    }

    private static EmbeddedFramework sharing(Path storage, List<String> packages) throws BundleException {
        Map<String, String> configuration = new HashMap<>();
        configuration.put(Constants.FRAMEWORK_STORAGE, storage.toString());
        configuration.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, String.join(",", packages));
        configuration.put(Recipes.EQUINOX_PRINTS, "true");
        ClassLoader loader = EmbeddedFramework.class.getClassLoader();
        FrameworkFactory factory = ServiceLoader.load(FrameworkFactory.class, loader)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No framework is on the class path"));
        Framework framework = factory.newFramework(configuration);
        framework.start();
        return new EmbeddedFramework(framework);
    }

    /** Installs bundles of the class path, by symbolic name. */
    public List<Bundle> install(List<String> symbolicNames) throws BundleException {
        List<Bundle> bundles = new ArrayList<>();
        for (String symbolicName : symbolicNames) {
            bundles.add(install(ClassPathBundles.file(symbolicName)));
        }
        return bundles;
    }

    /** Installs a bundle. */
    public Bundle install(Path file) throws BundleException {
        return context().installBundle(file.toUri().toString());
    }

    /** Installs bundles of the class path and starts them in this order. */
    public void start(List<String> symbolicNames) throws BundleException {
        for (Bundle bundle : install(symbolicNames)) {
            bundle.start();
        }
    }

    /** Installs a bundle and starts it. */
    public Bundle start(Path file) throws BundleException {
        Bundle bundle = install(file);
        bundle.start();
        return bundle;
    }

    /** The context of the framework itself. */
    public BundleContext context() {
        return framework.getBundleContext();
    }

    /** A bundle that is installed. */
    public Bundle bundle(String symbolicName) {
        return Stagehand.bundle(context(), symbolicName);
    }

    /** Refreshes bundles, and returns when that is done. */
    public void refresh(Bundle... bundles) throws InterruptedException {
        Stagehand.refresh(context(), bundles);
    }

    /** Stops the framework, and returns when it has stopped. Idempotent. */
    @Override
    public void close() {
        try {
            framework.stop();
            FrameworkEvent event = framework.waitForStop(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
            if (event.getType() != FrameworkEvent.STOPPED) {
                throw new IllegalStateException("The framework did not stop, but " + event.getType());
            }
        } catch (BundleException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
