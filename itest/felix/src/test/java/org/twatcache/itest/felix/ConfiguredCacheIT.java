package org.twatcache.itest.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.twatcache.itest.felix.client.wishing.WishingClient;
import org.twatcache.itest.support.Cast;
import org.twatcache.itest.support.EmbeddedFramework;
import org.twatcache.itest.support.TestBundle;
import org.twatcache.itest.support.story.Services;

/** Caches by configuration alone: for clients that wish for nothing but a cache, each with its own classes. */
final class ConfiguredCacheIT {

    private static final String CLIENT = "org.acme.reports";
    private static final String OTHER = "org.acme.others";
    private static final String CACHE = "org.twatcache.Cache";
    private static final String BY_NAME = "(cache.name=reports)";

    /** What the test and the framework's bundles have in common. */
    private static final String[] SHARED = {
        "org.osgi.service.cm;version=1.6.1", "org.slf4j.helpers;version=1.7.36", "org.slf4j.spi;version=1.7.36"
    };

    private static final String FIRST = """
            public record Report(String title) {
                public static Report named(String title) { return new Report(title); }
                public String toString() { return "first " + title; }
            }
            """;
    private static final String SAME_SHAPE = FIRST.replace("first", "second");
    private static final String OTHER_SHAPE = """
            public record Report(String title, int pages) {
                public static Report named(String title) { return new Report(title, 7); }
                public String toString() { return "paged " + title; }
            }
            """;

    private EmbeddedFramework framework;

    @BeforeEach
    void enter(@TempDir Path folder) throws Exception {
        framework = EmbeddedFramework.launch(folder, SHARED);
        framework.start(Cast.scr());
        framework.start(
                List.of(Cast.api(), Cast.core(), Cast.engine("map"), Cast.engine("caffeine"), Cast.engine("xodus")));
    }

    @AfterEach
    void leave() {
        framework.close();
    }

    @Test
    void client_thatWishesForACache_isThereWhileItsConfigurationIs() throws Exception {
        Bundle client = framework.start(client(CLIENT, FIRST));
        assertThat(services(client)).isZero();

        Configuration configuration = configure("reports", "engine", "caffeine", "max.size", 1_000L);

        assertThat(ask(client, "put", "a", "Annual")).isEqualTo("put");
        assertThat(ask(client, "get", "a")).isEqualTo("first Annual");
        assertThat(property("cache.engine")).isEqualTo("caffeine");

        configuration.delete();

        await().until(() ->
                services(client) == 0 && Services.count(framework.context(), Function.class, "(objectClass=*)") == 0);
    }

    @Test
    void clients_withTwoVersionsOfAClass_readEachItsOwn() throws Exception {
        configure("reports");
        Bundle one = framework.start(client(CLIENT, FIRST));
        Bundle other = framework.start(client(OTHER, SAME_SHAPE));

        ask(one, "put", "a", "Annual");
        ask(other, "put", "b", "Budget");

        assertThat(ask(other, "get", "a")).isEqualTo("second Annual");
        assertThat(ask(one, "get", "b")).isEqualTo("first Budget");
    }

    @Test
    void clients_withTwoShapesOfAClass_missWhatTheOtherWrote() throws Exception {
        configure("reports");
        Bundle one = framework.start(client(CLIENT, FIRST));
        Bundle other = framework.start(client(OTHER, OTHER_SHAPE));

        ask(one, "put", "a", "Annual");

        assertThat(ask(other, "get", "a")).isEqualTo(WishingClient.NONE);
        ask(other, "put", "b", "Budget");
        assertThat(ask(other, "get", "b")).isEqualTo("paged Budget");
        assertThat(ask(one, "get", "a")).isEqualTo("first Annual");
    }

    @Test
    void client_thatIsUninstalled_isForgottenAndEndsNothingOfOthers() throws Exception {
        configure("reports");
        Bundle one = framework.start(client(CLIENT, FIRST));
        Bundle other = framework.start(client(OTHER, SAME_SHAPE));
        ask(one, "put", "a", "Annual");
        WeakReference<ClassLoader> loader =
                new WeakReference<>(one.adapt(BundleWiring.class).getClassLoader());

        one.uninstall();
        framework.refresh(one);

        assertThat(ask(other, "get", "a")).isEqualTo("second Annual");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            System.gc();
            assertThat(loader.get()).isNull();
        });
    }

    @Test
    void change_ofSizeLifetimeAndEngine_isAppliedBeneathTheClient() throws Exception {
        Configuration configuration = configure("reports", "engine", "caffeine", "max.size", "1000", "ttl", "1h");
        Bundle client = framework.start(client(CLIENT, FIRST));
        fill(client, 100);

        update(configuration, "engine", "caffeine", "max.size", "500", "ttl", "2h");
        assertAll(client, 100);
        update(configuration, "engine", "map", "max.size", "400");
        await().until(() -> "map".equals(property("cache.engine")));
        assertAll(client, 100);
        update(configuration, "engine", "xodus", "max.size", "300");
        await().until(() -> "xodus".equals(property("cache.engine")));
        assertAll(client, 100);
        update(configuration, "engine", "xodus", "max.size", "200");
        assertAll(client, 100);

        assertThat(ask(client, "births")).isEqualTo("1");
        assertThat(property("configuration.error")).isNull();
    }

    @Test
    void change_thatMakesNoSense_isRefusedInTheOpenAndChangesNothing() throws Exception {
        Configuration configuration = configure("reports", "ttl", "1h");
        Bundle client = framework.start(client(CLIENT, FIRST));
        ask(client, "put", "a", "Annual");

        update(configuration, "tll", "1h");

        await().untilAsserted(() -> assertThat(property("configuration.error"))
                .asString()
                .contains("tll: there is no such key; did you mean ttl?"));
        assertThat(ask(client, "get", "a")).isEqualTo("first Annual");

        update(configuration, "ttl", "2h");

        await().until(() -> property("configuration.error") == null);
        assertThat(ask(client, "get", "a")).isEqualTo("first Annual");
        assertThat(ask(client, "births")).isEqualTo("1");
    }

    @Test
    void change_ofTheFolder_opensAnotherCache() throws Exception {
        Configuration configuration = configure("reports", "engine", "xodus", "folder", "one");
        Bundle client = framework.start(client(CLIENT, FIRST));
        ask(client, "put", "a", "Annual");

        update(configuration, "engine", "xodus", "folder", "two");
        await().until(() -> "2".equals(ask(client, "births")));
        assertThat(ask(client, "get", "a")).isEqualTo(WishingClient.NONE);

        update(configuration, "engine", "xodus", "folder", "one");
        await().until(() -> "3".equals(ask(client, "births")));
        assertThat(ask(client, "get", "a")).isEqualTo("first Annual");
    }

    @Test
    void core_thatIsStartedAgain_hasTheCacheAgain() throws Exception {
        configure("reports", "engine", "xodus");
        Bundle client = framework.start(client(CLIENT, FIRST));
        ask(client, "put", "a", "Annual");
        Bundle core = framework.bundle(Cast.core());

        core.stop();
        assertThat(services(client)).isZero();
        core.start();

        assertThat(ask(client, "get", "a")).isEqualTo("first Annual");
    }

    @Test
    @SuppressWarnings("unchecked")
    void cache_ofOneOwner_isRefusedToOthers() throws Exception {
        configure("reports", "owner", OTHER);
        Bundle client = framework.start(client(CLIENT, FIRST));
        Bundle owner = framework.start(client(OTHER, SAME_SHAPE));

        ask(owner, "put", "a", "Annual");

        assertThat(ask(owner, "get", "a")).isEqualTo("second Annual");
        ServiceReference<?> cache = client.getBundleContext().getServiceReference(CACHE);
        assertThat(client.getBundleContext().<Object>getService((ServiceReference<Object>) cache))
                .isNull();
    }

    @Test
    void name_ofTwoConfigurations_isThatOfTheFirstUntilItGoes() throws Exception {
        Configuration first = configure("reports", "engine", "map");
        configure("second", "engine", "caffeine");
        Bundle client = framework.start(client(CLIENT, FIRST));
        ask(client, "put", "a", "Annual");
        assertThat(property("cache.engine")).isEqualTo("map");

        first.delete();

        await().until(() -> "caffeine".equals(property("cache.engine")));
        assertThat(ask(client, "get", "a")).isEqualTo(WishingClient.NONE);
    }

    private static void fill(Bundle client, int entries) {
        for (int entry = 0; entry < entries; entry++) {
            ask(client, "put", "k" + entry, "t" + entry);
        }
    }

    private static void assertAll(Bundle client, int entries) {
        for (int entry = 0; entry < entries; entry++) {
            assertThat(ask(client, "get", "k" + entry)).isEqualTo("first t" + entry);
        }
    }

    private Configuration configure(String factoryName, Object... pairs) throws Exception {
        ConfigurationAdmin admin = Services.service(framework.context(), ConfigurationAdmin.class, "(objectClass=*)");
        Configuration configuration = admin.getFactoryConfiguration("org.twatcache.cache", factoryName, "?");
        update(configuration, pairs);
        return configuration;
    }

    private static void update(Configuration configuration, Object... pairs) throws Exception {
        configuration.update(properties(pairs));
    }

    private static Dictionary<String, ?> properties(Object... pairs) {
        Map<String, Object> properties =
                new HashMap<>(Map.of("name", "reports", "key.type", "String", "value.type", WishingClient.TYPE));
        for (int at = 0; at < pairs.length; at += 2) {
            properties.put((String) pairs[at], pairs[at + 1]);
        }
        return FrameworkUtil.asDictionary(properties);
    }

    private @Nullable Object property(String name) throws Exception {
        ServiceReference<?>[] found = framework.context().getAllServiceReferences(CACHE, BY_NAME);
        return found == null ? null : found[0].getProperty(name);
    }

    private static int services(Bundle client) {
        ServiceReference<?>[] services = client.getRegisteredServices();
        return services == null ? 0 : services.length;
    }

    private static String ask(Bundle client, String... words) {
        Function<List<String>, String> service = service(client);
        return service.apply(List.of(words));
    }

    @SuppressWarnings("unchecked")
    private static Function<List<String>, String> service(Bundle client) {
        return Services.service(
                client.getBundleContext(), Function.class, "(service.bundleid=" + client.getBundleId() + ")");
    }

    private static Path client(String symbolicName, String source) {
        return TestBundle.named(symbolicName)
                .containing(WishingClient.class)
                .compiled(WishingClient.TYPE, source)
                .build();
    }
}
