package org.twatcache.example.digest;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The regular files below a folder. Symbolic links are not followed, so that there are no loops.
 *
 * @param files the files, sorted
 * @param failures what could not be looked into, with the reason
 */
record FolderWalk(SortedSet<Path> files, Map<Path, IOException> failures) {

    static FolderWalk of(Path folder) throws IOException {
        FolderWalk walk = new FolderWalk(new TreeSet<>(), new TreeMap<>());
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    walk.files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                walk.failures.put(file, failure);
                return FileVisitResult.CONTINUE;
            }
        });
        return walk;
    }
}
