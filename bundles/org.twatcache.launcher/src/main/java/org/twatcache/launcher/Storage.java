package org.twatcache.launcher;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * The framework's own folder, made for one run and removed after it.
 *
 * @param folder the folder, readable by its owner only
 */
record Storage(Path folder) implements AutoCloseable {

    static Storage create() throws PlatformException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        // Nobody can take this name from us, as making a folder that is there fails. A random name would load 90
        // classes.
        String name = "twat-cache-" + ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime());
        try {
            return new Storage(Files.createDirectory(temporary.resolve(name), DataFolder.ownerOnly()));
        } catch (IOException e) {
            throw new PlatformException("no folder can be made in " + temporary + ": " + e, e);
        }
    }

    @Override
    public void close() throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
