package org.twatcache.features.felix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
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
