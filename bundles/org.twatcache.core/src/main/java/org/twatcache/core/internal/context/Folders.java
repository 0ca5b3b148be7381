package org.twatcache.core.internal.context;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.twatcache.CachePathException;
import org.twatcache.CacheResourceException;

/**
 * The directories of engines that keep files: {@code data/engine/folder}. The data directory is the operator's and may be a
 * link; nothing below it may be. Names that differ in case only are refused: on many file systems they are one directory.
 */
final class Folders {

    /** The folder of caches whose spec names none. */
    private static final String DEFAULT = "default";

    /** ASCII only, hence no two names are one after a file system has normalised them. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}");

    private static final Set<PosixFilePermission> OURS = PosixFilePermissions.fromString("rwx------");

    private final Path data;

    Folders(Path data) {
        this.data = data;
    }

    /** The directory, which is made where it is missing. */
    Path directory(String cache, String engine, Optional<String> folder) {
        try {
            Files.createDirectories(data);
            Path ofEngine = below(data.toRealPath(), engine, cache, engine);
            return below(ofEngine, folder.orElse(DEFAULT), cache, engine);
        } catch (IOException e) {
            throw unusable(data, cache, engine, "it cannot be used: " + e, e);
        }
    }

    private static Path below(Path parent, String name, String cache, String engine) throws IOException {
        if (!PLAIN.matcher(name).matches()) {
            throw refused(name, cache, engine, "it is not a plain name");
        }
        String twin = twin(parent, name);
        if (twin != null) {
            throw refused(name, cache, engine, "there is '" + twin + "', which differs in case only; use that name");
        }
        Path directory = parent.resolve(name);
        boolean posix = Files.getFileAttributeView(parent, PosixFileAttributeView.class) != null;
        try {
            Files.createDirectory(directory, attributes(posix));
        } catch (FileAlreadyExistsException e) {
            if (Files.isSymbolicLink(directory)) {
                throw refused(name, cache, engine, directory + " is a symbolic link, which could lead anywhere");
            }
            if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                throw unusable(
                        directory, cache, engine, "it is a file, not a directory; remove it, or name another", e);
            }
        }
        if (!Files.isWritable(directory)) {
            throw unusable(directory, cache, engine, "it cannot be written; check its owner and its permissions", null);
        }
        if (posix && !Files.getPosixFilePermissions(directory).equals(OURS)) {
            Files.setPosixFilePermissions(directory, OURS);
        }
        return directory;
    }

    /** Another name in a directory that a file system may take for this one, or null. */
    private static @Nullable String twin(Path parent, String name) throws IOException {
        try (Stream<Path> present = Files.list(parent)) {
            return present.map(path -> path.getFileName().toString())
                    .filter(other -> other.equalsIgnoreCase(name) && !other.equals(name))
                    .findFirst()
                    .orElse(null);
        }
    }

    private static FileAttribute<?>[] attributes(boolean posix) {
        return posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OURS)} : new FileAttribute<?>[0];
    }

    private static CachePathException refused(String name, String cache, String engine, String reason) {
        return new CachePathException(
                "The folder '" + name + "' of cache '" + cache + "' was refused: " + reason, cache, engine, null);
    }

    private static CacheResourceException unusable(
            Path directory, String cache, String engine, String reason, @Nullable Throwable cause) {
        return new CacheResourceException(
                "The directory " + directory + " of engine '" + engine + "' for cache '" + cache + "': " + reason,
                cache,
                engine,
                cause);
    }
}
