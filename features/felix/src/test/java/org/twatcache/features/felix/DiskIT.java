package org.twatcache.features.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.twatcache.features.felix.StartScript.Outcome;

/** Caches on disk: one start after another, one killed, two at once, and folders that are none. */
class DiskIT {

    private static final String OPEN = "cache:open d --engine xodus --folder d; ";

    @TempDir
    private Path data;

    private Outcome run(String script) {
        return StartScript.with(data, "-c", script).run();
    }

    @Test
    void diskCache_inTheNextStart_hasWhatWasPut() {
        assertThat(run(OPEN + "cache:put d k v").err()).isEmpty();

        assertThat(run("cache:get d k")).isEqualTo(new Outcome(0, "v\n", ""));
        assertThat(run(OPEN + "cache:get d k").out()).isEqualTo("d: xodus\nv\n");
    }

    @Test
    void diskCache_swappedAndBack_hasItInTheNextStart() {
        Outcome there = run(OPEN + "cache:put d k v; cache:swap d caffeine; cache:get d k; cache:swap d xodus");

        assertThat(there.code()).as(there.err()).isZero();
        assertThat(there.out()).contains("xodus -> caffeine (migrate), 1 moved", "\nv\n", "caffeine -> xodus");
        assertThat(run("cache:get d k").out()).isEqualTo("v\n");
    }

    @Test
    void diskCache_destroyed_isEmptyInTheNextStart() {
        Outcome outcome = run(OPEN + "cache:put d k v; cache:destroy d");

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(run("cache:get d k").code()).isEqualTo(1);
        assertThat(run(OPEN + "cache:get d k").out()).isEqualTo("d: xodus\n");
    }

    /** Another process is refused while the first one lives, and finds everything when it was killed. */
    @Test
    void diskCache_ofAnotherProcess_isRefusedUntilThatIsKilled() throws IOException {
        Process other = StartScript.with(data).start();
        Path output = Files.createFile(data.resolve("output"));
        Thread reading = new Thread(() -> copy(other, output), "output");
        reading.start();
        try (OutputStream commands = other.getOutputStream()) {
            String lines = """
                    cache:open d --engine xodus --folder d
                    cache:put d k v
                    cache:put d gone v
                    cache:remove d gone
                    cache:get d k
                    """;
            commands.write(lines.getBytes(StandardCharsets.UTF_8));
            commands.flush();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> Files.readString(output).equals("d: xodus\nv\n"));

            Outcome refused = run(OPEN);
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.out()).isEmpty();
            assertThat(refused.err()).contains(data.resolve("xodus/d").toString(), "process " + other.pid());

            // Not by the process itself: that would close the streams too.
            other.toHandle().destroyForcibly();
            assertThat(StartScript.await(other)).isEqualTo(137);
        }

        assertThat(run("cache:get d gone; cache:get d k").out()).isEqualTo("v\n");
    }

    private static void copy(Process process, Path output) {
        try (OutputStream out = Files.newOutputStream(output)) {
            process.getInputStream().transferTo(out);
        } catch (IOException e) {
            // The process was killed.
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
                    ../x, CachePathException,     plain name
                    /etc, CachePathException,     plain name
                    file, CacheResourceException, is a file
                    link, CachePathException,     is a symbolic link
                    TWIN, CachePathException,     differs in case only
                    """)
    void folder_thatIsNone_isRefusedByName(String folder, String type, String reason) throws IOException {
        Path home = Files.createDirectory(data.resolve("xodus"));
        Files.createFile(home.resolve("file"));
        Files.createSymbolicLink(home.resolve("link"), data);
        Files.createDirectory(home.resolve("twin"));

        Outcome outcome = run("cache:open d --engine xodus --json --folder " + folder);

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out())
                .startsWith("{\"error\":{\"type\":\"" + type + "\",")
                .contains(reason, "'d'");
        assertThat(outcome.err()).contains(reason).doesNotContain("\tat ");
        assertThat(data.resolve("lock")).doesNotExist();
    }
}
