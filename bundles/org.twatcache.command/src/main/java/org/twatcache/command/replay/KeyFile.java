package org.twatcache.command.replay;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheResourceException;

/**
 * A file of keys in UTF-8, one a line; blank lines are no keys. Packed files are told by their first bytes, and by the ending
 * {@code .gz}. Whatever is wrong with it is a {@link CacheResourceException} that names cache, file, line and cause. Used by
 * one thread.
 */
public final class KeyFile implements AutoCloseable {

    private static final int LONGEST_KEY = 1 << 20;
    private static final int GZIP_MAGIC = 0x1f8b;
    private static final int BUFFER = 1 << 16;

    private final Reader reader;
    private final String file;
    private final String cache;
    private final StringBuilder line = new StringBuilder();
    private long lines;

    private KeyFile(Reader reader, String file, String cache) {
        this.reader = reader;
        this.file = file;
        this.cache = cache;
    }

    /**
     * Opens a file.
     *
     * @param path where it is
     * @param file how the user calls it
     * @param cache the cache, for messages
     * @return the file, to be closed
     */
    public static KeyFile open(Path path, String file, String cache) {
        if (Files.isDirectory(path)) {
            throw refused(file, cache, "is a folder", null);
        } else if (Files.notExists(path)) {
            throw refused(file, cache, "does not exist", null);
        } else if (!Files.isReadable(path)) {
            throw refused(file, cache, "may not be read", null);
        }
        InputStream in = null;
        try {
            // Not Files.newInputStream: an interrupt would close it, and show as a fault of the file.
            in = new BufferedInputStream(new FileInputStream(path.toFile()), BUFFER);
            InputStream plain = isPacked(in, path) ? new GZIPInputStream(in, BUFFER) : in;
            return new KeyFile(
                    new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder()), BUFFER),
                    file,
                    cache);
        } catch (IOException e) {
            closeQuietly(in);
            throw refused(file, cache, fault(e), e);
        }
    }

    /**
     * Reads on.
     *
     * @return the next key, or null at the end
     */
    public @Nullable String next() {
        try {
            while (readLine()) {
                lines++;
                if (!line.toString().isBlank()) {
                    return line.toString();
                }
            }
            return null;
        } catch (IOException e) {
            throw refused(file, cache, fault(e) + " (after line " + lines + ")", e);
        }
    }

    @Override
    public void close() {
        closeQuietly(reader);
    }

    /** Not {@code BufferedReader.readLine}: a file without line ends would fill the memory. */
    private boolean readLine() throws IOException {
        line.setLength(0);
        int next = reader.read();
        boolean any = next >= 0;
        while (next >= 0 && next != '\n') {
            if (next == 0) {
                throw refused(file, cache, "is a binary file: a zero byte in line " + (lines + 1), null);
            } else if (line.length() == LONGEST_KEY) {
                throw refused(file, cache, "is no file of keys: line " + (lines + 1) + " is too long", null);
            }
            line.append((char) next);
            next = reader.read();
        }
        if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        return any;
    }

    private static boolean isPacked(InputStream in, Path path) throws IOException {
        in.mark(2);
        int magic = in.read() << 8 | in.read();
        in.reset();
        return magic == GZIP_MAGIC || path.toString().endsWith(".gz");
    }

    private static String fault(IOException e) {
        if (e instanceof EOFException) {
            return "is a truncated gzip file";
        } else if (e instanceof ZipException) {
            return "is a damaged gzip file: " + e.getMessage();
        }
        return e instanceof CharacterCodingException
                ? "is a binary file, or text that is not in UTF-8"
                : "cannot be read: " + e.getMessage();
    }

    private static CacheResourceException refused(String file, String cache, String fault, @Nullable Throwable cause) {
        return new CacheResourceException(
                "The file '" + file + "' for cache '" + cache + "' " + fault
                        + "; give a file of keys in UTF-8, one a line, plain or as .gz",
                cache,
                null,
                cause);
    }

    private static void closeQuietly(@Nullable AutoCloseable resource) {
        try {
            if (resource != null) {
                resource.close();
            }
        } catch (Exception e) {
            // The file was only read: nothing can be lost.
        }
    }
}
