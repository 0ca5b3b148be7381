package org.twatcache.engine.xodus;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * How an entry stands in the database: kind (1 byte), checksum (4), deadline (8), value. The checksum is CRC-32C (Castagnoli,
 * RFC 3720) over the region, the kind, the deadline, the key and the value: Xodus checks nothing, and an address that was
 * damaged leads to another entry, which is whole.
 */
final class StoredEntry {

    /** What follows is the value. */
    static final byte VALUE = 1;

    /** What follows is the number of the pieces of the value. */
    static final byte PIECES = 2;

    static final int HEADER = 13;

    private static final int CHECKSUM = 1;
    private static final int DEADLINE = 5;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private StoredEntry() {}

    static byte[] encode(byte kind, long region, byte[] key, byte[] value, long deadline) {
        byte[] bytes = new byte[HEADER + value.length];
        bytes[0] = kind;
        LONG.set(bytes, DEADLINE, deadline);
        System.arraycopy(value, 0, bytes, HEADER, value.length);
        INT.set(bytes, CHECKSUM, checksum(region, key, bytes, bytes.length));
        return bytes;
    }

    /**
     * Reads what {@link #encode} made; its kind is the first byte.
     *
     * @param length how much of the bytes counts
     * @throws DamagedException where it is anything else
     */
    static Entry decode(long region, byte[] key, byte[] bytes, int length) {
        if (length < HEADER || (bytes[0] != VALUE && bytes[0] != PIECES)) {
            throw new DamagedException("no entry of a kind that is known", null);
        }
        if ((int) INT.get(bytes, CHECKSUM) != checksum(region, key, bytes, length)) {
            throw new DamagedException("the checksum is wrong", null);
        }
        return new Entry(Arrays.copyOfRange(bytes, HEADER, length), (long) LONG.get(bytes, DEADLINE));
    }

    private static int checksum(long region, byte[] key, byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        byte[] place = new byte[Long.BYTES + Integer.BYTES + 1];
        LONG.set(place, 0, region);
        INT.set(place, Long.BYTES, key.length);
        place[place.length - 1] = bytes[0];
        crc.update(place);
        crc.update(key);
        crc.update(bytes, DEADLINE, length - DEADLINE);
        return (int) crc.getValue();
    }
}
