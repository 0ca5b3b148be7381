package org.twatcache.core.internal.codec;

import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * What stands around every value that an engine keeps as bytes, so that nothing is believed but what was stored under this key,
 * by this codec, for this type: engines may give back the bytes of another key, or such that some hardware changed.
 *
 * <pre>
 * version 1 | flags 1 | codec 4 | fingerprint 8 | deadline 8 | length of the key, varint | key | payload | CRC32C 4
 * </pre>
 *
 * <p>The checksum is over everything before it. It finds accidents, not forgers: decoding is safe for any payload.
 *
 * @param flags what {@link #ABSENT}, {@link #DEFLATED}, {@link #LEASE} and {@link #NOTED} say
 * @param codec the codec's number, from its name
 * @param fingerprint of the types of key and value
 * @param deadline when it ends, in nanoseconds of the platform's clock
 * @param keyAt where the key begins
 * @param payloadAt where it ends, and the payload begins
 * @param payloadLength how long it is
 */
record Envelope(int flags, int codec, long fingerprint, long deadline, int keyAt, int payloadAt, int payloadLength) {

    /** A remembered absence: no payload. */
    static final int ABSENT = 1;

    /** The payload is deflated. */
    static final int DEFLATED = 2;

    /** No value, but the lease of somebody who loads one; the payload tells him from others. */
    static final int LEASE = 4;

    /** Before the payload stand notes of the cache. */
    static final int NOTED = 8;

    private static final int VERSION = 1;
    private static final int FLAGS_AT = 1;
    private static final int CHECKSUM = Integer.BYTES;

    /** Writes everything before the payload. */
    static void begin(ByteSink out, int codec, long fingerprint, long deadline, byte[] key) {
        out.write(VERSION);
        out.write(0);
        out.int32(codec);
        out.int64(fingerprint);
        out.int64(deadline);
        out.varint(key.length);
        out.write(key);
    }

    /** Writes what comes after the payload. */
    static byte[] end(ByteSink out, int flags) {
        out.array()[FLAGS_AT] = (byte) flags;
        return checked(out);
    }

    /**
     * Opens an envelope.
     *
     * @throws Unreadable where it is damaged, foreign, of a later version, or of another key
     */
    static Envelope open(byte[] stored, byte[] key) {
        Envelope envelope = open(stored);
        int at = envelope.payloadAt;
        if (!Arrays.equals(stored, envelope.keyAt, at, key, 0, key.length)) {
            throw new Unreadable("it is the entry of another key");
        }
        return envelope;
    }

    /** As {@link #open(byte[], byte[])}, where the key is not known but by the envelope. */
    static Envelope open(byte[] stored) {
        requireChecksum(stored);
        return reopen(stored);
    }

    /** As {@link #open(byte[], byte[])}, where that went well before. */
    static Envelope reopen(byte[] stored) {
        int end = stored.length - CHECKSUM;
        ByteSource in = new ByteSource(stored, 0, end);
        if (in.read() != VERSION) {
            throw new Unreadable("its version is not known");
        }
        int flags = in.read();
        if ((flags & ~(ABSENT | DEFLATED | LEASE | NOTED)) != 0) {
            throw new Unreadable("its flags are not known");
        }
        int codec = in.int32();
        long fingerprint = in.int64();
        long deadline = in.int64();
        int length = in.count(1);
        int keyAt = in.position();
        int payloadAt = keyAt + length;
        return new Envelope(flags, codec, fingerprint, deadline, keyAt, payloadAt, end - payloadAt);
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    int keyLength() {
        return payloadAt - keyAt;
    }

    /** What was written, and its checksum. */
    static byte[] checked(ByteSink out) {
        out.int32(checksum(out.array(), out.size()));
        return out.toBytes();
    }

    /** Throws where bytes do not end with the checksum of those before. */
    static void requireChecksum(byte[] bytes) {
        int end = bytes.length - CHECKSUM;
        if (end < 0 || new ByteSource(bytes, end, CHECKSUM).int32() != checksum(bytes, end)) {
            throw new Unreadable("its checksum is wrong");
        }
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
