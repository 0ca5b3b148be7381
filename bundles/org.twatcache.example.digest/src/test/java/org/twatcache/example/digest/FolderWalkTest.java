package org.twatcache.example.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWalkTest {

    @TempDir
    private Path folder;

    @Test
    void walk_findsRegularFilesSortedAndFollowsNoLink() throws Exception {
        Path inner = Files.createDirectories(folder.resolve("b/c"));
        Path deep = Files.writeString(inner.resolve("deep"), "1");
        Path top = Files.writeString(folder.resolve("a"), "2");
        Files.createSymbolicLink(inner.resolve("loop"), folder);
        Files.createSymbolicLink(folder.resolve("link"), top);

        FolderWalk walk = FolderWalk.of(folder);

        assertThat(walk.files()).containsExactly(top, deep);
        assertThat(walk.failures()).isEmpty();
    }
}
