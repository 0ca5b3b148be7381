package org.twatcache.services;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Why something that was asked for is not done. While there is a reason, a service with the property {@code configuration.error} says so to
 * whoever looks into the registry, as {@code cache:why} does. Used by any number of threads.
 */
final class Complaint {

    private static final Logger LOG = LoggerFactory.getLogger(Complaint.class);

    /** Stands for what was refused, in the registry. It can do nothing. */
    static final class Refused {}

    private record Told(String reason, ServiceRegistration<?> registration) {}

    private final BundleContext own;
    private final Map<String, Object> about;
    private final AtomicReference<@Nullable Told> told = new AtomicReference<>();
    private volatile String last = "";

    private Complaint(BundleContext own, Map<String, Object> about) {
        this.own = own;
        this.about = about;
    }

    /** Of a configuration as a whole. */
    static Complaint ofConfiguration(BundleContext own, String pid, String name) {
        Map<String, Object> about = new HashMap<>();
        about.put(ProxyProperties.RULE, pid);
        if (!name.isEmpty()) {
            about.put(ProxyProperties.NAME, name);
        }
        return new Complaint(own, about);
    }

    /**
     * Of a service.
     *
     * @param pid the configuration that asks for it to be cached, or nothing where the service does so itself
     * @param name of its caches, or nothing
     */
    static Complaint ofService(BundleContext own, ServiceReference<?> service, String pid, String name) {
        Map<String, Object> properties = ProxyProperties.of(service);
        Map<String, Object> about = new HashMap<>();
        about.put(ProxyProperties.OF, ProxyProperties.id(service));
        about.put(
                ProxyProperties.NAME,
                name.isEmpty()
                        ? CacheNames.of(
                                service.getBundle(), properties, Texts.list(properties.get(Constants.OBJECTCLASS)))
                        : name);
        if (!pid.isEmpty()) {
            about.put(ProxyProperties.RULE, pid);
        }
        return new Complaint(own, about);
    }

    /** There is a reason; whether it is another one than the last, and so to be logged. */
    boolean raise(String reason) {
        Told present = told.get();
        if (present != null && present.reason.equals(reason)) {
            return false;
        }
        boolean news = !reason.equals(last);
        last = reason;
        Map<String, Object> properties = new HashMap<>(about);
        properties.put(ProxyProperties.PROXY, "refused");
        properties.put(ProxyProperties.ERROR, reason);
        try {
            replace(new Told(
                    reason, own.registerService(Refused.class, new Refused(), ProxyProperties.dictionary(properties))));
        } catch (IllegalStateException e) {
            LOG.debug("This bundle stops, and tells nothing any more", e);
        }
        return news;
    }

    /** There is none any more. */
    void withdraw() {
        replace(null);
    }

    private void replace(@Nullable Told next) {
        Told former = told.getAndSet(next);
        if (former == null) {
            return;
        }
        try {
            former.registration.unregister();
        } catch (IllegalStateException e) {
            LOG.debug("This bundle stops, and the framework was quicker", e);
        }
    }
}
