package org.twatcache.bench.churn;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/** The framework of the class path, with bundles by their symbolic names. */
final class Stage implements AutoCloseable {

    private static final long REFRESH_SECONDS = 60;
    private static final String SHARED = "org.twatcache.bench.churn.link,org.slf4j;version=1.7.36,"
            + "org.slf4j.helpers;version=1.7.36,org.slf4j.spi;version=1.7.36";

    private final Framework framework;
    private final Path folder;

    private Stage(Framework framework, Path folder) {
        this.framework = framework;
        this.folder = folder;
    }

    /** Starts a framework that keeps what it stores, and the platform's data, in one folder, and takes bundles from another. */
    static Stage launch(Path scratch, Path folder) throws BundleException {
        FrameworkFactory factory = ServiceLoader.load(FrameworkFactory.class, Stage.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No framework is on the class path"));
        Framework framework = factory.newFramework(Map.of(
                Constants.FRAMEWORK_STORAGE,
                scratch.resolve("storage").toString(),
                Constants.FRAMEWORK_STORAGE_CLEAN,
                Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT,
                Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                SHARED,
                "twat-cache.data",
                scratch.resolve("data").toString(),
                "eclipse.consoleLog",
                "true"));
        framework.start();
        return new Stage(framework, folder);
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    /** Installs bundles of the folder, which are named as their files. */
    void install(List<String> symbolicNames) throws BundleException {
        for (String name : symbolicNames) {
            install(folder.resolve(name + ".jar"));
        }
    }

    Bundle install(Path file) throws BundleException {
        return context().installBundle(file.toUri().toString());
    }

    Bundle bundle(String symbolicName) {
        for (Bundle bundle : context().getBundles()) {
            if (symbolicName.equals(bundle.getSymbolicName())) {
                return bundle;
            }
        }
        throw new IllegalArgumentException("There is no bundle " + symbolicName);
    }

    void start(List<String> symbolicNames) throws BundleException {
        for (String name : symbolicNames) {
            bundle(name).start();
        }
    }

    /** Updates a bundle with the file that it was installed from: a new life with the same content. */
    static void update(Bundle bundle) throws BundleException, IOException {
        try (InputStream same = URI.create(bundle.getLocation()).toURL().openStream()) {
            bundle.update(same);
        }
    }

    /** Refreshes bundles and what is wired to them, and returns when that is done and they are started again. */
    void refresh(Bundle... bundles) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        framework.adapt(FrameworkWiring.class).refreshBundles(List.of(bundles), event -> done.countDown());
        if (!done.await(REFRESH_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(List.of(bundles) + " were not refreshed");
        }
    }

    /** The class loader that a bundle has now, where it has one. */
    static @Nullable ClassLoader loader(Bundle bundle) {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        return wiring == null ? null : wiring.getClassLoader();
    }

    /** What is done with a service. */
    interface Use<S> {
        @Nullable
        Object with(S service) throws Exception;
    }

    /** Uses one of the services of a type, drawn by a number; does nothing, and answers false, where there is none. */
    <S> boolean use(Class<S> type, int number, Use<S> use) throws Exception {
        BundleContext context = context();
        List<ServiceReference<S>> found = List.copyOf(context.getServiceReferences(type, null));
        if (found.isEmpty()) {
            return false;
        }
        ServiceReference<S> reference = found.get(Math.floorMod(number, found.size()));
        S service = context.getService(reference);
        if (service == null) {
            return false;
        }
        try {
            use.with(service);
            return true;
        } finally {
            context.ungetService(reference);
        }
    }

    /** How many services of any bundle a filter finds. */
    int count(@Nullable String filter) {
        try {
            ServiceReference<?>[] found = context().getAllServiceReferences(null, filter);
            return found == null ? 0 : found.length;
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public void close() throws BundleException {
        framework.stop();
        try {
            framework.waitForStop(TimeUnit.SECONDS.toMillis(REFRESH_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
