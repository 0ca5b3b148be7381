package org.twatcache.core.internal.codec;

import java.util.Arrays;

/** An encoded key where keys are compared by {@code equals}. The bytes are never changed. */
final class ByteKey {

    private final byte[] bytes;
    private final int hash;

    ByteKey(byte[] bytes) {
        this.bytes = bytes;
        this.hash = Arrays.hashCode(bytes);
    }

    byte[] bytes() {
        return bytes;
    }

    static byte[] bytes(Object key) {
        return ((ByteKey) key).bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ByteKey key && hash == key.hash && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return "key of " + bytes.length + " bytes";
    }
}
