package org.twatcache.core.internal.context;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.core.internal.engine.LastServed;

/**
 * Who served last, in files, one a cache that was ever served by an engine which keeps entries. A file's name is a hash, so
 * that no name of a cache leads out of the folder; its content says in words what it is about.
 */
final class ServedRecords {

    private static final Logger LOG = LoggerFactory.getLogger(ServedRecords.class);

    private final Path folder;

    ServedRecords(Path data) {
        this.folder = data.resolve("served");
    }

    /** The record of one cache, by the scope of its name and by its folder. */
    LastServed of(String owner, String cache, Optional<String> cacheFolder) {
        String about = "owner=" + owner + "\ncache=" + cache
                + cacheFolder.map(name -> "\nfolder=" + name).orElse("") + "\n";
        Path file = folder.resolve(hash(about));
        return new LastServed() {
            @Override
            public @Nullable String engine() {
                return read(file);
            }

            @Override
            public boolean note(String engine) {
                String present = read(file);
                return engine.equals(present) || write(engine, present != null);
            }

            private boolean write(String engine, boolean exists) {
                try {
                    if (exists && engine.equals(NOBODY)) {
                        spoil(file);
                    } else {
                        replace(file, ServedText.of(engine, about));
                    }
                    return true;
                } catch (IOException e) {
                    LOG.warn("Cannot note in {} who serves cache '{}' of {}", folder, cache, owner, e);
                    return false;
                }
            }
        };
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** What cannot be read names nobody. */
    private static @Nullable String read(Path file) {
        try {
            Optional<String> engine = ServedText.engine(Files.readAllBytes(file));
            if (engine.isEmpty()) {
                LOG.warn("{} is damaged: what engines keep of its cache is not believed", file);
            }
            return engine.orElse(LastServed.NOBODY);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            LOG.warn("Cannot read {}: what engines keep of its cache is not believed", file, e);
            return LastServed.NOBODY;
        }
    }

    /** One byte in its place needs no space: it can be written where the disk is full. */
    private static void spoil(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            int unused = channel.write(ByteBuffer.wrap(ServedText.voiding()), 0);
            channel.force(false);
        }
    }

    private void replace(Path file, byte[] text) throws IOException {
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, "new", "");
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text);
                while (bytes.hasRemaining()) {
                    int unused = channel.write(bytes);
                }
                channel.force(true);
            }
            Path unused = Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            boolean unused = Files.deleteIfExists(fresh);
        }
        // The name is in the folder, and only this makes it durable.
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
