package org.twatcache.command.replay;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheResourceException;
import org.twatcache.command.file.NamedFile;

/**
 * A file of keys in UTF-8, one a line; blank lines are no keys. Packed files are told by their first bytes, and by the ending
 * {@code .gz}. Whatever is wrong with it is a {@link CacheResourceException} that names cache, file, line and cause. Used by
 * one thread.
 */
public final class KeyFile implements AutoCloseable {

    /** What to do where a file cannot be used. */
    public static final String REMEDY = "give a file of keys in UTF-8, one a line, plain or as .gz";

    private static final int LONGEST_KEY = 1 << 20;
    private static final int GZIP_MAGIC = 0x1f8b;
    private static final int BUFFER = 1 << 16;

    private final Reader reader;
    private final NamedFile file;
    private final StringBuilder line = new StringBuilder();
    private long lines;

    private KeyFile(Reader reader, NamedFile file) {
        this.reader = reader;
        this.file = file;
    }

    /**
     * Opens a file.
     *
     * @param file the file
     * @return the same, to be closed
     */
    public static KeyFile open(NamedFile file) {
        InputStream in = null;
        try {
            in = new BufferedInputStream(file.open(), BUFFER);
            InputStream plain = isPacked(in, file.path()) ? new GZIPInputStream(in, BUFFER) : in;
            return new KeyFile(
                    new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder()), BUFFER),
                    file);
        } catch (IOException e) {
            closeQuietly(in);
            throw file.refused(fault(e), e);
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
            throw file.refused(fault(e) + " (after line " + lines + ")", e);
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
                throw file.refused("is a binary file: a zero byte in line " + (lines + 1), null);
            } else if (line.length() == LONGEST_KEY) {
                throw file.refused("is no file of keys: line " + (lines + 1) + " is too long", null);
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
