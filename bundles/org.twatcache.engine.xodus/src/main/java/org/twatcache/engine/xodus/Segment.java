package org.twatcache.engine.xodus;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of the journal. It is filled with zeros before its first use: so what is written later needs no space, and its sync
 * no change of the file's length. Written and synced by different threads; the journal sees to the order.
 */
final class Segment {

    private static final byte[] ZEROS = new byte[1 << 16];

    final Path path;
    final int capacity;
    private final RandomAccessFile file;
    private int written;

    /** The highest sequence in it. */
    long last;

    private Segment(Path path, int capacity, RandomAccessFile file) {
        this.path = path;
        this.capacity = capacity;
        this.file = file;
    }

    static Segment create(Path path, int capacity) throws IOException {
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        boolean usable = false;
        try {
            OwnFiles.close(path.toFile());
            for (int filled = 0; filled < capacity; filled += ZEROS.length) {
                file.write(ZEROS, 0, Math.min(ZEROS.length, capacity - filled));
            }
            file.getFD().sync();
            file.seek(0);
            usable = true;
            return new Segment(path, capacity, file);
        } finally {
            if (!usable) {
                file.close();
                Files.deleteIfExists(path);
            }
        }
    }

    boolean hasRoom(int length) {
        return length <= capacity - written;
    }

    /** The file of {@code RandomAccessFile} takes no notice of interrupts, unlike a channel. */
    void write(byte[] record) throws IOException {
        file.seek(written);
        file.write(record);
        written += record.length;
    }

    boolean isEmpty() {
        return written == 0;
    }

    /** Only on threads that nobody interrupts: an interrupt would close the file. */
    void sync() throws IOException {
        file.getChannel().force(false);
    }

    /** Begins anew; what it holds is overwritten, and until then told from records by its sequence. */
    void reset() {
        written = 0;
    }

    void delete() throws IOException {
        file.close();
        Files.deleteIfExists(path);
    }

    void close() throws IOException {
        file.close();
    }
}
