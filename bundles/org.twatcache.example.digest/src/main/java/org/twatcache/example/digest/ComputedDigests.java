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

/** Reads the whole file each time: knows nothing of caches. */
final class ComputedDigests implements Digests {

    @Override
    public Digest of(FileState file, Tally tally) throws IOException {
        long start = System.nanoTime();
        Path path = Path.of(file.path());
        MessageDigest sha256 = sha256();
        try (InputStream content = new DigestInputStream(Files.newInputStream(path), sha256)) {
            content.transferTo(OutputStream.nullOutputStream());
        }
        if (!FileState.of(path).equals(file)) {
            throw new IOException("it changed while it was read");
        }
        tally.computed();
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
