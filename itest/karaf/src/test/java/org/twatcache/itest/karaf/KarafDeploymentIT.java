package org.twatcache.itest.karaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.twatcache.itest.karaf.KarafRecipes.clientFeature;
import static org.twatcache.itest.karaf.KarafRecipes.karaf;
import static org.twatcache.itest.support.Recipes.installed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.karaf.features.BootFinished;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerMethod;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.log.LogReaderService;
import org.twatcache.itest.support.TestBundle;

/** Everything by one feature in a fresh Karaf that has no network: how long it takes, who may do what, and what can go wrong. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerMethod.class)
public class KarafDeploymentIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Names the file of the figures inside Karaf. */
    private static final String FIGURES = "karaf.figures";

    /** A feature that needs a newer platform. */
    private static final String NEWER = "acme-newer";

    @Inject
    BundleContext context;

    @Inject
    SessionFactory shell;

    @Inject
    LogReaderService log;

    /** Registered when all that Karaf starts by itself is there. */
    @Inject
    BootFinished booted;

    private Operator operator;

    @Configuration
    public Option[] cast() {
        return options(
                karaf(),
                systemProperty(FIGURES).value(System.getProperty(FIGURES)),
                clientFeature(NEWER, newer()),
                installed("net.bytebuddy.byte-buddy", "assertj-core", "org.hamcrest", "org.awaitility"));
    }

    /** A bundle for a platform that is yet to come. */
    private static Path newer() {
        return TestBundle.named("org.acme.newer")
                .with("Import-Package", "org.twatcache.spi;version=\"[1.1,1.2)\"")
                .build();
    }

    @Before
    public void makeTheFeaturesKnown() throws Exception {
        operator = new Operator(shell);
        operator.type("kar:install " + System.getProperty(KarafRecipes.KAR));
    }

    @After
    public void leave() {
        operator.close();
    }

    @Test
    public void oneFeature_bringsEverything_andIsTakenAwayWhileCachesAreOpen() throws Exception {
        List<String> before = ourBundles();
        long start = System.nanoTime();
        operator.type("feature:install twat-cache-all");
        operator.type("cache:open t; cache:put t k v");
        double seconds = (System.nanoTime() - start) / 1e9;
        Files.writeString(
                Path.of(System.getProperty(FIGURES)),
                "FIGURE karaf.install.to.first.put.seconds=%.1f%n".formatted(seconds));
        assertThat(operator.type("cache:engines")).contains("caffeine", "xodus", "redis", "map");
        List<String> installed = ourBundles();
        assertThat(etc())
                .containsExactly(
                        "org.apache.karaf.command.acl.cache.cfg",
                        "org.twatcache.cache-reports.cfg.example",
                        "org.twatcache.cfg",
                        "org.twatcache.engine.redis.cfg",
                        "org.twatcache.services.proxy-users.cfg.example");

        operator.type("feature:install twat-cache-all");
        assertThat(ourBundles()).containsExactlyElementsOf(installed);
        assertThat(operator.type("cache:get t k")).isEqualTo("v");

        operator.type("cache:open d --engine xodus --folder d; cache:put d k v");
        operator.type("feature:uninstall --delete-configurations twat-cache-all");
        assertThat(ourBundles()).containsExactlyElementsOf(before);
        assertThat(etc()).isEmpty();
        assertThatThrownBy(() -> operator.type("cache:list")).hasMessageContaining("Command not found");
    }

    @Test
    public void tabulator_completesWhatFollowsACommand() throws Exception {
        operator.type("feature:install twat-cache-caffeine twat-cache-map");
        operator.type("cache:open apple; cache:put apple k ripe; cache:open apricot");
        try (TypedConsole console = new TypedConsole(shell, "viewer")) {
            await().atMost(PATIENCE).until(() -> console.screen().contains("@root()>"));

            console.type("cache:get ap\t");
            shows(console, "apple", "apricot");
            console.type("pl\tk\n");
            shows(console, "ripe");

            console.type("cache:open plum --engine caff\t\ncache:stats plum --js\t\n");
            shows(console, "plum: caffeine", "\"cache\":\"plum\"");
            console.type("cache:complete cache:swap apple ''\n");
            shows(console, "cachetools\ncaffeine", "memory");

            operator.type("bundle:stop org.twatcache.command.karaf");
            console.type("cache:get app\t k\n");
            shows(console, "no open cache 'app'");
            operator.type("bundle:start org.twatcache.command.karaf");
            console.type("cache:get appl\tk\n");
            shows(console, "ripe");
        }
    }

    @Test
    public void commandsThatDestroy_areRefusedToAViewer() throws Exception {
        operator.type("feature:install twat-cache-map");
        operator.type("cache:open t; cache:put t k v");
        try (Operator viewer = new Operator(shell, "viewer");
                Operator manager = new Operator(shell, "viewer", "manager")) {
            for (String refused : List.of("clear t", "destroy t", "swap t map", "import t file")) {
                assertThatThrownBy(() -> viewer.type("cache:" + refused))
                        .as(refused)
                        .hasMessageContaining("Command not found");
            }
            assertThat(viewer.type("cache:get t k")).isEqualTo("v");
            manager.type("cache:clear t");
            assertThat(viewer.type("cache:get t k")).isEmpty();
        }
    }

    @Test
    public void featureForANewerPlatform_isRefusedWithWhatItLacks_andNothingIsHalfInstalled() throws Exception {
        operator.type("feature:install twat-cache-caffeine");
        operator.type("cache:open t; cache:put t k v");
        List<String> before = ourBundles();
        operator.type("feature:repo-add " + System.getProperty(NEWER));

        assertThatThrownBy(() -> operator.type("feature:install " + NEWER))
                .hasMessageContainingAll("org.acme.newer", "org.twatcache.spi", "1.1.0");

        assertThat(ourBundles()).containsExactlyElementsOf(before);
        assertThat(context.getBundles()).extracting(Bundle::getSymbolicName).doesNotContain("org.acme.newer");
        assertThat(operator.type("cache:get t k")).isEqualTo("v");
    }

    @Test
    public void fileThatMakesNoSense_isToldInTheLog_andChangesNothing() throws Exception {
        operator.type("feature:install twat-cache-caffeine");
        operator.type("cache:open t; cache:put t k v");
        Path etc = Path.of(System.getProperty("karaf.etc"));
        List<String> logged = new CopyOnWriteArrayList<>();
        log.addLogListener(entry -> logged.add(entry.getMessage()));
        Files.writeString(etc.resolve("org.twatcache.cache-wrong.cfg"), "name = wrong\nttl = five minutes\n");
        Files.writeString(etc.resolve("org.twatcache.cfg"), "ttl = five minutes\n");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(String.join("\n", logged))
                        .contains("of cache 'wrong' is refused", "configuration org.twatcache is refused"));
        assertThat(operator.type("cache:get t k")).isEqualTo("v");
        assertThat(operator.type("cache:open u; cache:put u k v; cache:get u k"))
                .endsWith("v");
    }

    private static void shows(TypedConsole console, String... texts) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(console.screen()).contains(texts));
        console.wipe();
    }

    private List<String> ourBundles() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().startsWith("org.twatcache.")
                        && !bundle.getSymbolicName().startsWith("org.twatcache.itest."))
                .map(Bundle::toString)
                .toList();
    }

    private static List<String> etc() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("karaf.etc")))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("org.twatcache.") || name.contains("acl.cache"))
                    .sorted()
                    .toList();
        }
    }
}
