package org.twatcache.services;

import java.util.Map;
import java.util.function.LongFunction;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.twatcache.CacheContexts;

/** The proxies of this framework while there is a platform: of services that ask for it themselves, and of those that others name. */
@Component(service = ServiceProxies.class, immediate = true)
public final class ServiceProxies {

    private final BundleContext own;
    private final Later later;
    private final Originals originals;
    private final RuleTracker asking;
    private final ServiceRegistration<?> past;

    /** Begins with the services that ask themselves. */
    @Activate
    public ServiceProxies(
            BundleContext own, @Reference CacheContexts contexts, @Reference ServiceComponentRuntime runtime) {
        this.own = own;
        this.later = new Later();
        this.originals = new Originals(new ProxyMaker(own, contexts, new BoundComponents(runtime), later), later);
        this.asking = new RuleTracker(
                own,
                originals("(" + Rules.METHODS + "=*)"),
                originals,
                reference -> Rules.ofService(ProxyProperties.of(reference)));
        asking.open();
        this.past = own.registerService(
                LongFunction.class, this::past, FrameworkUtil.asDictionary(Map.of(ProxyProperties.PAST, true)));
    }

    /** For operators, in types that every bundle has. Only here is it known who has an object of his own, as the proxy gave it to him. */
    private long[] past(long serviceId) {
        return originals.past(serviceId, own.getBundle()).stream()
                .mapToLong(Bundle::getBundleId)
                .toArray();
    }

    @Deactivate
    void deactivate() {
        past.unregister();
        asking.close();
        later.close();
    }

    /** What is told where a configuration makes no sense. */
    Complaint complaint(String pid, String name) {
        return Complaint.ofConfiguration(own, pid, name);
    }

    /** Follows the services that a filter chooses, but no proxies, as a rule says. */
    RuleTracker track(String filter, Rule rule) {
        RuleTracker tracker = new RuleTracker(own, originals(filter), originals, reference -> rule);
        tracker.open();
        return tracker;
    }

    private static Filter originals(String filter) {
        try {
            return FrameworkUtil.createFilter("(&" + filter + "(!(" + ProxyProperties.PROXY + "=*)))");
        } catch (InvalidSyntaxException e) {
            throw new Refusal("'" + filter + "' is no LDAP filter: " + e.getMessage());
        }
    }
}
