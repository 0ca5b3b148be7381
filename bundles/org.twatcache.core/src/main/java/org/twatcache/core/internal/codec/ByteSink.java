package org.twatcache.core.internal.codec;

import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.twatcache.CacheSerializationException;

/** Where encodings are written to: a growing array. Used by one thread. */
final class ByteSink extends OutputStream {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** No array of the JVM is longer. */
    private static final int MOST = Integer.MAX_VALUE - 8;

    private byte[] bytes;
    private int size;

    ByteSink(int capacity) {
        this.bytes = new byte[capacity];
    }

    int size() {
        return size;
    }

    /** The array written to, longer than {@link #size}. */
    byte[] array() {
        return bytes;
    }

    /** What was written; nothing is to be written any more. */
    byte[] toBytes() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }

    /** Forgets what was written after a size. */
    void cutTo(int shorter) {
        size = shorter;
    }

    @Override
    public void write(int value) {
        ensure(1);
        bytes[size++] = (byte) value;
    }

    @Override
    public void write(byte[] source) {
        write(source, 0, source.length);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        ensure(length);
        System.arraycopy(source, offset, bytes, size, length);
        size += length;
    }

    void int32(int value) {
        ensure(Integer.BYTES);
        INT.set(bytes, size, value);
        size += Integer.BYTES;
    }

    void int64(long value) {
        ensure(Long.BYTES);
        LONG.set(bytes, size, value);
        size += Long.BYTES;
    }

    /** Seven bits a byte, the lowest first; small numbers that are not negative are short. */
    void varint(long value) {
        ensure(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** The same for numbers of which small negative ones are short too. */
    void zigzag(long value) {
        varint((value << 1) ^ (value >> 63));
    }

    /** Every text, also one with half a surrogate pair: a byte a character where that is enough, else two. */
    void text(String text) {
        int length = text.length();
        int start = size;
        varint((long) length << 1);
        ensure(length);
        byte[] target = bytes;
        int at = size;
        for (int i = 0; i < length; i++) {
            char character = text.charAt(i);
            if (character > 0xFF) {
                size = start;
                wideText(text);
                return;
            }
            target[at++] = (byte) character;
        }
        size = at;
    }

    private void wideText(String text) {
        int length = text.length();
        varint(((long) length << 1) | 1);
        ensure(2L * length);
        for (int i = 0; i < length; i++) {
            char character = text.charAt(i);
            bytes[size++] = (byte) (character >> 8);
            bytes[size++] = (byte) character;
        }
    }

    private void ensure(long more) {
        long needed = size + more;
        if (needed <= bytes.length) {
            return;
        }
        if (needed > MOST) {
            throw new CacheSerializationException("the value takes more than 2 GB when encoded", null, null, null);
        }
        bytes = Arrays.copyOf(bytes, (int) Math.min(MOST, Math.max(needed, 2L * bytes.length)));
    }
}
