package org.twatcache.core.internal.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twatcache.CachePathException;
import org.twatcache.CacheResourceException;

class FoldersTest {

    @TempDir
    private Path home;

    private Path open(String folder) {
        return new Folders(home).directory("c", "disk", Optional.of(folder));
    }

    @Test
    void directory_ofAName_isBelowTheEnginesAndOurs() throws IOException {
        Path directory = open("reports");

        assertThat(directory)
                .isEqualTo(home.toRealPath().resolve("disk/reports"))
                .isDirectory();
        for (Path made : new Path[] {directory, directory.getParent()}) {
            assertThat(Files.getPosixFilePermissions(made)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
        assertThat(open("reports")).isEqualTo(directory);
    }

    @Test
    void directory_withoutAFolder_hasAName() {
        assertThat(new Folders(home).directory("c", "disk", Optional.empty())).hasFileName("default");
    }

    @Test
    void directory_openToOthers_isClosedToThem() throws IOException {
        Files.createDirectories(home.resolve("disk/reports"));
        Files.setPosixFilePermissions(home.resolve("disk/reports"), PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(Files.getPosixFilePermissions(open("reports")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "", "a/b", "/etc", "..\\up", "a\u0000b", "\u00e9", "e\u0301", "a b"})
    void folder_thatIsNoPlainName_isRefused(String folder) {
        assertThatThrownBy(() -> open(folder))
                .isInstanceOf(CachePathException.class)
                .hasMessageContaining("plain name");
    }

    @Test
    void folder_thatDiffersInCaseOnly_isRefused() {
        open("Reports");

        assertThatThrownBy(() -> open("reports"))
                .isInstanceOf(CachePathException.class)
                .hasMessageContaining("'Reports'");
    }

    @Test
    void folder_thatIsALink_isNotFollowed() throws IOException {
        Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
        Files.createDirectory(home.resolve("disk"));
        Files.createSymbolicLink(home.resolve("disk/reports"), elsewhere);

        assertThatThrownBy(() -> open("reports"))
                .isInstanceOf(CachePathException.class)
                .hasMessageContaining("symbolic link");
    }

    @Test
    void folder_thatBecameALinkMeanwhile_isNotFollowed() throws IOException {
        Folders folders = new Folders(home);
        Path directory = folders.directory("c", "disk", Optional.of("reports"));
        Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
        Files.delete(directory);
        Files.createSymbolicLink(directory, elsewhere);

        assertThatThrownBy(() -> folders.directory("c", "disk", Optional.of("reports")))
                .isInstanceOf(CachePathException.class)
                .hasMessageContaining("symbolic link");
    }

    @Test
    void folder_thatWasReplacedByATwin_isRefused() throws IOException {
        Folders folders = new Folders(home);
        Path directory = folders.directory("c", "disk", Optional.of("reports"));
        Files.move(directory, directory.resolveSibling("REPORTS"));

        assertThatThrownBy(() -> folders.directory("c", "disk", Optional.of("reports")))
                .isInstanceOf(CachePathException.class)
                .hasMessageContaining("'REPORTS'");
    }

    @Test
    void enginesDirectory_thatIsALink_isNotFollowed() throws IOException {
        Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
        Files.createSymbolicLink(home.resolve("disk"), elsewhere);

        assertThatThrownBy(() -> open("reports")).isInstanceOf(CachePathException.class);
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void dataDirectory_thatIsALink_isFollowed() throws IOException {
        Path target = Files.createDirectory(home.resolve("target"));
        Path link = Files.createSymbolicLink(home.resolve("link"), target);

        assertThat(new Folders(link).directory("c", "disk", Optional.empty())).startsWith(target.toRealPath());
    }

    @Test
    void folder_thatIsAFile_isRefused() throws IOException {
        Files.createDirectory(home.resolve("disk"));
        Files.createFile(home.resolve("disk/reports"));

        assertThatThrownBy(() -> open("reports"))
                .isInstanceOf(CacheResourceException.class)
                .hasMessageContaining("is a file");
    }
}
