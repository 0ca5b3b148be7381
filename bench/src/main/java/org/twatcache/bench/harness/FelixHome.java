package org.twatcache.bench.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.twatcache.CacheContexts;

/** A framework in this JVM. It shares the API's classes, and loads core and the engines from their bundles. */
public final class FelixHome implements Home {

    private static final String SHARED =
            "org.twatcache;version=1.0.0,org.twatcache.admin;version=1.0.0,org.twatcache.codec;version=1.0.0,"
                    + "org.twatcache.spi;version=1.0.0,org.slf4j;version=1.7.36";
    private static final List<String> OF_FELIX =
            List.of("org.osgi.util.", "org.osgi.service.component", "org.apache.felix.scr");
    private static final String CORE = "org.twatcache.core";
    private static final String ENGINE = "org.twatcache.engine.";

    private final Framework framework;
    private final CacheContexts contexts;

    private FelixHome(Framework framework) {
        this.framework = framework;
        this.contexts = service(CacheContexts.class);
    }

    /**
     * Starts the bundles of both folders that are needed.
     *
     * @param felix the folder of the bundles that are not ours
     * @param lib the folder of ours
     * @param storage of the framework, which is made anew
     * @param engines the names of the engines
     * @return the framework, started
     * @throws IOException where a folder cannot be read
     * @throws BundleException where the framework or a bundle does not start
     */
    public static FelixHome start(Path felix, Path lib, Path storage, List<String> engines)
            throws IOException, BundleException {
        return start(felix, lib, storage, engines, "", List.of());
    }

    /**
     * Starts the bundles of both folders that are needed, and others.
     *
     * @param felix the folder of the bundles that are not ours
     * @param lib the folder of ours
     * @param storage of the framework, which is made anew
     * @param engines the names of the engines
     * @param shared a package that bundles share with this JVM beside the API, or nothing
     * @param more the other bundles
     * @return the framework, started
     * @throws IOException where a folder cannot be read
     * @throws BundleException where the framework or a bundle does not start
     */
    public static FelixHome start(
            Path felix, Path lib, Path storage, List<String> engines, String shared, List<Path> more)
            throws IOException, BundleException {
        Framework framework = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        storage.toString(),
                        Constants.FRAMEWORK_STORAGE_CLEAN,
                        Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT,
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        shared.isEmpty() ? SHARED : SHARED + "," + shared,
                        "felix.log.level",
                        "1"));
        framework.start();
        List<Bundle> bundles = new ArrayList<>();
        for (Path jar : jars(felix, OF_FELIX)) {
            bundles.add(framework.getBundleContext().installBundle(jar.toUri().toString()));
        }
        List<String> ours = new ArrayList<>(List.of(CORE));
        engines.forEach(engine -> ours.add(ENGINE + engine));
        List<Path> others = new ArrayList<>(jars(lib, ours));
        others.addAll(more);
        for (Path jar : others) {
            bundles.add(framework.getBundleContext().installBundle(jar.toUri().toString()));
        }
        for (Bundle bundle : bundles) {
            bundle.start();
        }
        return new FelixHome(framework);
    }

    private static List<Path> jars(Path folder, List<String> beginnings) throws IOException {
        Predicate<String> wanted = name -> beginnings.stream().anyMatch(name::startsWith);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> wanted.test(String.valueOf(file.getFileName())))
                    .sorted()
                    .toList();
        }
    }

    /**
     * The context of the framework itself.
     *
     * @return the context
     */
    public BundleContext context() {
        return framework.getBundleContext();
    }

    /**
     * A bundle.
     *
     * @param symbolicName its name
     * @return the bundle
     */
    public Bundle bundle(String symbolicName) {
        for (Bundle bundle : framework.getBundleContext().getBundles()) {
            if (symbolicName.equals(bundle.getSymbolicName())) {
                return bundle;
            }
        }
        throw new IllegalArgumentException("There is no bundle " + symbolicName);
    }

    /**
     * Gets a service for as long as the framework runs.
     *
     * @param type its interface
     * @param <S> its interface
     * @return the service
     */
    public <S> S service(Class<S> type) {
        ServiceReference<S> reference = Objects.requireNonNull(
                framework.getBundleContext().getServiceReference(type), () -> "no " + type + ": core did not start");
        return framework.getBundleContext().getService(reference);
    }

    /**
     * The bundle of an engine.
     *
     * @param engine its name
     * @return the bundle
     */
    public Bundle engine(String engine) {
        return bundle(ENGINE + engine);
    }

    @Override
    public CacheContexts contexts() {
        return contexts;
    }

    @Override
    public int services() {
        try {
            ServiceReference<?>[] all = framework.getBundleContext().getAllServiceReferences(null, null);
            return all == null ? 0 : all.length;
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("No filter is malformed", e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            framework.stop();
            framework.waitForStop(0);
        } catch (BundleException e) {
            throw new IOException("The framework did not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
