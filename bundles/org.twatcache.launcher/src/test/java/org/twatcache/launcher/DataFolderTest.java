package org.twatcache.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    private Path temporary;

    @Test
    void locate_optionBeforeVariableBeforeDefault() throws Exception {
        Map<String, String> variables = Map.of("TWAT_CACHE_DATA", "/variable", "XDG_CACHE_HOME", "/xdg");

        assertThat(DataFolder.locate("/option", variables, "/home/me")).isEqualTo(Path.of("/option"));
        assertThat(DataFolder.locate(null, variables, "/home/me")).isEqualTo(Path.of("/variable"));
    }

    @Test
    void locate_default_isTheUsersCacheFolder() throws Exception {
        assertThat(DataFolder.locate(null, Map.of("XDG_CACHE_HOME", "/xdg"), "/home/me"))
                .isEqualTo(Path.of("/xdg/twat-cache"));
        assertThat(DataFolder.locate(null, Map.of("TWAT_CACHE_DATA", " "), "/home/me"))
                .isEqualTo(Path.of("/home/me/.cache/twat-cache"));
        assertThat(DataFolder.locate(null, Map.of("XDG_CACHE_HOME", "relative"), "/home/me"))
                .isEqualTo(Path.of("/home/me/.cache/twat-cache"));
    }

    @Test
    void create_missing_isTheOwnersAlone() throws Exception {
        Path folder = temporary.resolve("a/b");

        DataFolder.create(folder);

        assertThat(Files.getPosixFilePermissions(folder))
                .isEqualTo(Set.of(
                        PosixFilePermission.OWNER_READ,
                        PosixFilePermission.OWNER_WRITE,
                        PosixFilePermission.OWNER_EXECUTE));
    }

    @Test
    void create_standing_isLeftAsItIs() throws Exception {
        Set<PosixFilePermission> before = Files.getPosixFilePermissions(temporary);

        DataFolder.create(temporary);

        assertThat(Files.getPosixFilePermissions(temporary)).isEqualTo(before);
    }

    @Test
    void create_onAFile_isRefusedAsUsage() throws Exception {
        Path file = Files.createFile(temporary.resolve("file"));

        assertThatThrownBy(() -> DataFolder.create(file))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(file.toString());
    }
}
