package org.twatcache.command.file;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.twatcache.CacheResourceException;

/**
 * A file that is replaced as a whole, or not at all: what is written stands beside it, for this user only, until all of it is
 * on the disk. A link is followed. Used by one thread.
 */
public final class ReplacedFile implements AutoCloseable {

    private final Path target;
    private final Path written;
    private final FileOutputStream out;
    private boolean committed;

    private ReplacedFile(Path target, Path written) throws IOException {
        this.target = target;
        this.written = written;
        this.out = new FileOutputStream(written.toFile());
    }

    /**
     * Begins.
     *
     * @param file what is to be replaced, or made
     * @return to be committed, and closed
     * @throws CacheResourceException where it cannot be replaced or made
     */
    public static ReplacedFile begin(NamedFile file) {
        Path path = file.path().toAbsolutePath();
        try {
            Path target = Files.isSymbolicLink(path) ? path.toRealPath() : path;
            requireReplaceable(target, file);
            // Made by the JDK with permissions for the owner only.
            return new ReplacedFile(target, Files.createTempFile(folder(target, file), ".twat-cache-", ".tmp"));
        } catch (IOException e) {
            throw file.refused("cannot be written: " + e.getMessage(), e);
        }
    }

    private static void requireReplaceable(Path target, NamedFile file) {
        if (Files.isDirectory(target)) {
            throw file.refused("is a folder", null);
        } else if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw file.refused("is a device or the like", null);
        } else if (Files.exists(target) && !Files.isWritable(target)) {
            throw file.refused("may not be written", null);
        }
    }

    private static Path folder(Path target, NamedFile file) {
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw file.refused("is in '" + folder + "', which is no folder", null);
        } else if (!Files.isWritable(folder)) {
            throw file.refused("is in the folder '" + folder + "', which may not be written", null);
        }
        return folder;
    }

    /**
     * Where to write.
     *
     * @return the same stream every time; not buffered
     */
    public OutputStream out() {
        return out;
    }

    /**
     * Replaces the file by what was written.
     *
     * @throws IOException where it could not be; then it is as before
     */
    public void commit() throws IOException {
        out.getFD().sync();
        out.close();
        Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
        committed = true;
    }

    /** Leaves nothing behind of what was not committed. */
    @Override
    public void close() throws IOException {
        if (!committed) {
            try {
                out.close();
            } finally {
                Files.deleteIfExists(written);
            }
        }
    }
}
