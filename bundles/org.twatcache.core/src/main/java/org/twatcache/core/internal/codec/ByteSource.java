package org.twatcache.core.internal.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Where encodings are read from: a part of an array. Whatever would read beyond its end is {@link Unreadable}. Used by one thread. */
final class ByteSource {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;
    private final int end;
    private int at;

    ByteSource(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.at = offset;
        this.end = offset + length;
    }

    int position() {
        return at;
    }

    int left() {
        return end - at;
    }

    int read() {
        need(1);
        return bytes[at++] & 0xFF;
    }

    int int32() {
        need(Integer.BYTES);
        int value = (int) INT.get(bytes, at);
        at += Integer.BYTES;
        return value;
    }

    long int64() {
        need(Long.BYTES);
        long value = (long) LONG.get(bytes, at);
        at += Long.BYTES;
        return value;
    }

    long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = read();
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new Unreadable("a number does not end");
    }

    long zigzag() {
        long value = varint();
        return (value >>> 1) ^ -(value & 1);
    }

    /** A number that was written as an int. */
    int zigzag32() {
        long value = zigzag();
        if (value != (int) value) {
            throw new Unreadable("a number is too large");
        }
        return (int) value;
    }

    /** How many follow of something that takes bytes; more than there is room for is refused before anything is allocated. */
    int count(int bytesEach) {
        long count = varint();
        if (count < 0 || count > left() / bytesEach) {
            throw new Unreadable("a length is greater than what is left");
        }
        return (int) count;
    }

    byte[] bytes(int length) {
        need(length);
        byte[] part = Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return part;
    }

    /** A part of this, to be read by itself. */
    ByteSource part(int length) {
        need(length);
        ByteSource part = new ByteSource(bytes, at, length);
        at += length;
        return part;
    }

    /** The same bytes for whoever reads numbers of one width. */
    ByteBuffer buffer(int length) {
        need(length);
        ByteBuffer buffer = ByteBuffer.wrap(bytes, at, length);
        at += length;
        return buffer;
    }

    String text() {
        long header = varint();
        boolean wide = (header & 1) != 0;
        long length = header >>> 1;
        if (length > left() / (wide ? 2 : 1)) {
            throw new Unreadable("a text is longer than what is left");
        }
        return wide ? wideText((int) length) : latinText((int) length);
    }

    private String latinText(int length) {
        String text = new String(bytes, at, length, StandardCharsets.ISO_8859_1);
        at += length;
        return text;
    }

    private String wideText(int length) {
        char[] characters = new char[length];
        for (int i = 0; i < length; i++, at += 2) {
            characters[i] = (char) ((bytes[at] << 8) | (bytes[at + 1] & 0xFF));
        }
        return new String(characters);
    }

    private void need(int count) {
        if (count > end - at) {
            throw new Unreadable("it ends too early");
        }
    }
}
