package org.twatcache.engine.xodus;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of the journal. It is filled with zeros before its first use: so what is written later needs no space, and its sync
 * no change of the file's length. What is appended is gathered in memory until it is flushed: a call of the system costs more
 * than to copy many records. Written and synced by different threads; the journal sees to the order.
 */
final class Segment {

    private static final byte[] ZEROS = new byte[1 << 16];
    private static final int BUFFER = 1 << 17;
    private static final int UNKNOWN = -1;

    final Path path;
    final int capacity;
    private final RandomAccessFile file;

    /** How much of the file is used. */
    private int written;

    /** Where the file stands. */
    private int position;

    private byte[] buffer = {};
    private int buffered;

    /** The highest sequence that was appended to it. */
    private long last;

    private Segment(Path path, int capacity, RandomAccessFile file) {
        this.path = path;
        this.capacity = capacity;
        this.file = file;
        this.position = capacity;
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
        return length <= capacity - written - buffered;
    }

    /**
     * Takes a record, for which there is room.
     *
     * @param sequence its number
     * @param synced that of a record which is on the disk
     * @param atOnce whether it is to be with the operating system when this returns
     * @throws IOException where it was not taken
     */
    void append(JournalRecord.Draft record, long sequence, long synced, boolean atOnce) throws IOException {
        int length = record.length();
        if (length > BUFFER - buffered) {
            flush();
        }
        if (length > BUFFER) {
            byte[] alone = new byte[length];
            record.writeTo(alone, 0, sequence, synced);
            write(alone, length);
        } else {
            if (buffer.length == 0) {
                buffer = new byte[BUFFER];
            }
            record.writeTo(buffer, buffered, sequence, synced);
            if (atOnce) {
                write(buffer, buffered + length);
                buffered = 0;
            } else {
                buffered += length;
            }
        }
        last = sequence;
    }

    /**
     * Hands what was taken to the operating system.
     *
     * @throws IOException where it is still to be flushed
     */
    void flush() throws IOException {
        if (buffered > 0) {
            write(buffer, buffered);
            buffered = 0;
        }
    }

    /** The file of {@code RandomAccessFile} takes no notice of interrupts, unlike a channel. */
    private void write(byte[] bytes, int length) throws IOException {
        if (position != written) {
            file.seek(written);
        }
        position = UNKNOWN;
        file.write(bytes, 0, length);
        written += length;
        position = written;
    }

    /** Nothing is appended for now: flushes, and lets the memory go. */
    void rest() throws IOException {
        flush();
        buffer = new byte[0];
    }

    /** The number of the last record that it took. */
    long last() {
        return last;
    }

    boolean isEmpty() {
        return written == 0 && buffered == 0;
    }

    /** Makes durable what was flushed. Only on threads that nobody interrupts: an interrupt would close the file. */
    void sync() throws IOException {
        file.getChannel().force(false);
    }

    /** Begins anew; what it holds is overwritten, and until then told from records by its sequence. */
    void reset() {
        written = 0;
        buffered = 0;
    }

    void delete() throws IOException {
        file.close();
        Files.deleteIfExists(path);
    }

    void close() throws IOException {
        file.close();
    }
}
