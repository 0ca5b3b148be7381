package org.twatcache.bench.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.twatcache.bench.harness.Forks;
import org.twatcache.bench.harness.Scratch;

/** Forks that have a folder on a disk, which is gone afterwards. */
final class DiskForks implements AutoCloseable {

    /** Where they find the folder. */
    static final String FOLDER = "bench.disk.folder";

    /** Whether they are to be short. */
    static final String SHORT = "bench.disk.short";

    private static final Set<String> MEMORY = Set.of("tmpfs", "ramfs");

    private final Path folder;
    private final Forks forks;

    DiskForks(Path folder, boolean shortForm, Consumer<String> say) throws IOException {
        this.folder = folder;
        if (Files.exists(folder)) {
            Scratch.delete(folder);
        }
        Files.createDirectories(folder);
        String type = Files.getFileStore(folder).type();
        if (MEMORY.contains(type)) {
            Scratch.delete(folder);
            throw new IOException(folder + " is in memory (" + type + "): check out on a disk");
        }
        say.accept("DISK " + type);
        List<String> options = new ArrayList<>(List.of("-Xms2g", "-Xmx2g", "-XX:+UseG1GC"));
        options.addAll(List.of("-D" + FOLDER + "=" + folder, "-D" + SHORT + "=" + shortForm));
        if (shortForm) {
            // Its times are only shown.
            options.add("-XX:TieredStopAtLevel=1");
        }
        this.forks = new Forks(DiskFork.class, say, options, System.getProperty("java.class.path"));
    }

    Forks forks() {
        return forks;
    }

    /** A folder that several forks share, one after another. */
    Path shared(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() throws IOException {
        Scratch.delete(folder);
    }
}
