package org.twatcache.itest.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.twatcache.itest.felix.client.keeping.KeepingClient;
import org.twatcache.itest.support.Cast;
import org.twatcache.itest.support.EmbeddedFramework;
import org.twatcache.itest.support.TestBundle;
import org.twatcache.itest.support.story.Services;
import org.twatcache.itest.support.story.Stagehand;

/** A cache on disk outlives its client's bundle, its engine's bundle and the framework, and none leaves anything running. */
final class DiskLivesIT {

    private static final String CLIENT = "org.acme.keeping";
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    @TempDir
    private Path storage;

    private EmbeddedFramework framework;

    @BeforeEach
    void start() throws BundleException {
        framework = EmbeddedFramework.launch(storage);
        framework.start(Cast.scr());
        framework.start(List.of(Cast.api(), Cast.core(), Cast.engine("xodus")));
        framework.start(TestBundle.named(CLIENT).containing(KeepingClient.class).build());
    }

    @AfterEach
    void end() {
        framework.close();
    }

    private Bundle engine() {
        return framework.bundle(Cast.engine("xodus"));
    }

    /** Asks the client, whichever life it is in. */
    @SuppressWarnings("unchecked")
    private String ask(String question) {
        return ((UnaryOperator<String>) Services.service(framework.context(), UnaryOperator.class, "(client=keeping)"))
                .apply(question);
    }

    @Test
    void diskCache_frameworkRestarted_hasWhatWasPut() throws BundleException {
        assertThat(ask("key=value")).isEqualTo("value");
        framework.close();
        assertThat(open()).isEmpty();

        framework = EmbeddedFramework.launch(storage);

        assertThat(framework.bundle(CLIENT).getState()).isEqualTo(Bundle.ACTIVE);
        assertThat(ask("key")).isEqualTo("value");
    }

    @Test
    void client_stopsAndClosesNothing_itsFilesAreClosedAndMetAgain() throws BundleException {
        ask("key=value");
        framework.bundle(CLIENT).stop();
        // A store stays open for a moment: opening takes long.
        await().untilAsserted(() -> assertThat(open()).isEmpty());

        framework.bundle(CLIENT).start();

        assertThat(ask("key")).isEqualTo("value");
    }

    @Test
    void client_updatedAndRefreshed_readsWithItsNewClasses() throws Exception {
        ask("key=value");
        Stagehand.update(framework.bundle(CLIENT));
        framework.refresh(framework.bundle(CLIENT));

        assertThat(ask("key")).isEqualTo("value");
    }

    @Test
    void engine_stops_leavesNoThreadAndNoOpenFile() throws BundleException {
        ask("key=value");
        assertThat(threads()).isNotEmpty();
        assertThat(open().isEmpty()).isEqualTo(!Files.isDirectory(OPEN_FILES));

        engine().stop();

        assertThat(open()).isEmpty();
        // Those of Xodus end by themselves when they were told to.
        await().untilAsserted(() -> assertThat(threads()).isEmpty());
    }

    @Test
    void engine_comesLate_hasWhatItKeptButNothingThatWasOverwritten() throws BundleException {
        ask("key=value");
        ask("changed=before");
        framework.bundle(CLIENT).stop();
        engine().stop();
        framework.bundle(CLIENT).start();
        assertThat(ask("key")).isEmpty();
        ask("changed=after");

        engine().start();

        await().untilAsserted(() -> assertThat(ask("key")).isEqualTo("value"));
        assertThat(ask("changed")).isNotEqualTo("before");
    }

    /** Threads of the engine and of the Xodus in it. */
    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(thread -> thread.getName().toLowerCase(Locale.ROOT))
                .filter(name -> name.contains("xodus") || name.contains("exodus") || name.contains("threadjob"))
                .toList();
    }

    /** Files of the store that this process has open, where the system tells. */
    private static List<Path> open() {
        if (!Files.isDirectory(OPEN_FILES)) {
            return List.of();
        }
        try (Stream<Path> descriptors = Files.list(OPEN_FILES)) {
            return descriptors
                    .flatMap(DiskLivesIT::target)
                    .filter(file -> file.toString().contains("/xodus/story/"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> target(Path descriptor) {
        try {
            return Stream.of(Files.readSymbolicLink(descriptor));
        } catch (IOException e) {
            // It was closed since it was listed.
            return Stream.empty();
        }
    }
}
