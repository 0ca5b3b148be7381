package org.twatcache.example.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDigestsTest {

    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    private Path folder;

    private final FileDigests digests = new FileDigests(MapCache.create());
    private Path file;

    @BeforeEach
    void writeFile() throws IOException {
        file = Files.writeString(folder.resolve("file"), "abc");
    }

    @Test
    void digest_isSha256() throws Exception {
        assertThat(digests.of(file)).isEqualTo(ABC);
    }

    @Test
    void unchanged_comesFromTheCache() throws Exception {
        digests.of(file);

        assertThat(digests.of(file)).isEqualTo(ABC);
        assertThat(digests.tally().summary(0)).startsWith("2 files: 1 from the cache, 1 computed;");
    }

    @Test
    void changed_isComputedAnew() throws Exception {
        digests.of(file);
        Files.writeString(file, "abcd");

        assertThat(digests.of(file)).isNotEqualTo(ABC);
        assertThat(digests.tally().summary(0)).startsWith("2 files: 0 from the cache, 2 computed;");
    }

    @Test
    void changed_inSizeAndTimeTheSame_isComputedAnew() throws Exception {
        FileTime before = Files.getLastModifiedTime(file);
        digests.of(file);
        Path other = Files.writeString(folder.resolve("other"), "xyz");
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(file, before);

        assertThat(digests.of(file)).isNotEqualTo(ABC);
    }

    @Test
    void missing_isTold() {
        assertThatThrownBy(() -> digests.of(folder.resolve("nope"))).isInstanceOf(IOException.class);
    }
}
