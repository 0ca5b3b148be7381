package org.twatcache.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twatcache.CacheResourceException;
import org.twatcache.command.GogoShell.Outcome;

/** {@code cache:export} and {@code cache:import}: what becomes of the file. */
class TransferCommandsTest {

    private final GogoShell shell = new GogoShell();
    private FakeCache cache = shell.platform.open("never");

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void fillCache() {
        cache = shell.platform.open("t");
        cache.put("a", "1");
        cache.put("b", "2");
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(found -> found.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void export_writesAndCounts() throws IOException {
        Outcome outcome = shell.run("cache:export t " + file("f") + " --json");

        assertThat(outcome)
                .isEqualTo(new Outcome(
                        0,
                        "{\"cache\":\"t\",\"file\":\"" + file("f") + "\",\"entries\":2,\"expired\":1,\"skipped\":2,"
                                + "\"bytes\":8,\"durationMs\":3}\n",
                        ""));
        assertThat(file("f")).hasContent("a=1\nb=2");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("f"))))
                .isEqualTo("rw-------");
        assertThat(names()).containsExactly("f");
    }

    @Test
    void export_asText_isOneLine() {
        assertThat(shell.run("cache:export t " + file("f")).out())
                .isEqualTo("t: 2 exported to " + file("f") + ", 1 expired, 2 skipped, 8 bytes, 3 ms\n");
    }

    @Test
    void import_readsAndCounts() throws IOException {
        Files.writeString(file("f"), "a=9\nc=3\n");

        assertThat(shell.run("cache:import t " + file("f") + " --json"))
                .isEqualTo(new Outcome(
                        0,
                        "{\"cache\":\"t\",\"file\":\"" + file("f") + "\",\"entries\":3,\"expired\":1,\"skipped\":2,"
                                + "\"bytes\":8,\"durationMs\":3}\n",
                        ""));
        assertThat(cache.entries)
                .containsEntry("a", "9")
                .containsEntry("b", "2")
                .containsEntry("c", "3");
        assertThat(shell.run("cache:import t " + file("f")).out())
                .isEqualTo("t: 3 imported from " + file("f") + ", 1 expired, 2 skipped, 8 bytes, 3 ms\n");
    }

    @Test
    void paths_thatAreRelative_beginAtTheCurrentFolder() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Files.createDirectory(file("sub"));
        try (CommandSession session = shell.gogo.createSession(InputStream.nullInputStream(), out, out)) {
            session.currentDir(file("sub"));
            new ExportCommand(shell.caches).execute(session, List.of("t", "../a file"));
            cache.clear();
            new ImportCommand(shell.caches).execute(session, List.of("t", "../a file"));
        }
        assertThat(cache.entries).hasSize(2);
        assertThat(names()).containsExactly("a file", "sub");
    }

    @Test
    void export_overAFile_replacesItWhenAllIsWritten() throws IOException {
        Files.writeString(file("f"), "before");
        cache.whileExporting = () -> assertThat(file("f")).hasContent("before");

        assertThat(shell.run("cache:export t " + file("f")).code()).isZero();

        assertThat(file("f")).hasContent("a=1\nb=2");
        assertThat(names()).containsExactly("f");
    }

    @Test
    void export_throughALink_replacesWhatItLeadsTo() throws IOException {
        Files.writeString(file("f"), "before");
        Files.createSymbolicLink(file("link"), Path.of("f"));

        assertThat(shell.run("cache:export t " + file("link")).code()).isZero();

        assertThat(file("f")).hasContent("a=1\nb=2");
        assertThat(file("link")).isSymbolicLink();
    }

    @Test
    void export_toAFullDisk_leavesTheFileAsItWas() throws IOException {
        Files.writeString(file("f"), "before");
        cache.full = true;

        refused("export", file("f"), "cannot be written: No space left on device; nothing was changed;");

        assertThat(file("f")).hasContent("before");
        assertThat(names()).containsExactly("f");
    }

    @Test
    void export_thatFailsOtherwise_leavesNothingBehind() throws IOException {
        cache.whileExporting = () -> {
            throw new CacheResourceException("no engine", "t", null, null);
        };

        assertThat(shell.run("cache:export t " + file("f")).code()).isOne();

        assertThat(names()).isEmpty();
    }

    @Test
    void export_toWhatCannotBeAFile_isRefused() throws IOException {
        Files.writeString(file("f"), "before");
        Files.createSymbolicLink(file("dangling"), Path.of("nowhere"));

        refused("export", folder, "is a folder;");
        refused("export", Path.of("/"), "is a folder;");
        refused("export", Path.of("/dev/null"), "is a device or the like;");
        refused("export", file("nope/f"), "is in '" + file("nope") + "', which is no folder;");
        refused("export", file("f/g"), "is in '" + file("f") + "', which is no folder;");
        refused("export", file("dangling"), "cannot be written: ");
        refused("export", Path.of("/proc/f"), "");

        assertThat(file("f")).hasContent("before");
        assertThat(names()).containsExactly("dangling", "f");
        assertThat(Path.of("/dev/null")).exists();
    }

    @Test
    void import_ofWhatCannotBeRead_isRefused() {
        refused("import", folder, "is a folder;");
        refused("import", file("nope"), "does not exist;");
    }

    @Test
    void names_thatNoFileCanHave_areRefused() {
        assertThat(shell.run("cache:export t 'a\0b'").err())
                .startsWith("twat-cache: The file 'a b' for cache 't' has no");
        assertThat(shell.run("cache:import t ''").err())
                .startsWith("twat-cache: The file '' for cache 't' is a folder");
    }

    @Test
    void import_ofAnotherFile_namesIt() throws IOException {
        Files.writeString(file("f"), "no export");

        Outcome outcome = shell.run("cache:import t " + file("f") + " --json");

        assertThat(outcome.code()).isOne();
        assertThat(outcome.out())
                .isEqualTo(
                        "{\"error\":{\"type\":\"CacheResourceException\",\"message\":\"The file '" + file("f")
                                + "': Cache 't' cannot import this\",\"cache\":\"t\",\"engine\":\"caffeine\",\"available\":null}}\n");
    }

    private void refused(String command, Path file, String reason) {
        Outcome outcome = shell.run("cache:" + command + " t '" + file + "' --json");

        assertThat(outcome.code()).isOne();
        assertThat(outcome.out())
                .startsWith("{\"error\":{\"type\":\"CacheResourceException\",\"message\":\"The file '" + file
                        + "' for cache 't' " + reason)
                .hasLineCount(1);
    }
}
