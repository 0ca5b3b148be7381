package org.twatcache.bench.load;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheContexts;
import org.twatcache.admin.CacheAdmin;
import org.twatcache.admin.CacheControl;
import org.twatcache.bench.harness.FelixHome;
import org.twatcache.bench.harness.MadeBundle;
import org.twatcache.bench.load.client.LookupClient;
import org.twatcache.bench.load.operator.OperatorActivator;
import org.twatcache.bench.load.provider.LookupProvider;
import org.twatcache.bench.load.service.Client;
import org.twatcache.bench.load.service.Lookup;
import org.twatcache.bench.load.service.Switch;

/** A framework with the platform, a bundle with a service, one with a client of it, and an operator. */
final class ServiceStage implements AutoCloseable {

    /** Clients: one that goes on with the best service, and one that stays with its first. */
    static final String FOLLOWING = "following";

    static final String STAYING = "staying";

    /** What the operator does: writes a configuration. All others are planted. */
    static final String CONFIGURED = "configured";

    private static final String LINK = Lookup.class.getPackageName();
    private static final String CLIENT = "org.acme.client";
    private static final int LOOK_UPS = 3;

    private final FelixHome home;
    private final BundleContext client;

    private ServiceStage(FelixHome home) {
        this.home = home;
        this.client = home.bundle(CLIENT).getBundleContext();
    }

    /**
     * Starts it.
     *
     * @param target where Maven built the load programs
     * @param scratch for the framework, and for the bundles that are made
     * @param kind of the client
     */
    static ServiceStage start(Path target, Path scratch, String kind) throws IOException, BundleException {
        Path bundles = target.resolve("churn/bundle");
        Path made = Files.createDirectories(scratch.resolve("made"));
        List<Path> more = List.of(
                bundles.resolve("org.apache.felix.configadmin.jar"),
                bundles.resolve("org.twatcache.services.jar"),
                new MadeBundle("org.acme.provider", LookupProvider.class, LINK).into(made),
                new MadeBundle("org.acme.operator", OperatorActivator.class, LINK + ",org.osgi.service.cm").into(made),
                new MadeBundle(CLIENT, LookupClient.class, LINK)
                        .with(
                                "Service-Component",
                                LookupClient.class.getPackageName().replace('.', '/') + "/" + kind + ".xml")
                        .into(made));
        return new ServiceStage(FelixHome.start(
                target.resolve("felix/bundle"),
                target.resolve("lib"),
                scratch.resolve("storage"),
                List.of("caffeine"),
                LINK,
                more));
    }

    CacheContexts contexts() {
        return home.contexts();
    }

    /** The client that is a component. */
    Client client() {
        return home.service(Client.class);
    }

    /** Takes the next version of what the service answers. */
    LongConsumer version() {
        return home.service(LongConsumer.class);
    }

    /** Installs and removes proxies in one way. */
    Switch operator(String kind) {
        try {
            return home.context()
                    .getService(home.context()
                            .getServiceReferences(Switch.class, "(kind=" + kind + ")")
                            .iterator()
                            .next());
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The best service there is, as the client's bundle finds it. One that goes between two calls of the framework is looked up again. */
    Lookup lookUp() {
        for (int left = LOOK_UPS; left > 0; left--) {
            ServiceReference<Lookup> best =
                    requireNonNull(client.getServiceReference(Lookup.class), "the service is always there");
            Lookup found = client.getService(best);
            if (found != null) {
                return found;
            }
            if (best.getBundle() != null) {
                throw new IllegalStateException("A service that is registered is not given");
            }
        }
        throw new IllegalStateException("Services go quicker than they are got");
    }

    /** The same, when it is a proxy. */
    Lookup lookUpProxy() {
        if (!Patience.rewards(this::isProxied)) {
            throw new IllegalStateException("The service has no proxy");
        }
        return lookUp();
    }

    private boolean isProxied() {
        ServiceReference<Lookup> best = client.getServiceReference(Lookup.class);
        return best != null && best.getProperty("cache.proxy") != null;
    }

    /** Whether no cache is left of the proxies; those of who measures are not theirs. */
    boolean isWithoutResults() {
        return home.service(CacheAdmin.class).caches().stream().noneMatch(ServiceStage::isOfAProxy);
    }

    private static boolean isOfAProxy(CacheControl cache) {
        try {
            return cache.info().name().startsWith("lookup.");
        } catch (CacheClosedException e) {
            // It went since it was listed.
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        home.close();
    }
}
