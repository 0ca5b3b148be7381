package org.twatcache.services;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.CachedObject;

/**
 * What the clients of a proxy are given. Nothing is asked of the original before its first client comes. Clients whose original is the
 * same object share its results; where each bundle is given an object of its own, its results are its own, too. Whatever cannot be
 * cached is given as it is.
 */
final class ClientObjects implements ServiceFactory<Object> {

    private static final Logger LOG = LoggerFactory.getLogger(ClientObjects.class);

    private final BundleContext own;
    private final ServiceReference<?> original;
    private final Caching caching;
    private final AtomicReference<@Nullable FutureTask<Optional<CachedObject>>> shared = new AtomicReference<>();
    private final Map<Bundle, Optional<CachedObject>> apart = new ConcurrentHashMap<>();
    private volatile boolean ended;

    /** Clients of a proxy that is about to be registered. */
    ClientObjects(BundleContext own, ServiceReference<?> original, Caching caching) {
        this.own = own;
        this.original = original;
        this.caching = caching;
    }

    @Override
    public @Nullable Object getService(Bundle client, ServiceRegistration<Object> registration) {
        Object ours = own.getService(original);
        BundleContext context = client.getBundleContext();
        if (ours == null || isForAll() || context == null) {
            return ours == null ? null : shared(ours);
        }
        Object theirs = context.getService(original);
        if (theirs == ours || theirs == null) {
            boolean unused = context.ungetService(original);
            return theirs == null ? null : shared(ours);
        }
        Optional<CachedObject> cached = caching.of("@" + client.getSymbolicName() + "." + client.getBundleId(), theirs);
        apart.put(client, cached);
        if (ended) {
            ungetService(client, registration, theirs);
        }
        return cached.map(CachedObject::proxy).orElse(theirs);
    }

    /** A declarative service of one object is registered as one for each bundle, too: that says nothing. */
    private boolean isForAll() {
        return Constants.SCOPE_SINGLETON.equals(original.getProperty(Constants.SERVICE_SCOPE));
    }

    /** One thread makes the caches; others who come meanwhile wait for that. */
    private Object shared(Object target) {
        FutureTask<Optional<CachedObject>> mine = new FutureTask<>(() -> caching.of("", target));
        FutureTask<Optional<CachedObject>> first = shared.compareAndExchange(null, mine);
        if (first == null) {
            first = mine;
            mine.run();
        }
        Optional<CachedObject> cached = of(first);
        if (ended) {
            cached.ifPresent(ClientObjects::fall);
        }
        return cached.map(CachedObject::proxy).orElse(target);
    }

    private static Optional<CachedObject> of(FutureTask<Optional<CachedObject>> made) {
        try {
            return made.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void ungetService(Bundle client, ServiceRegistration<Object> registration, Object service) {
        Optional<CachedObject> cached = apart.remove(client);
        if (cached != null) {
            cached.ifPresent(ClientObjects::fall);
            letGo(client);
        }
    }

    private void letGo(Bundle client) {
        BundleContext context = client.getBundleContext();
        try {
            boolean unused = context != null && context.ungetService(original);
        } catch (IllegalStateException e) {
            LOG.debug("{} stopped, and has let go of everything", client, e);
        }
    }

    /** Whoever has an object of his own of the original, and so is no user of it beside the proxy. */
    boolean isApart(Bundle client) {
        return apart.containsKey(client);
    }

    /** Lets all results fall. */
    void clear() {
        each(ClientObjects::clear);
    }

    /** Lets all results fall for good, and the original go. What clients have still works: it calls the original. */
    void end() {
        ended = true;
        each(ClientObjects::fall);
        boolean used = true;
        while (used) {
            used = own.ungetService(original);
        }
    }

    private void each(Consumer<CachedObject> action) {
        FutureTask<Optional<CachedObject>> made = shared.get();
        Stream.concat(apart.values().stream(), made != null && made.isDone() ? Stream.of(of(made)) : Stream.of())
                .flatMap(Optional::stream)
                .forEach(action);
    }

    /** Cleared too: on a disk or a server the next one of the name would meet what this one left. */
    private static void fall(CachedObject cached) {
        clear(cached);
        cached.close();
    }

    private static void clear(CachedObject cached) {
        try {
            cached.clear();
        } catch (RuntimeException e) {
            LOG.warn("Results of {} may be left, as they could not be removed", cached.names(), e);
        }
    }
}
