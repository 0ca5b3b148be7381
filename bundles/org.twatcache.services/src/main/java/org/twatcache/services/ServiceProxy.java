package org.twatcache.services;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A proxy that is registered, with the context of its original's bundle. Used by one thread at a time. */
final class ServiceProxy {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceProxy.class);

    private final Rule rule;
    private final Identity identity;
    private final ClientObjects clients;
    private final Dependencies dependencies;
    private final ServiceRegistration<?> registration;
    private volatile boolean removed;

    /** What was registered a moment ago. */
    ServiceProxy(
            Rule rule,
            Identity identity,
            ClientObjects clients,
            Dependencies dependencies,
            ServiceRegistration<?> registration) {
        this.rule = rule;
        this.identity = identity;
        this.clients = clients;
        this.dependencies = dependencies;
        this.registration = registration;
    }

    /** What a proxy is called, and what it stands for. */
    record Identity(ServiceReference<?> original, String name, long owner) {

        Map<String, Object> properties() {
            return ProxyProperties.ofProxy(original, name, owner);
        }
    }

    Rule rule() {
        return rule;
    }

    String name() {
        return identity.name();
    }

    long originalId() {
        return ProxyProperties.id(identity.original());
    }

    boolean isRemoved() {
        return removed;
    }

    /** Takes the properties of the original on, where they changed. */
    void follow() {
        Map<String, Object> wanted = identity.properties();
        ServiceReference<?> reference = registration.getReference();
        Map<String, Object> present = ProxyProperties.withoutSet(ProxyProperties.of(reference));
        if (!ProxyProperties.areEqual(wanted, present)) {
            registration.setProperties(ProxyProperties.dictionary(wanted));
        }
    }

    /** Clients go back to the original; then the results fall. Calls that are under way end there, too. */
    void remove() {
        removed = true;
        dependencies.close();
        try {
            registration.unregister();
        } catch (IllegalStateException e) {
            LOG.debug("The proxy {} went with the bundle of its original", name(), e);
        }
        clients.end();
    }

    /** The bundles that use the original by itself. */
    List<Bundle> holders(Bundle own) {
        Bundle[] using = identity.original().getUsingBundles();
        return using == null
                ? List.of()
                : Stream.of(using)
                        .filter(bundle -> !bundle.equals(own) && !clients.isApart(bundle))
                        .toList();
    }
}
