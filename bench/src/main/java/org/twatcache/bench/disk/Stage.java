package org.twatcache.bench.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.twatcache.bench.harness.Scratch;

/** In a fork: where its stores are, and how much it does. */
final class Stage {

    private final Path folder = Path.of(System.getProperty(DiskForks.FOLDER));
    private final Scale scale = Scale.of(Boolean.getBoolean(DiskForks.SHORT));

    Scale scale() {
        return scale;
    }

    /** A new folder. */
    Path folder(String name) throws IOException {
        return Files.createTempDirectory(folder, name);
    }

    static void delete(Path folder) throws IOException {
        Scratch.delete(folder);
    }
}
