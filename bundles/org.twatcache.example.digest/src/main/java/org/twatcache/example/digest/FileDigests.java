package org.twatcache.example.digest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.twatcache.Cache;

/** Digests of files through a cache: read only when the file changed, or the cache forgot it. */
final class FileDigests {

    private final Cache<FileState, Digest> cache;
    private final Tally tally = new Tally();

    FileDigests(Cache<FileState, Digest> cache) {
        this.cache = cache;
    }

    /**
     * The digest of a file.
     *
     * @throws IOException where it cannot be read, or changed meanwhile; nothing is cached then
     */
    String of(Path file) throws IOException {
        FileState state = FileState.of(file);
        boolean[] computed = new boolean[1];
        Digest digest = Objects.requireNonNull(cache.get(state, wanted -> {
            computed[0] = true;
            return compute(file, wanted);
        }));
        tally.count(digest, computed[0]);
        return digest.sha256();
    }

    Tally tally() {
        return tally;
    }

    private static Digest compute(Path file, FileState state) throws IOException {
        long start = System.nanoTime();
        MessageDigest sha256 = sha256();
        try (InputStream content = new DigestInputStream(Files.newInputStream(file), sha256)) {
            content.transferTo(OutputStream.nullOutputStream());
        }
        if (!FileState.of(file).equals(state)) {
            throw new IOException("it changed while it was read");
        }
        return new Digest(HexFormat.of().formatHex(sha256.digest()), System.nanoTime() - start);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
