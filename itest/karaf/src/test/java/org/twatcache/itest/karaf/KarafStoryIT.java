package org.twatcache.itest.karaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.twatcache.itest.karaf.KarafRecipes.clientFeature;
import static org.twatcache.itest.karaf.KarafRecipes.documentedSessions;
import static org.twatcache.itest.karaf.KarafRecipes.karaf;
import static org.twatcache.itest.support.Recipes.installed;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.inject.Inject;
import org.apache.karaf.features.BootFinished;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.wiring.BundleWiring;
import org.twatcache.itest.karaf.client.Report;
import org.twatcache.itest.karaf.client.ReportsClient;
import org.twatcache.itest.redis.RedisServer;
import org.twatcache.itest.support.TestBundle;

/** An operator installs the features in Karaf, uses every part of them, and takes them away again. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class KarafStoryIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration STILL = Duration.ofSeconds(1);

    /** Names the address of a Redis server inside Karaf. */
    private static final String SERVER = "redis.server";

    /** The feature of a client that wishes for nothing but a cache. */
    private static final String CLIENT = "acme-reports";

    @Inject
    BundleContext context;

    @Inject
    SessionFactory shell;

    /** Registered when all that Karaf starts by itself is there. */
    @Inject
    BootFinished booted;

    @Configuration
    public Option[] cast() {
        return options(
                karaf(),
                documentedSessions(),
                systemProperty(SERVER).value(RedisServer.start().uri()),
                clientFeature(
                        CLIENT,
                        TestBundle.named("org.acme.reports")
                                .containing(ReportsClient.class)
                                .build()),
                installed("net.bytebuddy.byte-buddy", "assertj-core", "org.hamcrest", "org.awaitility"));
    }

    @Test
    public void features_installedUsedAndUninstalled_leaveNothing() throws Exception {
        Scene before = settled();
        Map<String, WeakReference<ClassLoader>> loaders;
        try (Operator operator = new Operator(shell)) {
            install(operator);
            openAndUse(operator);
            exchangeEngines(operator);
            keepOnDisk(operator);
            keepOnAServer(operator);
            failAndGoOn(operator);
            cacheAService(operator);
            haveAFileConfigureACache(operator);
            loaders = loaders();
            uninstall(operator);
            assertThatThrownBy(() -> operator.type("cache:list")).hasMessageContaining("Command not found");
        }
        // In this thread: a look that outlasts the wait is not taken for a time-out that hides what was seen.
        await().pollInSameThread().atMost(PATIENCE).untilAsserted(() -> assertSame(Scene.of(context), before));
        assertThat(loaders).hasSize(12);
        await().pollInSameThread().atMost(PATIENCE).untilAsserted(() -> {
            System.gc();
            loaders.values().removeIf(loader -> loader.get() == null);
            assertThat(loaders.keySet()).isEmpty();
        });
    }

    @Test
    public void scene_withSomethingPlanted_isAnotherInEveryPart() throws Exception {
        Scene before = settled();
        CountDownLatch end = new CountDownLatch(1);
        Thread thread = new Thread(() -> awaitQuietly(end), "twat-cache planted");
        thread.start();
        ServiceRegistration<?> service = context.registerService(Runnable.class, end::countDown, null);
        Bundle bundle = context.installBundle("planted", emptyJar());
        Path file = Files.createFile(Path.of(System.getProperty("karaf.data"), "twat-cache.planted"));
        Scene planted = Scene.of(context);
        Files.delete(file);
        bundle.uninstall();
        service.unregister();
        end.countDown();
        thread.join();
        assertThat(planted.bundles()).hasSize(before.bundles().size() + 1);
        assertThat(planted.services()).hasSize(before.services().size() + 1);
        assertThat(planted.threads()).containsExactly("twat-cache planted");
        assertThat(planted.files()).containsExactly("data/twat-cache.planted");
        assertSame(Scene.of(context), before);
    }

    /** Bundles of Karaf register their last services a moment after its start: taken for ours, they would be missed or too many. */
    private Scene settled() {
        Scene[] last = {Scene.of(context)};
        await().pollInSameThread().pollInterval(STILL).atMost(PATIENCE).until(() -> {
            Scene seen = last[0];
            last[0] = Scene.of(context);
            return last[0].equals(seen);
        });
        return last[0];
    }

    /** Part by part: a failure names what is too many or missing, not two hundred services twice. */
    private static void assertSame(Scene now, Scene before) {
        assertThat(now.bundles()).containsExactlyElementsOf(before.bundles());
        assertThat(now.services()).containsExactlyElementsOf(before.services());
        assertThat(now.threads()).containsExactlyElementsOf(before.threads());
        assertThat(now.files()).containsExactlyElementsOf(before.files());
    }

    private static void awaitQuietly(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            // The test is over.
        }
    }

    private static InputStream emptyJar() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        manifest.getMainAttributes().putValue("Bundle-ManifestVersion", "2");
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", "org.acme.planted");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new JarOutputStream(bytes, manifest).close();
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    /** The sessions of the documentation, as they are written, and the other features. */
    private static void install(Operator operator) throws Exception {
        for (String line : Files.readAllLines(Path.of(System.getProperty(KarafRecipes.SESSIONS)))) {
            if (line.startsWith(KarafRecipes.PROMPT)) {
                operator.type(line.substring(KarafRecipes.PROMPT.length())
                        .replaceFirst("file:\\S+\\.kar", System.getProperty(KarafRecipes.KAR)));
            } else {
                assertThat(operator.printed()).isEqualTo(line);
            }
        }
        operator.type("cache:close t");
        operator.type(
                "feature:install twat-cache-map twat-cache-xodus twat-cache-redis twat-cache-smile twat-cache-events twat-cache-promise twat-cache-services");
    }

    private static void openAndUse(Operator operator) throws Exception {
        assertThat(operator.type("cache:open t --max-size 100 --ttl 1h")).isEqualTo("t: caffeine");
        assertThat(operator.type("cache:put t k 007")).isEmpty();
        assertThat(operator.type("cache:get t k")).isEqualTo("007");
        assertThat(operator.type("cache:put t star *; cache:get t star")).isEqualTo("*");
        assertThat(operator.type("cache:list --json")).contains("\"owner\":{").contains("\"org.twatcache.command\"");
    }

    private static void exchangeEngines(Operator operator) throws Exception {
        assertThat(operator.type("cache:swap t map")).startsWith("t: caffeine -> map (migrate), 2 moved");
        operator.type("bundle:stop org.twatcache.engine.map");
        assertThat(operator.type("cache:get t k")).isEqualTo("007");
        operator.type("bundle:stop org.twatcache.engine.caffeine");
        assertThat(operator.type("cache:get t k")).isEqualTo("007");
        operator.type("bundle:start org.twatcache.engine.caffeine");
        operator.type("bundle:start org.twatcache.engine.map");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(operator.type("cache:list")).contains("map"));
        assertThat(operator.type("cache:get t k")).isEqualTo("007");
    }

    /** To the disk and back, and over a restart of the whole platform. */
    private static void keepOnDisk(Operator operator) throws Exception {
        assertThat(operator.type("cache:swap t xodus")).startsWith("t: map -> xodus (migrate), 2 moved");
        assertThat(operator.type("cache:get t k")).isEqualTo("007");
        assertThat(operator.type("cache:swap t map")).startsWith("t: xodus -> map (migrate), 2 moved");
        assertThat(operator.type("cache:open d --engine xodus --folder d")).isEqualTo("d: xodus");
        operator.type("cache:put d k v");
        operator.type("bundle:restart org.twatcache.core");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(operator.type("cache:get d k")).isEqualTo("v"));
        assertThat(operator.type("cache:open t --max-size 100 --engine map; cache:put t k 007"))
                .isEqualTo("t: map");
    }

    /** To a server of this test's own, and back. */
    private static void keepOnAServer(Operator operator) throws Exception {
        String server = System.getProperty(SERVER);
        assertThat(operator.type("cache:open r --engine redis --option redis.uri=" + server))
                .isEqualTo("r: redis");
        operator.type("cache:put r k v");
        assertThat(operator.type("cache:swap r caffeine")).startsWith("r: redis -> caffeine (migrate), 1 moved");
        assertThat(operator.type("cache:swap r redis")).startsWith("r: caffeine -> redis (migrate), 1 moved");
        assertThat(operator.type("cache:get r k")).isEqualTo("v");
    }

    /** A failing command tells why, and ends neither the session nor Karaf. */
    private static void failAndGoOn(Operator operator) throws Exception {
        assertThatThrownBy(() -> operator.type("cache:get nope k --json")).hasMessageContaining("no open cache 'nope'");
        assertThat(operator.printed()).startsWith("{\"error\":{\"type\":\"CacheOperationException\"");
        assertThatThrownBy(() -> operator.type("cache:get")).hasMessageContaining("NAME is missing");
        assertThat(operator.type("cache:get --help")).startsWith("cache:get NAME KEY");
        assertThat(operator.type("cache:get t k")).isEqualTo("007");
    }

    /** Somebody else's, by a file alone; this bundle holds the original all the while. */
    private void cacheAService(Operator operator) throws Exception {
        AtomicInteger asked = new AtomicInteger();
        UnaryOperator<String> service = name -> name + " #" + asked.incrementAndGet();
        ServiceRegistration<?> original = context.registerService(
                UnaryOperator.class, service, FrameworkUtil.asDictionary(Map.of("color", "red")));
        UnaryOperator<String> held = found("(&(color=red)(!(cache.proxy=*)))");
        Path file = Path.of(System.getProperty("karaf.etc"), "org.twatcache.services.proxy-users.cfg");
        Files.writeString(file, "filter = (color=red)\nmethods = apply\ncache.ttl = 1h\ncache.name = users\n");
        await().atMost(PATIENCE).until(() -> isProxied());

        UnaryOperator<String> proxy = found("(color=red)");
        assertThat(proxy.apply("ann")).isEqualTo("ann #1").isEqualTo(proxy.apply("ann"));
        assertThat(held.apply("ann")).isEqualTo("ann #2");
        assertThat(operator.type("cache:list --json")).contains("\"users.apply(");
        assertThat(operator.type("cache:why users"))
                .containsPattern(
                        "used past its proxy by +" + context.getBundle().getBundleId());

        Files.delete(file);
        await().atMost(PATIENCE).until(() -> !isProxied());
        assertThat(proxy.apply("ann")).isEqualTo("ann #3");
        original.unregister();
    }

    private boolean isProxied() throws InvalidSyntaxException {
        return context.getAllServiceReferences(null, "(&(color=red)(cache.proxy=true))") != null;
    }

    @SuppressWarnings("unchecked")
    private UnaryOperator<String> found(String filter) throws InvalidSyntaxException {
        return context.getServiceReferences(UnaryOperator.class, filter).stream()
                .max(Comparator.naturalOrder())
                .map(context::getService)
                .orElseThrow();
    }

    /** A file in etc is a cache; a client that wishes for one resolves, is given it, and is told when the file is gone. */
    private void haveAFileConfigureACache(Operator operator) throws Exception {
        Path file = Path.of(System.getProperty("karaf.etc"), "org.twatcache.cache-reports.cfg");
        Files.writeString(
                file, "name = reports\nvalue.type = " + Report.class.getName() + "\nengine = caffeine\nttl = 1h\n");
        operator.type("feature:repo-add " + System.getProperty(CLIENT));
        operator.type("feature:install " + CLIENT);
        await().atMost(PATIENCE).until(() -> !clients().isEmpty());
        @SuppressWarnings("unchecked")
        UnaryOperator<String> client = context.getService(clients().iterator().next());
        assertThat(client.apply("Annual")).isEqualTo("Annual");
        assertThat(operator.type("cache:list")).contains("reports");
        assertThat(operator.type("cache:why reports --json"))
                .contains("\"ttl\":{\"value\":\"1h\",\"source\":\"configuration\"}");
        Files.writeString(
                file, "name = reports\nvalue.type = " + Report.class.getName() + "\nengine = map\nttl = 2h\n");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(operator.type("cache:stats reports --json"))
                        .contains("\"engine\":\"map\"", "\"size\":1,"));
        assertThat(client.apply("Annual")).isEqualTo("Annual");
        assertThat(operator.type("cache:stats reports --json")).contains("\"loads\":1,");
        Files.delete(file);
        await().atMost(PATIENCE).until(() -> clients().isEmpty());
        operator.type("feature:uninstall " + CLIENT);
        operator.type("feature:repo-remove " + CLIENT);
    }

    @SuppressWarnings("rawtypes")
    private Collection<ServiceReference<UnaryOperator>> clients() throws InvalidSyntaxException {
        return context.getServiceReferences(UnaryOperator.class, "(client=reports)");
    }

    /** The caches are still open. */
    private static void uninstall(Operator operator) throws Exception {
        operator.type(
                "feature:uninstall --delete-configurations twat-cache-services twat-cache-promise twat-cache-events twat-cache-smile twat-cache-redis twat-cache-xodus twat-cache-map twat-cache-caffeine");
        operator.type("kar:uninstall twat-cache");
    }

    private Map<String, WeakReference<ClassLoader>> loaders() {
        Map<String, WeakReference<ClassLoader>> loaders = new HashMap<>();
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getSymbolicName().startsWith("org.twatcache.")) {
                ClassLoader loader = bundle.adapt(BundleWiring.class).getClassLoader();
                loaders.put(bundle.getSymbolicName(), new WeakReference<>(loader));
            }
        }
        return loaders;
    }
}
