package org.twatcache.engine.xodus;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One line of the journal: length (4 bytes), checksum (4), sequence (8), synced (8), type (1), region (8), deadline (8), length
 * of the key (4), key, value. The checksum covers all behind it. The sequence goes up by one from record to record, so that
 * what a recycled file still holds is not taken for a record.
 */
final class JournalRecord {

    /** What a record says. */
    enum Type {
        /** The key has the value. */
        PUT(1),
        /** The key has no value. */
        REMOVE(2),
        /** The region of that name has that number from here on, and is empty. */
        REGION(3),
        /** There is no region of that name. */
        DROP(4);

        private final byte code;

        Type(int code) {
            this.code = (byte) code;
        }

        static @Nullable Type of(byte code) {
            for (Type type : values()) {
                if (type.code == code) {
                    return type;
                }
            }
            return null;
        }
    }

    /** Its number. */
    final long sequence;

    /** The number of a record that was on the disk when this one was written. */
    final long synced;

    final Type type;

    /** The region's number. */
    final long region;

    /** As in {@link org.twatcache.spi.CacheEngine}. */
    final long deadline;

    /** The key, or the region's name. */
    final byte[] key;

    final byte[] value;

    private JournalRecord(ByteBuffer record, Type type, int keyLength, int length) {
        this.sequence = record.getLong(SEQUENCE);
        this.synced = record.getLong(SYNCED);
        this.type = type;
        this.region = record.getLong(BODY + 1);
        this.deadline = record.getLong(BODY + 1 + Long.BYTES);
        this.key = new byte[keyLength];
        this.value = new byte[length - HEADER - keyLength];
        record.get(HEADER, key).get(HEADER + keyLength, value);
    }

    static final int HEADER = 45;

    private static final int CHECKSUM = 4;
    private static final int SEQUENCE = 8;
    private static final int SYNCED = 16;
    private static final int BODY = 24;

    /** A record that is to be written. */
    static final class Draft {

        private final Type type;
        private final long region;
        private final long deadline;
        private final byte[] key;
        private final byte[] value;

        /**
         * A record without a number.
         *
         * @param deadline as in {@link org.twatcache.spi.CacheEngine}
         * @param key the key, or the region's name
         */
        Draft(Type type, long region, long deadline, byte[] key, byte[] value) {
            this.type = type;
            this.region = region;
            this.deadline = deadline;
            this.key = key;
            this.value = value;
        }

        int length() {
            return HEADER + key.length + value.length;
        }

        /** Writes it with its number, and that of a record which is on the disk. */
        void writeTo(byte[] bytes, int at, long sequence, long synced) {
            int length = length();
            ByteBuffer record = ByteBuffer.wrap(bytes, at, length).slice();
            record.putInt(length)
                    .putInt(0)
                    .putLong(sequence)
                    .putLong(synced)
                    .put(type.code)
                    .putLong(region)
                    .putLong(deadline)
                    .putInt(key.length)
                    .put(key)
                    .put(value)
                    .putInt(CHECKSUM, checksum(bytes, at, length));
        }
    }

    /** The record that begins at the buffer's position, which moves behind it; null where there is none. */
    static @Nullable JournalRecord read(ByteBuffer from) {
        int at = from.position();
        if (from.remaining() < HEADER) {
            return null;
        }
        int length = from.getInt(at);
        if (length < HEADER || length > from.remaining()) {
            return null;
        }
        byte[] bytes = new byte[length];
        from.get(at, bytes);
        ByteBuffer record = ByteBuffer.wrap(bytes);
        Type type = Type.of(record.get(BODY));
        int key = record.getInt(HEADER - Integer.BYTES);
        boolean whole = record.getInt(CHECKSUM) == checksum(bytes, 0, length) && key >= 0 && key <= length - HEADER;
        if (type == null || !whole) {
            return null;
        }
        from.position(at + length);
        return new JournalRecord(record, type, key, length);
    }

    private static int checksum(byte[] bytes, int at, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, at + SEQUENCE, length - SEQUENCE);
        return (int) crc.getValue();
    }
}
