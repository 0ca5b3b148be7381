package org.twatcache.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twatcache.command.GogoShell.Outcome;

class ReplayCommandTest {

    private final GogoShell shell = new GogoShell();
    private FakeCache cache = shell.platform.open("never");

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void openCache() {
        cache = shell.platform.open("r");
    }

    @Test
    void replay_countsHitsAndMisses() throws IOException {
        String file = file("keys", "a\nb\r\na\n\n  \nc\nä 😀\na");

        Outcome outcome = shell.run("cache:replay r " + file + " --json");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .matches("\\{\"cache\":\"r\",\"file\":\"" + file + "\",\"references\":6,\"distinct\":4,\"hits\":2,"
                        + "\"misses\":4,\"hitRate\":0.333\\d*,\"durationMs\":\\d+,\"perSecond\":\\d+,"
                        + "\"latencyNanos\":\\{\"p50\":\\d+,\"p99\":\\d+,\"p999\":\\d+,\"max\":\\d+}}\n");
        assertThat(cache.entries).containsOnlyKeys("a", "b", "c", "ä 😀");
    }

    @Test
    void replay_asText_isATable() throws IOException {
        String out = shell.run("cache:replay r " + file("keys", "a\na\n")).out();

        assertThat(out)
                .containsPattern("references +2\n")
                .containsPattern("hit rate +50.0%\n")
                .contains("latency p99.9");
        assertThat(out.lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void replay_ofPackedFiles_readsThem() throws IOException {
        Files.write(folder.resolve("keys.gz"), packed("a\nb\n"));
        Files.write(folder.resolve("unnamed"), packed("a\nc\n"));

        assertThat(shell.run("cache:replay r " + folder.resolve("keys.gz")).code())
                .isZero();
        assertThat(shell.run("cache:replay r " + folder.resolve("unnamed")).code())
                .isZero();
        assertThat(cache.entries).containsOnlyKeys("a", "b", "c");
    }

    @Test
    void replay_ofAnEmptyFile_hasNoRate() throws IOException {
        assertThat(shell.run("cache:replay r " + file("keys", "") + " --json").out())
                .contains("\"references\":0,\"distinct\":0,\"hits\":0,\"misses\":0,\"hitRate\":null,")
                .contains("\"perSecond\":0,\"latencyNanos\":{\"p50\":null,\"p99\":null,\"p999\":null,\"max\":null}");
    }

    @Test
    void replay_ofAMissingFile_fails() {
        refused(folder.resolve("nope").toString(), "does not exist");
    }

    @Test
    void replay_ofAFolder_fails() {
        refused(folder.toString(), "is a folder");
    }

    @Test
    void replay_ofABinaryFile_fails() throws IOException {
        refused(file("binary", "a\nb\0c\n"), "is a binary file: a zero byte in line 2");
        assertThat(cache.entries).containsOnlyKeys("a");
    }

    @Test
    void replay_ofTextThatIsNotUtf8_fails() throws IOException {
        Path latin1 = folder.resolve("latin1");
        Files.write(latin1, "a\nb\u00e4c\n".getBytes(StandardCharsets.ISO_8859_1));

        refused(latin1.toString(), "is a binary file, or text that is not in UTF-8");
    }

    @Test
    void replay_ofATruncatedPackedFile_keepsWhatWasPut() throws IOException {
        StringBuilder keys = new StringBuilder();
        for (int i = 0; i < 200_000; i++) {
            keys.append(Integer.toHexString(i * 0x9e3779b1)).append('\n');
        }
        byte[] whole = packed(keys.toString());
        Path file = folder.resolve("cut.gz");
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        refused(file.toString(), "is a truncated gzip file (after line ");
        assertThat(cache.entries).hasSizeGreaterThan(50_000);
    }

    @Test
    void replay_ofAFileThatIsGzipByNameOnly_fails() throws IOException {
        refused(file("plain.gz", "a\nb\n"), "is a damaged gzip file: Not in GZIP format");
        refused(file("empty.gz", ""), "is a truncated gzip file");
    }

    @Test
    void replay_ofAFileWithoutLines_fails() throws IOException {
        refused(file("long", "x".repeat(2_000_000)), "is no file of keys: line 1 is too long");
    }

    private void refused(String file, String reason) {
        Outcome outcome = shell.run("cache:replay r '" + file + "' --json");

        assertThat(outcome.code()).isOne();
        assertThat(outcome.out())
                .startsWith("{\"error\":{\"type\":\"CacheResourceException\",\"message\":\"The file '" + file
                        + "' for cache 'r' " + reason)
                .contains(",\"cache\":\"r\",")
                .hasLineCount(1);
        assertThat(outcome.err()).startsWith("twat-cache: The file '" + file + "' for cache 'r' " + reason);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
