package org.twatcache.engine.redis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A password that stands in a file, which may be written anew while it is used: it is read for each connection. While there is nothing in
 * the file, as for a moment when it is written in place, or no file, what was read last counts.
 */
final class SecretFile implements Secret {

    private final Path file;
    private volatile String last;

    /**
     * One that is there.
     *
     * @throws IOException where it cannot be read
     */
    SecretFile(Path file) throws IOException {
        this.file = file.toAbsolutePath();
        this.last = Files.readString(file).strip();
    }

    @Override
    public String text() {
        try {
            String now = Files.readString(file).strip();
            if (!now.isEmpty()) {
                last = now;
            }
        } catch (IOException e) {
            // It is being replaced, most likely; the server says whether the one before is still right.
        }
        return last;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SecretFile secret && file.equals(secret.file);
    }

    @Override
    public int hashCode() {
        return file.hashCode();
    }

    @Override
    public String toString() {
        return "the password in " + file;
    }
}
