package org.twatcache.itest.felix.lives;

import java.nio.file.Path;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.twatcache.Cache;
import org.twatcache.CacheContexts;
import org.twatcache.CacheException;
import org.twatcache.CacheSpec;
import org.twatcache.admin.CacheAdmin;
import org.twatcache.itest.felix.lives.components.ReconfiguredComponent;
import org.twatcache.itest.support.Cast;
import org.twatcache.itest.support.EmbeddedFramework;
import org.twatcache.itest.support.TestBundle;
import org.twatcache.itest.support.counting.CountingEngineFactory;
import org.twatcache.itest.support.story.EngineCounts;
import org.twatcache.spi.CacheEngineFactory;

/**
 * A fresh framework with core, an engine that counts, and two clients. The test shares the API with the bundles, so that a
 * row reads like a client; what a client does, it does with the context of its own bundle.
 */
final class Stage implements AutoCloseable {

    /** What every row opens, unless it says otherwise. */
    static final CacheSpec<String, String> SPEC = CacheSpec.of(String.class, String.class)
            .named("table")
            .engine(CountingEngineFactory.NAME)
            .build();

    private static final Path CLIENT = TestBundle.named("org.acme.client")
            .containing(ReconfiguredComponent.class)
            .build();
    private static final Path OTHER = TestBundle.named("org.acme.other")
            .with("Import-Package", "org.twatcache")
            .build();
    private static final Path ENGINE = TestBundle.named("org.acme.engine")
            .with("Import-Package", "org.twatcache.spi")
            .build();

    private final CountingEngineFactory counting = new CountingEngineFactory();
    final EmbeddedFramework framework;
    final Bundle client;
    final Bundle other;
    final Bundle engine;
    final ServiceRegistration<?> registration;

    Stage(Path folder) throws BundleException {
        framework = EmbeddedFramework.launch(
                folder,
                "org.twatcache;version=1.0.0",
                "org.twatcache.admin;version=1.0.0",
                "org.twatcache.codec;version=1.0.0",
                "org.twatcache.spi;version=1.0.0",
                "org.osgi.service.cm;version=1.6.1");
        framework.start(Cast.scr());
        framework.start(List.of(Cast.core()));
        engine = framework.start(ENGINE);
        registration = bringEngine();
        client = framework.start(CLIENT);
        other = framework.start(OTHER);
    }

    /** The engine's bundle registers its factory, as it does whenever it starts. */
    ServiceRegistration<?> bringEngine() {
        Dictionary<String, Object> properties = FrameworkUtil.asDictionary(Map.of(
                CacheEngineFactory.NAME, CountingEngineFactory.NAME,
                CacheEngineFactory.OPTIONS, CountingEngineFactory.FAILING));
        return engine.getBundleContext().registerService(CacheEngineFactory.class, counting, properties);
    }

    /** The context service, as the client gets it. */
    CacheContexts contexts() {
        return contexts(client);
    }

    /** The context service, as a bundle gets it. */
    CacheContexts contexts(Bundle bundle) {
        return service(bundle.getBundleContext(), CacheContexts.class);
    }

    /** A handle of the client on the cache of the row, with an entry in it. */
    Cache<String, String> open() {
        return filled(contexts().open(SPEC));
    }

    /** Puts the entry that tells whether the data is alive. */
    static Cache<String, String> filled(Cache<String, String> cache) {
        cache.put("key", "value");
        return cache;
    }

    /** Whether operators still find the entry. */
    boolean dataIsAlive() {
        BundleContext context = framework.context();
        if (context == null || context.getServiceReference(CacheAdmin.class) == null) {
            return false;
        }
        try {
            return service(context, CacheAdmin.class)
                    .find("table")
                    .asText()
                    .view()
                    .contains("key");
        } catch (CacheException e) {
            return false;
        }
    }

    /** Gives a component of the client a configuration. */
    void configure(String pid, String value) throws Exception {
        service(framework.context(), ConfigurationAdmin.class)
                .getConfiguration(pid, "?")
                .update(FrameworkUtil.asDictionary(Map.of("value", value)));
    }

    EngineCounts counts() {
        return counting;
    }

    @Override
    public void close() {
        framework.close();
    }

    static <S> S service(BundleContext context, Class<S> type) {
        ServiceReference<S> reference = context.getServiceReference(type);
        if (reference == null) {
            throw new IllegalStateException("There is no service " + type.getName());
        }
        return context.getService(reference);
    }
}
