package org.twatcache.engine.xodus;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Moves a store that cannot be believed out of the way, into a folder beside, for whoever wants to look at it. */
final class SetAside {

    private static final String PREFIX = "damaged-";

    /** More would fill the disk with what nobody looks at. */
    private static final int KEPT = 2;

    private SetAside() {}

    /** Moves what matches, and gives where it went. */
    static Path move(Path directory, String... globs) throws IOException {
        Path aside =
                Files.createDirectory(directory.resolve(PREFIX + Instant.now().toEpochMilli()));
        for (String glob : globs) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, glob)) {
                for (Path file : files) {
                    Files.move(file, aside.resolve(file.getFileName()));
                }
            }
        }
        OwnFiles.syncNames(directory);
        forgetOld(directory);
        return aside;
    }

    private static void forgetOld(Path directory) throws IOException {
        List<Path> old = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(directory, PREFIX + "*")) {
            folders.forEach(old::add);
        }
        old.sort(null);
        for (Path folder : old.subList(0, Math.max(0, old.size() - KEPT))) {
            List<Path> files;
            try (Stream<Path> content = Files.list(folder)) {
                files = content.toList();
            }
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(folder);
        }
    }
}
