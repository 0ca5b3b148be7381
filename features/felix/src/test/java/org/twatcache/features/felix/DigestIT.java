package org.twatcache.features.felix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twatcache.features.felix.StartScript.Outcome;

/** The example, as its user sees it. */
class DigestIT {

    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    private Path folder;

    @Test
    void digest_secondTime_comesFromTheCache() throws Exception {
        Path files = Files.createDirectory(folder.resolve("files"));
        Files.writeString(files.resolve("b"), "abc");
        Files.writeString(files.resolve("a ä"), "abc");

        Outcome outcome = StartScript.with(folder, "-c", "digest files; digest files")
                .in(folder)
                .run();

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out().lines())
                .containsExactly(ABC + "  files/a ä", ABC + "  files/b", ABC + "  files/a ä", ABC + "  files/b");
        assertThat(outcome.err().lines())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).startsWith("2 files: 0 from the cache, 2 computed;"))
                .anySatisfy(line -> assertThat(line).startsWith("2 files: 2 from the cache, 0 computed;"));
    }

    @Test
    void digest_ofAFileThatWasChanged_isComputedAnew() throws Exception {
        Path files = Files.createDirectory(folder.resolve("files"));
        Path changed = Files.writeString(files.resolve("a"), "abd");
        Files.writeString(files.resolve("b"), "abc");
        Process process = StartScript.with(folder).in(folder).start();
        CompletableFuture<String> err = StartScript.read(process.getErrorStream());

        try (BufferedReader out = process.inputReader(UTF_8);
                BufferedWriter in = process.outputWriter(UTF_8)) {
            in.write("digest files\n");
            in.flush();
            assertThat(out.readLine()).endsWith("  files/a").doesNotContain(ABC);
            assertThat(out.readLine()).isEqualTo(ABC + "  files/b");
            Files.writeString(changed, "abc");
            in.write("digest files\nexit\n");
            in.flush();
            assertThat(out.lines()).containsExactly(ABC + "  files/a", ABC + "  files/b");
        }
        assertThat(StartScript.await(process)).isZero();
        assertThat(err.join())
                .contains("2 files: 0 from the cache, 2 computed;", "2 files: 1 from the cache, 1 computed;");
    }

    @Test
    void digest_missingFolder_fails1AndNamesIt() {
        Outcome outcome = StartScript.with(folder, "-c", "digest nowhere").run();

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("nowhere does not exist");
    }

    @Test
    void digest_withoutAFolder_isUsage() {
        assertThat(StartScript.with(folder, "-c", "digest").run().code()).isEqualTo(2);
    }
}
