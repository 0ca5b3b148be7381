package org.twatcache.itest.karaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.ops4j.pax.exam.CoreOptions.options;
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
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
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
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.wiring.BundleWiring;

/** An operator installs the features in Karaf, uses every part of them, and takes them away again. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class KarafStoryIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration STILL = Duration.ofSeconds(1);

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
                karaf(), installed("net.bytebuddy.byte-buddy", "assertj-core", "org.hamcrest", "org.awaitility"));
    }

    @Test
    public void features_installedUsedAndUninstalled_leaveNothing() throws Exception {
        Scene before = settled();
        List<WeakReference<ClassLoader>> loaders;
        try (Operator operator = new Operator(shell)) {
            install(operator);
            openAndUse(operator);
            exchangeEngines(operator);
            failAndGoOn(operator);
            loaders = loaders();
            uninstall(operator);
            assertThatThrownBy(() -> operator.type("cache:list")).hasMessageContaining("Command not found");
        }
        // In this thread: a look that outlasts the wait is not taken for a time-out that hides what was seen.
        await().pollInSameThread().atMost(PATIENCE).untilAsserted(() -> assertSame(Scene.of(context), before));
        assertThat(loaders).hasSize(6);
        await().atMost(PATIENCE).untilAsserted(() -> {
            System.gc();
            assertThat(loaders).allMatch(loader -> loader.get() == null, "its loader is gone");
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

    /** The two commands of the README, and one engine more. */
    private static void install(Operator operator) throws Exception {
        operator.type("kar:install " + System.getProperty(KarafRecipes.KAR));
        operator.type("feature:install twat-cache-caffeine");
        operator.type("feature:install twat-cache-map twat-cache-events");
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

    /** A failing command tells why, and ends neither the session nor Karaf. */
    private static void failAndGoOn(Operator operator) throws Exception {
        assertThatThrownBy(() -> operator.type("cache:get nope k --json")).hasMessageContaining("no open cache 'nope'");
        assertThat(operator.printed()).startsWith("{\"error\":{\"type\":\"CacheOperationException\"");
        assertThatThrownBy(() -> operator.type("cache:get")).hasMessageContaining("NAME is missing");
        assertThat(operator.type("cache:get --help")).startsWith("cache:get NAME KEY");
        assertThat(operator.type("cache:get t k")).isEqualTo("007");
    }

    /** The cache is still open. */
    private static void uninstall(Operator operator) throws Exception {
        operator.type("feature:uninstall twat-cache-events twat-cache-map twat-cache-caffeine");
        operator.type("kar:uninstall twat-cache");
    }

    private List<WeakReference<ClassLoader>> loaders() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().startsWith("org.twatcache."))
                .map(bundle ->
                        new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader()))
                .toList();
    }
}
