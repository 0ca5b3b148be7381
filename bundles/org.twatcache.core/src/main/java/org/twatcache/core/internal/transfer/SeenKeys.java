package org.twatcache.core.internal.transfer;

import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * Which keys were met, by a hash of each: 16 MB at most. Two keys that share a hash are taken for one; among a million that
 * happens once in many million exports, and forgets one entry. Used by one thread.
 */
final class SeenKeys {

    /** More are not remembered. */
    static final int MOST = 1 << 20;

    /** Spreads hashes over the table: the golden ratio. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private long[] table = new long[1 << 10];
    private int size;
    private boolean full;

    /** Remembers a key; false where it was met before, as far as this knows. */
    boolean add(byte[] key) {
        long hash = hash(key);
        int at = place(table, hash);
        if (table[at] == hash) {
            return false;
        } else if (size == MOST) {
            full = true;
            return true;
        }
        table[at] = hash;
        size++;
        if (2 * size > table.length) {
            grow();
        }
        return true;
    }

    /** Whether keys were met that are not remembered. */
    boolean isFull() {
        return full;
    }

    private void grow() {
        long[] larger = new long[2 * table.length];
        for (long hash : table) {
            if (hash != 0) {
                larger[place(larger, hash)] = hash;
            }
        }
        table = larger;
    }

    /** Where a hash is, or belongs. */
    private static int place(long[] table, long hash) {
        int at = (int) ((hash * SPREAD) >>> (Long.numberOfLeadingZeros(table.length) + 1));
        while (table[at] != 0 && table[at] != hash) {
            at = (at + 1) & (table.length - 1);
        }
        return at;
    }

    /** Two checksums of different polynomials: short keys of one length never share both. */
    private static long hash(byte[] key) {
        CRC32 first = new CRC32();
        first.update(key);
        CRC32C second = new CRC32C();
        second.update(key);
        long hash = first.getValue() << Integer.SIZE | second.getValue();
        return hash == 0 ? 1 : hash;
    }
}
