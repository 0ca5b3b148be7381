package org.twatcache.services;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.CacheContexts;
import org.twatcache.CachedMethods;
import org.twatcache.CachedObject;
import org.twatcache.services.ServiceProxy.Identity;

/** Makes proxies and registers them. */
final class ProxyMaker {

    private static final Logger LOG = LoggerFactory.getLogger(ProxyMaker.class);

    /** When components have had time to take the proxy by themselves, and once more for those that came just then. */
    private static final List<Long> REBIND_MILLIS = List.of(50L, 500L);

    private static final long SETTLED_MILLIS = 1_000;

    private final BundleContext own;
    private final CacheContexts contexts;
    private final BoundComponents components;
    private final Later later;
    private final CacheNames names = new CacheNames();

    ProxyMaker(BundleContext own, CacheContexts contexts, BoundComponents components, Later later) {
        this.own = own;
        this.contexts = contexts;
        this.components = components;
        this.later = later;
    }

    /**
     * Makes a proxy and registers it.
     *
     * @param refused is told when the caches cannot be made, which is found out when the first client comes
     * @throws Refusal where no proxy can be made
     * @throws IllegalStateException where the original goes just now
     */
    ServiceProxy install(ServiceReference<?> original, Rule rule, Consumer<String> refused) {
        Bundle bundle = original.getBundle();
        BundleContext context = bundle == null ? null : bundle.getBundleContext();
        if (context == null) {
            throw new IllegalStateException("The service has gone, or its bundle has stopped");
        }
        if (Constants.SCOPE_PROTOTYPE.equals(original.getProperty(Constants.SERVICE_SCOPE))) {
            throw new Refusal(
                    "its scope is prototype: each client may have several objects, with a state of their own");
        }
        VisibleInterfaces visible = VisibleInterfaces.of(
                bundle, List.of((String[]) original.getProperty(Constants.OBJECTCLASS)), rule.interfaces());
        MethodChoice choice = MethodChoice.of(rule, visible.types());
        Identity identity = identity(original, rule, bundle, choice);
        try {
            CachedMethods methods =
                    rule.choice(visible.types(), List.copyOf(choice.cached())).classLoader(visible.loader());
            ClientObjects clients = new ClientObjects(
                    own,
                    original,
                    (suffix, target) -> cached(methods.named(identity.name() + suffix), target, refused));
            ServiceProxy proxy = register(rule, identity, clients, context, choice);
            tell(bundle, proxy, choice);
            return proxy;
        } catch (RuntimeException e) {
            names.release(identity.name());
            throw e;
        }
    }

    /** What is told where a rule cannot be followed. */
    Complaint complaint(ServiceReference<?> original, Rule rule) {
        return Complaint.ofService(own, original, rule.pid(), rule.spec().getOrDefault("name", ""));
    }

    private Identity identity(ServiceReference<?> original, Rule rule, Bundle bundle, MethodChoice choice) {
        String wished = Optional.ofNullable(rule.spec().get("name"))
                .orElseGet(() -> CacheNames.of(
                        bundle,
                        ProxyProperties.of(original),
                        choice.published().stream().map(Class::getName).toList()));
        return new Identity(
                original,
                names.take(wished, ProxyProperties.id(original)),
                own.getBundle().getBundleId());
    }

    private ServiceProxy register(
            Rule rule, Identity identity, ClientObjects clients, BundleContext context, MethodChoice choice) {
        Dependencies dependencies =
                Dependencies.of(own, rule.dependencies(), new Clearing(clients::clear, later)::changed);
        try {
            ServiceRegistration<?> registration = context.registerService(
                    choice.published().stream().map(Class::getName).toArray(String[]::new),
                    clients,
                    ProxyProperties.dictionary(identity.properties()));
            return new ServiceProxy(rule, identity, clients, dependencies, registration);
        } catch (RuntimeException e) {
            dependencies.close();
            throw e;
        }
    }

    private Optional<CachedObject> cached(CachedMethods methods, Object target, Consumer<String> refused) {
        try {
            return Optional.of(emptied(contexts.cached(methods, target)));
        } catch (RuntimeException | LinkageError e) {
            refused.accept(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Nobody knows what became of the service since another proxy of it kept results on a disk or a server. */
    private static CachedObject emptied(CachedObject cached) {
        try {
            cached.clear();
            return cached;
        } catch (RuntimeException e) {
            cached.close();
            throw e;
        }
    }

    private void tell(Bundle bundle, ServiceProxy proxy, MethodChoice choice) {
        LOG.info(
                "Service {} of {} is cached as {}, as {} asks: {}{}",
                proxy.originalId(),
                bundle,
                proxy.name(),
                proxy.rule().origin(),
                choice.cached(),
                choice.passed().isEmpty()
                        ? ""
                        : "; left to the original, as their results cannot be given to a second caller: "
                                + choice.passed());
        if (proxy.rule().rebinds()) {
            REBIND_MILLIS.forEach(millis -> later.run(millis, () -> rebind(proxy)));
        }
        later.run(SETTLED_MILLIS, () -> tellHolders(proxy));
    }

    private void rebind(ServiceProxy proxy) {
        if (!proxy.isRemoved()) {
            components.restart(proxy.originalId());
        }
    }

    private void tellHolders(ServiceProxy proxy) {
        List<Bundle> holders = proxy.isRemoved() ? List.of() : proxy.holders(own.getBundle());
        if (!holders.isEmpty()) {
            LOG.info("Service {} is used past its proxy {} by {}", proxy.originalId(), proxy.name(), holders);
        }
    }

    /** Removes a proxy. */
    void remove(ServiceProxy proxy) {
        proxy.remove();
        names.release(proxy.name());
    }
}
