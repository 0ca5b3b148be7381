package org.twatcache.engine.redis;

import java.util.Dictionary;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;
import org.twatcache.EngineTrait;
import org.twatcache.spi.CacheEngineFactory;
import org.twatcache.spi.ProvidesCacheEngine;

/**
 * The engine in OSGi. It registers the factory by itself, because its service properties tell whether servers answer, and those of
 * a component tell its configuration only.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = "org.twatcache.engine.redis")
@Designate(ocd = RedisConfiguration.class)
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>=\"org.twatcache.spi.CacheEngineFactory\"",
        uses = CacheEngineFactory.class)
public final class RedisEngineComponent {

    private static final String PREFIX = "redis.";

    /** Grows with each news, so that whoever could not be served tries again. */
    private static final String NEWS = "cache.engine.news";

    private final BundleContext context;

    // What is registered now. Changed by the component runtime, one call after another.
    private Map<String, String> options;
    private Registered registered;

    /**
     * Registers the factory.
     *
     * @param context of this bundle
     * @param configuration the properties of the component
     */
    @Activate
    public RedisEngineComponent(BundleContext context, Map<String, Object> configuration) {
        this.context = context;
        this.options = options(configuration);
        this.registered = new Registered(context, options);
    }

    /**
     * Registers another factory where the options are others: those of before end with their connections. A configuration that says
     * the same, such as a template with comments only, leaves everything as it is.
     */
    @Modified
    void modified(Map<String, Object> configuration) {
        Map<String, String> wished = options(configuration);
        if (!wished.equals(options)) {
            registered.end();
            registered = new Registered(context, wished);
            options = wished;
        }
    }

    /** Unregisters it, which ends all caches on it, then ends all connections. */
    @Deactivate
    void deactivate() {
        registered.end();
    }

    /** Those that say something: a form that is left as it is has many that are blank. */
    private static Map<String, String> options(Map<String, Object> configuration) {
        Map<String, String> options = new HashMap<>();
        configuration.forEach((name, value) -> {
            String text = String.valueOf(value);
            if (name.startsWith(PREFIX) && !text.isBlank()) {
                options.put(name, text);
            }
        });
        return options;
    }

    /** A factory with its registration. */
    private static final class Registered {

        private final RedisEngineFactory factory;
        private final AtomicInteger news = new AtomicInteger();

        /** Null while it is being registered: whoever listens may have the factory tell something by then. */
        private volatile @Nullable ServiceRegistration<CacheEngineFactory> registration;

        Registered(BundleContext context, Map<String, String> options) {
            this.factory = new RedisEngineFactory(options, this::tell);
            this.registration = context.registerService(CacheEngineFactory.class, factory, properties());
            if (news.get() > 0) {
                publish();
            }
        }

        void end() {
            ServiceRegistration<CacheEngineFactory> present = registration;
            try {
                if (present != null) {
                    present.unregister();
                }
            } catch (IllegalStateException e) {
                // It was ended before, and what was to follow it failed.
            } finally {
                factory.close();
            }
        }

        private void tell() {
            news.incrementAndGet();
            publish();
        }

        private void publish() {
            ServiceRegistration<CacheEngineFactory> present = registration;
            try {
                if (present != null) {
                    present.setProperties(properties());
                }
            } catch (IllegalStateException e) {
                // It was unregistered meanwhile.
            }
        }

        private Dictionary<String, Object> properties() {
            ProvidesCacheEngine engine = RedisEngineFactory.class.getAnnotation(ProvidesCacheEngine.class);
            Map<String, Object> properties = new HashMap<>();
            properties.put(CacheEngineFactory.NAME, engine.name());
            properties.put(CacheEngineFactory.ALIASES, engine.aliases());
            properties.put(
                    CacheEngineFactory.TRAITS,
                    Stream.of(engine.traits()).map(EngineTrait::name).toArray(String[]::new));
            properties.put(CacheEngineFactory.OPTIONS, engine.options());
            properties.put(CacheEngineFactory.RANKING, engine.ranking());
            properties.put(NEWS, news.get());
            String down = factory.down();
            if (down != null) {
                properties.put(CacheEngineFactory.UNHEALTHY, down);
            }
            return FrameworkUtil.asDictionary(properties);
        }
    }
}
