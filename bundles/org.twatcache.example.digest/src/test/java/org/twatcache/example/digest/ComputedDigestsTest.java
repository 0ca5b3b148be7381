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

/** What is kept, and under which key. That it is kept is tried in the distribution. */
class ComputedDigestsTest {

    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    private Path folder;

    private final Digests digests = new ComputedDigests();
    private final Tally tally = new Tally();
    private Path file;

    @BeforeEach
    void writeFile() throws IOException {
        file = Files.writeString(folder.resolve("file"), "abc");
    }

    @Test
    void digest_isSha256() throws Exception {
        assertThat(digests.of(FileState.of(file), tally).sha256()).isEqualTo(ABC);
    }

    @Test
    void digest_thatIsComputed_isTold() throws Exception {
        Digest digest = digests.of(FileState.of(file), tally);
        tally.count(digest);
        tally.count(digest);

        assertThat(tally.summary(0)).startsWith("2 files: 1 from the cache, 1 computed;");
    }

    @Test
    void key_ofAnUnchangedFile_isTheSame() throws Exception {
        assertThat(FileState.of(file)).isEqualTo(FileState.of(file));
    }

    @Test
    void key_ofAChangedFile_isAnother() throws Exception {
        FileState before = FileState.of(file);
        Files.writeString(file, "abcd");

        assertThat(FileState.of(file)).isNotEqualTo(before);
    }

    @Test
    void key_ofAFileChangedInSizeAndTimeTheSame_isAnother() throws Exception {
        FileState before = FileState.of(file);
        FileTime time = Files.getLastModifiedTime(file);
        Path other = Files.writeString(folder.resolve("other"), "xyz");
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(file, time);

        assertThat(FileState.of(file)).isNotEqualTo(before);
    }

    @Test
    void file_thatChangesMeanwhile_isTold() throws Exception {
        FileState before = FileState.of(file);
        Files.writeString(file, "abcd");

        assertThatThrownBy(() -> digests.of(before, tally)).hasMessage("it changed while it was read");
    }

    @Test
    void missing_isTold() {
        assertThatThrownBy(() -> FileState.of(folder.resolve("nope"))).isInstanceOf(IOException.class);
    }
}
