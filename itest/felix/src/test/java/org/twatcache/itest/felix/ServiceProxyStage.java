package org.twatcache.itest.felix;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.twatcache.itest.felix.directory.Directory;
import org.twatcache.itest.felix.directory.client.GreedyClient;
import org.twatcache.itest.felix.directory.provider.DirectoryProvider;
import org.twatcache.itest.support.Cast;
import org.twatcache.itest.support.EmbeddedFramework;
import org.twatcache.itest.support.TestBundle;
import org.twatcache.itest.support.story.Services;

/** A framework with the platform and a directory's interface; provider, clients and configurations as a story asks for them. */
final class ServiceProxyStage implements AutoCloseable {

    static final String PROVIDER = "org.acme.directory";
    static final String CLIENT = "org.acme.client";
    static final String SERVICES = "org.twatcache.services";
    static final String PID = "org.twatcache.services.proxy";
    static final String GREEDY = "greedy";
    static final String RELUCTANT = "reluctant";
    static final String DIRECTORY = Directory.class.getName();

    /** Ten times what the README promises: how long the machine takes is not a matter of right and wrong. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String CM = "org.osgi.service.cm;version=1.6.1";

    final EmbeddedFramework framework;

    ServiceProxyStage(Path storage) throws BundleException {
        framework = EmbeddedFramework.launch(storage, CM);
        framework.start(Cast.scr());
        framework.start(List.of(Cast.api(), Cast.core(), Cast.engine("caffeine"), SERVICES));
        framework.start(
                TestBundle.named("org.acme.api").exporting(Directory.class).build());
    }

    BundleContext context() {
        return framework.context();
    }

    /** A provider, with properties of its service. */
    Bundle provider(String properties) throws BundleException {
        return framework.start(provider(PROVIDER, "", properties));
    }

    static Path provider(String symbolicName, String kind, String properties) {
        return TestBundle.named(symbolicName)
                .containing(DirectoryProvider.class)
                .with("Bundle-Activator", DirectoryProvider.class.getName())
                .with(DirectoryProvider.KIND, kind)
                .with(DirectoryProvider.PROPERTIES, properties)
                .build();
    }

    /** A bundle with both clients. */
    Bundle clients(String symbolicName) throws BundleException {
        return framework.start(
                TestBundle.named(symbolicName).containing(GreedyClient.class).build());
    }

    /** What calls the directory through a client. */
    @SuppressWarnings("unchecked")
    UnaryOperator<String> client(String kind) {
        return Services.service(context(), UnaryOperator.class, "(client=" + kind + ")");
    }

    /** A client of one of several bundles. */
    @SuppressWarnings("unchecked")
    UnaryOperator<String> client(String kind, Bundle bundle) {
        return Services.service(
                context(),
                UnaryOperator.class,
                "(&(client=" + kind + ")(service.bundleid=" + bundle.getBundleId() + "))");
    }

    /** Asks for somebody else's service to be cached. */
    Configuration configure(Object... keysAndValues) throws IOException {
        Map<String, Object> configuration = new HashMap<>();
        for (int at = 0; at < keysAndValues.length; at += 2) {
            configuration.put((String) keysAndValues[at], keysAndValues[at + 1]);
        }
        Configuration created = configurations().createFactoryConfiguration(PID, "?");
        created.update(FrameworkUtil.asDictionary(configuration));
        return created;
    }

    ConfigurationAdmin configurations() {
        return Services.service(context(), ConfigurationAdmin.class, "(objectClass=*)");
    }

    /** Changes what the provider says of its service. */
    @SuppressWarnings("unchecked")
    void says(Map<String, Object> properties) {
        Services.service(context(), Consumer.class, "(objectClass=*)").accept(properties);
    }

    /** The directory itself. */
    ServiceReference<?> original() {
        return services("(&(objectClass=" + DIRECTORY + ")(!(cache.proxy=*)))")
                .iterator()
                .next();
    }

    Collection<ServiceReference<?>> proxies() {
        return services("(cache.proxy=true)");
    }

    /** Why what was asked for is not done, as the registry tells. */
    List<Object> refusals() {
        return services("(configuration.error=*)").stream()
                .map(told -> told.getProperty("configuration.error"))
                .toList();
    }

    Collection<ServiceReference<?>> services(String filter) {
        try {
            ServiceReference<?>[] found = context().getAllServiceReferences(null, filter);
            return found == null ? List.of() : Arrays.asList(found);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A client that is on the proxy gets one result for one name. */
    static void assertSoonCached(UnaryOperator<String> client) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> isCached(client));
    }

    static void assertSoonNotCached(UnaryOperator<String> client) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> !isCached(client));
    }

    static boolean isCached(UnaryOperator<String> client) {
        return client.apply("again").equals(client.apply("again"));
    }

    /** As long as something that should not happen is given to happen. */
    static void assertNever(Callable<Boolean> condition) {
        await().during(Duration.ofMillis(300)).atMost(Duration.ofSeconds(2)).until(() -> !condition.call());
    }

    @Override
    public void close() {
        framework.close();
    }
}
