package org.twatcache.command.file;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.apache.felix.service.command.CommandSession;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheResourceException;

/**
 * A file that a user named for a cache. Whatever is wrong with it is told in his words.
 *
 * @param path where it is
 * @param typed how he calls it
 * @param cache the cache
 * @param remedy what to do where it cannot be used
 */
public record NamedFile(Path path, String typed, String cache, String remedy) {

    /**
     * Finds it, from the current folder of a session.
     *
     * @param session the session
     * @param typed what was typed
     * @param cache the cache
     * @param remedy what to do where it cannot be used
     * @return the file, there or not
     * @throws CacheResourceException where no file can have that name
     */
    public static NamedFile of(CommandSession session, String typed, String cache, String remedy) {
        NamedFile here = new NamedFile(session.currentDir(), typed, cache, remedy);
        try {
            return new NamedFile(here.path.resolve(typed), typed, cache, remedy);
        } catch (InvalidPathException e) {
            throw here.refused("has no name for a file: " + e.getReason(), e);
        }
    }

    /**
     * Opens it.
     *
     * @return its bytes, to be closed; not buffered
     * @throws CacheResourceException where it cannot be opened
     */
    public InputStream open() {
        if (Files.isDirectory(path)) {
            throw refused("is a folder", null);
        } else if (Files.notExists(path)) {
            throw refused("does not exist", null);
        } else if (!Files.isReadable(path)) {
            throw refused("may not be read", null);
        }
        try {
            // Not Files.newInputStream: an interrupt would close it, and show as a fault of the file.
            return new FileInputStream(path.toFile());
        } catch (IOException e) {
            throw refused("cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * The error of a file that cannot be used.
     *
     * @param fault the rest of the sentence
     * @param cause what caused it, or null
     * @return the error, to be thrown
     */
    public CacheResourceException refused(String fault, @Nullable Throwable cause) {
        return new CacheResourceException(
                "The file '" + typed + "' for cache '" + cache + "' " + fault + "; " + remedy, cache, null, cause);
    }
}
