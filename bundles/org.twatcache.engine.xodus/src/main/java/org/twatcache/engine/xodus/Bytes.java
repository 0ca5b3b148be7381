package org.twatcache.engine.xodus;

import java.util.Arrays;

/** A key. Immutable as long as nobody writes into its array. */
final class Bytes {

    final byte[] array;
    private final int hash;

    Bytes(byte[] array) {
        this.array = array;
        int mixed = Arrays.hashCode(array) * 0x9E3779B9;
        this.hash = mixed ^ (mixed >>> 16);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && hash == bytes.hash && Arrays.equals(array, bytes.array);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
