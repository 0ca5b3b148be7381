package org.twatcache.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageTest {

    @Test
    void close_removesWhatTheFrameworkLeft_butFollowsNoLink(@TempDir Path elsewhere) throws Exception {
        Path kept = Files.writeString(elsewhere.resolve("kept"), "x");
        Storage storage = Storage.create();
        Files.createDirectories(storage.folder().resolve("bundle1/data"));
        Files.writeString(storage.folder().resolve("bundle1/data/x"), "x");
        Files.createSymbolicLink(storage.folder().resolve("link"), elsewhere);

        storage.close();

        assertThat(storage.folder()).doesNotExist();
        assertThat(kept).exists();
    }
}
