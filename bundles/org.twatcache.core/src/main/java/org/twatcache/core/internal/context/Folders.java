package org.twatcache.core.internal.context;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    /** Directories that were found right: their names need no second look, which would list what is beside them. */
    private final Set<Path> known = ConcurrentHashMap.newKeySet();

    Folders(Path data) {
        this.data = data;
    }

    /** The directory, which is made where it is missing. */
    Path directory(String cache, String engine, Optional<String> folder) {
        try {
            if (!Files.isDirectory(data)) {
                Files.createDirectories(data);
            }
            Path ofEngine = below(data.toRealPath(), engine, cache, engine);
            return below(ofEngine, folder.orElse(DEFAULT), cache, engine);
        } catch (IOException e) {
            throw unusable(data, cache, engine, "it cannot be used: " + e, e);
        }
    }

    private Path below(Path parent, String name, String cache, String engine) throws IOException {
        if (!PLAIN.matcher(name).matches()) {
            throw refused(name, cache, engine, "it is not a plain name");
        }
        Path directory = parent.resolve(name);
        boolean posix = Files.getFileAttributeView(parent, PosixFileAttributeView.class) != null;
        BasicFileAttributes present = present(directory, posix);
        String twin = present != null && known.contains(directory) ? null : twin(parent, name);
        if (twin != null) {
            throw refused(name, cache, engine, "there is '" + twin + "', which differs in case only; use that name");
        }
        if (present == null) {
            present = make(directory, posix);
        }
        if (present.isSymbolicLink()) {
            throw refused(name, cache, engine, directory + " is a symbolic link, which could lead anywhere");
        }
        if (!present.isDirectory()) {
            throw unusable(directory, cache, engine, "it is a file, not a directory; remove it, or name another", null);
        }
        if (!Files.isWritable(directory)) {
            throw unusable(directory, cache, engine, "it cannot be written; check its owner and its permissions", null);
        }
        if (present instanceof PosixFileAttributes rights
                && !rights.permissions().equals(OURS)) {
            Files.setPosixFilePermissions(directory, OURS);
        }
        known.add(directory);
        return directory;
    }

    private static @Nullable BasicFileAttributes present(Path directory, boolean posix) throws IOException {
        try {
            return Files.readAttributes(directory, kind(posix), LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static BasicFileAttributes make(Path directory, boolean posix) throws IOException {
        try {
            Files.createDirectory(directory, attributes(posix));
        } catch (FileAlreadyExistsException e) {
            // Somebody was faster.
        }
        return Files.readAttributes(directory, kind(posix), LinkOption.NOFOLLOW_LINKS);
    }

    private static Class<? extends BasicFileAttributes> kind(boolean posix) {
        return posix ? PosixFileAttributes.class : BasicFileAttributes.class;
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
