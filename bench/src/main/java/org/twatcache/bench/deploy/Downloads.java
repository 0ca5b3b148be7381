package org.twatcache.bench.deploy;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a user would download, as the build made it or fetched it. */
final class Downloads {

    private final Path checkout;
    private final Path scratch;

    /**
     * Those of a checkout.
     *
     * @param checkout its root
     * @param scratch where they are unpacked
     */
    Downloads(Path checkout, Path scratch) {
        this.checkout = checkout;
        this.scratch = scratch;
    }

    /** A new folder for something. */
    Path folder(String name) throws IOException {
        return Files.createDirectories(scratch.resolve(name));
    }

    /** The Felix distribution, as tar.gz or zip. */
    Path distribution(String ending) throws IOException {
        return only(checkout.resolve("features/felix/target"), "twat-cache-*." + ending);
    }

    /** The archive of the features for Karaf. */
    Path kar() throws IOException {
        return only(checkout.resolve("features/karaf/target"), "twat-cache.kar");
    }

    /** A Karaf as it is downloaded. */
    Path karaf() throws IOException {
        return only(checkout.resolve("bench/target/karaf"), "*.tar.gz");
    }

    /** A bare Felix. */
    Path felix() {
        return checkout.resolve("bench/target/felix");
    }

    /**
     * Unpacks an archive.
     *
     * @param archive a tar.gz of one folder
     * @param name of a new folder for it
     * @return the folder that was in it
     */
    Path unpack(Path archive, String name) throws IOException, InterruptedException {
        Path folder = folder(name);
        int code = new ProcessBuilder("tar", "xzf", archive.toString(), "-C", folder.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException(archive + " could not be unpacked");
        }
        return only(folder, "*");
    }

    private static Path only(Path folder, String pattern) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("There is no " + folder + ": build first, without --no-build");
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, pattern)) {
            List<Path> files = new ArrayList<>();
            found.forEach(files::add);
            if (files.size() != 1) {
                throw new IOException("Of " + pattern + " in " + folder + " there is not one, but " + files);
            }
            return files.get(0);
        }
    }
}
