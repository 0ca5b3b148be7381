package org.twatcache.launcher;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;

/** Finds the shell services of the command bundle; its README is their contract. */
final class ShellService {

    private static final List<String> PARTS = List.of(
            "org.twatcache.spi.CacheEngineFactory", "org.twatcache.CacheContexts", "org.twatcache.admin.CacheAdmin");

    private final BundleContext context;

    ShellService(BundleContext context) {
        this.context = context;
    }

    /** Waits for the service of that role, {@code runner} or {@code interactive}. */
    Function<Object, Object> await(String role, Duration bound) throws PlatformException, InterruptedException {
        String filter = "(&(objectClass=java.util.function.Function)(twat-cache.shell=" + role + "))";
        CountDownLatch registered = new CountDownLatch(1);
        ServiceListener listener = event -> {
            if (event.getType() == ServiceEvent.REGISTERED) {
                registered.countDown();
            }
        };
        try {
            context.addServiceListener(listener, filter);
            Function<Object, Object> service = find(filter);
            if (service == null && registered.await(bound.toMillis(), TimeUnit.MILLISECONDS)) {
                service = find(filter);
            }
            if (service == null) {
                throw new PlatformException(
                        "the shell service did not appear within " + bound.toSeconds() + " s" + whatIsMissing(), null);
            }
            return service;
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        } finally {
            context.removeServiceListener(listener);
        }
    }

    @SuppressWarnings("unchecked")
    private @Nullable Function<Object, Object> find(String filter) throws InvalidSyntaxException {
        @SuppressWarnings("rawtypes")
        Collection<ServiceReference<Function>> found = context.getServiceReferences(Function.class, filter);
        return found.isEmpty() ? null : context.getService(found.iterator().next());
    }

    private String whatIsMissing() {
        String services = PARTS.stream()
                .filter(name -> context.getServiceReference(name) == null)
                .collect(Collectors.joining(", "));
        String bundles = Stream.of(context.getBundles())
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .map(Bundle::getSymbolicName)
                .collect(Collectors.joining(", "));
        return (services.isEmpty() ? "" : "; no service " + services)
                + (bundles.isEmpty() ? "" : "; not active: " + bundles);
    }
}
