package org.twatcache.core.internal.osgi;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.condition.Condition;

/**
 * Registers a {@link Condition} {@code org.twatcache.engine.<name>} for every name and alias of an engine that is there: for
 * components that want to exist only with it.
 */
final class EngineConditions implements AutoCloseable {

    private static final String PREFIX = "org.twatcache.engine.";

    private final BundleContext core;
    private final Map<BundleOffer, List<ServiceRegistration<Condition>>> registered = new ConcurrentHashMap<>();

    EngineConditions(BundleContext core) {
        this.core = core;
    }

    void came(BundleOffer offer) {
        Set<String> names = new HashSet<>(offer.info().aliases());
        names.add(offer.info().name());
        registered.put(offer, names.stream().map(this::register).toList());
    }

    void left(BundleOffer offer) {
        List<ServiceRegistration<Condition>> registrations = registered.remove(offer);
        if (registrations != null) {
            registrations.forEach(EngineConditions::unregister);
        }
    }

    @Override
    public void close() {
        registered.keySet().forEach(this::left);
    }

    private ServiceRegistration<Condition> register(String name) {
        return core.registerService(
                Condition.class,
                Condition.INSTANCE,
                FrameworkUtil.asDictionary(Map.of(Condition.CONDITION_ID, PREFIX + name)));
    }

    private static void unregister(ServiceRegistration<Condition> registration) {
        try {
            registration.unregister();
        } catch (IllegalStateException e) {
            // Core is stopping, and the framework was quicker.
        }
    }
}
