package org.twatcache.core.internal.osgi;

import java.util.Dictionary;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.Cache;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheException;
import org.twatcache.core.internal.config.ConfiguredSpec;
import org.twatcache.core.internal.context.ConfiguredCache;
import org.twatcache.core.internal.context.Lent;
import org.twatcache.core.internal.context.Publisher;

/** Registers configured caches as services: a handle for each bundle that gets one, with the classes of that bundle. */
final class CacheServices implements Publisher {

    /** The service property by which clients choose. */
    static final String NAME = "cache.name";

    /** The service property that says why the configuration that was written last is not in force. */
    static final String ERROR = "configuration.error";

    private static final Logger LOG = LoggerFactory.getLogger(CacheServices.class);

    private final BundleContext core;
    private final Owners owners;

    CacheServices(BundleContext core, Owners owners) {
        this.core = core;
        this.owners = owners;
    }

    @Override
    public Publication publish(ConfiguredSpec spec, ConfiguredCache cache) {
        ServiceRegistration<?> registration = core.registerService(
                Cache.class.getName(), new Handles(spec.name(), cache, owners), properties(spec, null));
        return new Publication() {
            @Override
            public void update(ConfiguredSpec changed, @Nullable String refusal) {
                registration.setProperties(properties(changed, refusal));
            }

            @Override
            public void withdraw() {
                try {
                    registration.unregister();
                } catch (IllegalStateException e) {
                    // Core is stopping, and the framework was quicker.
                }
            }
        };
    }

    private static Dictionary<String, Object> properties(ConfiguredSpec spec, @Nullable String refusal) {
        Map<String, Object> properties = new HashMap<>(
                Map.of(NAME, spec.name(), "cache.key.type", spec.keyType(), "cache.value.type", spec.valueType()));
        Stream.of("engine", "prefer", "tiers")
                .flatMap(key -> Stream.ofNullable(spec.values().get(key)))
                .findFirst()
                .ifPresent(engine -> properties.put("cache.engine", engine));
        spec.owner().ifPresent(owner -> properties.put("cache.owner", owner));
        if (refusal != null) {
            properties.put(ERROR, refusal);
        }
        return FrameworkUtil.asDictionary(properties);
    }

    /** The handles of one cache, one for each bundle. */
    private static final class Handles implements ServiceFactory<Object> {

        private final String name;
        private final ConfiguredCache cache;
        private final Owners owners;
        private final Map<Object, Lent> lent = new ConcurrentHashMap<>();

        Handles(String name, ConfiguredCache cache, Owners owners) {
            this.name = name;
            this.cache = cache;
            this.owners = owners;
        }

        /** Null, by which the framework says that there is nothing, where the bundle cannot have it. */
        @Override
        @SuppressWarnings("NullAway") // null is what the contract wants, and its declaration does not say
        public Object getService(Bundle bundle, ServiceRegistration<Object> registration) {
            try {
                Lent handle = cache.lend(owners.of(bundle));
                lent.put(handle.cache(), handle);
                return handle.cache();
            } catch (CacheException | CacheClosedException e) {
                LOG.warn("Bundle {} gets no cache '{}': {}", bundle, name, e.getMessage());
                return null;
            }
        }

        @Override
        public void ungetService(Bundle bundle, ServiceRegistration<Object> registration, Object service) {
            Lent handle = lent.remove(service);
            if (handle != null) {
                handle.giveBack().run();
            }
        }
    }
}
