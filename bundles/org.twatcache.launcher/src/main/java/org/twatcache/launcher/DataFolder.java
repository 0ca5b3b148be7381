package org.twatcache.launcher;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The folder that holds caches, configuration and history: the user's alone. */
final class DataFolder {

    private DataFolder() {}

    /** Where the folder is; it need not exist. A blank variable counts as none. */
    static Path locate(@Nullable String option, Map<String, String> environment, String home) throws UsageException {
        String name = option != null ? option : environment.getOrDefault("TWAT_CACHE_DATA", "");
        try {
            if (!name.isBlank()) {
                return Path.of(name).toAbsolutePath().normalize();
            }
            String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
            // The XDG specification has relative paths ignored.
            Path base = cache.startsWith("/") ? Path.of(cache) : Path.of(home, ".cache");
            return base.resolve("twat-cache").toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new UsageException("the data folder '" + name + "' is no path: " + e.getReason());
        }
    }

    /** Makes the folder where there is none, closed to others; one that is there stays as it is. */
    static void create(Path folder) throws UsageException, PlatformException {
        try {
            Files.createDirectories(folder, ownerOnly());
        } catch (FileAlreadyExistsException e) {
            throw new UsageException("the data folder " + folder + " is a file: name a folder with --data");
        } catch (IOException e) {
            throw new PlatformException(
                    "the data folder " + folder + " cannot be made (" + e + "): name another one with --data", e);
        }
        if (!Files.isWritable(folder)) {
            throw new PlatformException(
                    "the data folder " + folder + " is not writable: name another one with --data", null);
        }
    }

    static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
