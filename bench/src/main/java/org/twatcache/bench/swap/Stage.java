package org.twatcache.bench.swap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.twatcache.Cache;
import org.twatcache.CacheSpec;
import org.twatcache.admin.CacheAdmin;
import org.twatcache.admin.CacheControl;
import org.twatcache.bench.harness.FelixHome;
import org.twatcache.engine.map.MapEngineFactory;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.CacheEngineFactory;

/** A framework with core and the engines of memory, and with engines that are not as they should be. */
final class Stage implements AutoCloseable {

    static final String MAP = "map";
    static final String CAFFEINE = "caffeine";
    static final List<String> ENGINES = List.of(CAFFEINE, MAP);

    /** Engines of ours serve only where they are asked for. */
    private static final int LAST = -1_000;

    private final FelixHome home;
    private final Path scratch;
    private final CacheAdmin admin;

    private Stage(FelixHome home, Path scratch) {
        this.home = home;
        this.scratch = scratch;
        this.admin = home.service(CacheAdmin.class);
    }

    static Stage start(Folders folders) throws IOException, BundleException {
        FelixHome home = FelixHome.start(
                folders.felix(), folders.lib(), folders.scratch().resolve("storage"), ENGINES);
        return new Stage(home, folders.scratch());
    }

    /** Opens a cache without bound and lifetime, under the default policy. */
    <V> Cache<String, V> open(String name, Class<V> values) {
        return home.contexts()
                .open(CacheSpec.of(String.class, values).named(name).build());
    }

    /** The same for an engine. */
    <V> Cache<String, V> open(String name, Class<V> values, String engine) {
        return home.contexts()
                .open(CacheSpec.of(String.class, values)
                        .named(name)
                        .engine(engine)
                        .build());
    }

    CacheControl control(String cache) {
        return admin.find(cache);
    }

    /** Who serves a cache; empty for none. */
    String serving(String cache) {
        return control(cache).info().engine().orElse("");
    }

    /** How many entries of a cache were forgotten because of an exchange. */
    long dropped(String cache) {
        return control(cache).stats().dropped();
    }

    /** The bundle of a real engine. */
    Bundle engine(String name) {
        return home.engine(name);
    }

    /** Offers an engine that does to the plain one what it is told. */
    ServiceRegistration<CacheEngineFactory> offer(String name, UnaryOperator<CacheEngine<Object>> change) {
        return offer(home.context(), name, change);
    }

    /** As above, by a bundle that can be stopped. */
    Bundle offerByBundle(String name, UnaryOperator<CacheEngine<Object>> change) throws IOException, BundleException {
        Bundle bundle = home.context().installBundle(emptyBundle(name).toUri().toString());
        bundle.start();
        ServiceRegistration<CacheEngineFactory> unused = offer(bundle.getBundleContext(), name, change);
        return bundle;
    }

    private static ServiceRegistration<CacheEngineFactory> offer(
            BundleContext owner, String name, UnaryOperator<CacheEngine<Object>> change) {
        MapEngineFactory plain = new MapEngineFactory();
        Map<String, Object> properties = Map.of(CacheEngineFactory.NAME, name, CacheEngineFactory.RANKING, LAST);
        return owner.registerService(
                CacheEngineFactory.class,
                request -> change.apply(plain.create(request)),
                FrameworkUtil.asDictionary(properties));
    }

    /** A bundle without code: what it registers is ours, and goes when it is stopped. */
    private Path emptyBundle(String name) throws IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        headers.putValue(Constants.BUNDLE_SYMBOLICNAME, "org.twatcache.bench." + name);
        headers.putValue(Constants.IMPORT_PACKAGE, CacheEngineFactory.class.getPackageName());
        Path file = scratch.resolve(name + ".jar");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            jar.finish();
        }
        return file;
    }

    @Override
    public void close() throws IOException {
        home.close();
    }
}
