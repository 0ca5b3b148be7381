package org.twatcache.engine.xodus;

import java.nio.ByteBuffer;
import jetbrains.exodus.ByteIterable;
import jetbrains.exodus.env.Cursor;
import jetbrains.exodus.env.EnvironmentImpl;
import jetbrains.exodus.env.Store;
import jetbrains.exodus.env.StoreConfig;
import jetbrains.exodus.env.Transaction;

/**
 * Values in pieces: Xodus takes nothing that is larger than one of its files. What is stored under the key is then the number of
 * the pieces; each piece is an entry of a store beside, with a checksum of its own that covers its place.
 */
final class LargeEntries {

    static final int PIECE = 1 << 20;
    private static final int LONGEST = PIECE + StoredEntry.HEADER;

    private LargeEntries() {}

    static String name(long region) {
        return "p" + region;
    }

    static byte[] place(byte[] key, int piece) {
        return ByteBuffer.allocate(Integer.BYTES + key.length)
                .put(key)
                .putInt(piece)
                .array();
    }

    static Entry decode(
            EnvironmentImpl environment, Transaction transaction, long region, byte[] key, ByteIterable found) {
        Entry entry = decode(region, key, found);
        if (found.getBytesUnsafe()[0] == StoredEntry.VALUE) {
            return entry;
        }
        byte[] stored = entry.value;
        if (stored.length != Integer.BYTES) {
            throw new DamagedException("no number of pieces", null);
        }
        int pieces = ByteBuffer.wrap(stored).getInt();
        Store store = environment.openStore(name(region), StoreConfig.USE_EXISTING, transaction, false);
        byte[][] parts = new byte[pieces][];
        int length = 0;
        for (int i = 0; i < pieces; i++) {
            ByteIterable piece = store == null ? null : store.get(transaction, Database.key(place(key, i)));
            if (piece == null) {
                throw new DamagedException("a piece of a value is missing", null);
            }
            parts[i] = decode(region, place(key, i), piece).value;
            length += parts[i].length;
        }
        ByteBuffer value = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            value.put(part);
        }
        return new Entry(value.array(), entry.deadline);
    }

    private static Entry decode(long region, byte[] key, ByteIterable found) {
        int length = found.getLength();
        if (length > LONGEST) {
            throw new DamagedException("longer than anything that was stored", null);
        }
        return StoredEntry.decode(region, key, found.getBytesUnsafe(), length);
    }

    /** How many bytes all keys and values have. */
    static long bytes(EnvironmentImpl environment, Transaction transaction, Store store, long region) {
        long bytes = 0;
        try (Cursor cursor = store.openCursor(transaction)) {
            while (cursor.getNext()) {
                bytes += cursor.getKey().getLength() + cursor.getValue().getLength() - StoredEntry.HEADER;
            }
        }
        Store pieces = environment.openStore(name(region), StoreConfig.USE_EXISTING, transaction, false);
        if (pieces != null) {
            try (Cursor cursor = pieces.openCursor(transaction)) {
                while (cursor.getNext()) {
                    bytes += cursor.getValue().getLength() - StoredEntry.HEADER;
                }
            }
        }
        return bytes;
    }

    static void drop(EnvironmentImpl environment, Transaction transaction, long region) {
        if (environment.openStore(name(region), StoreConfig.USE_EXISTING, transaction, false) != null) {
            environment.removeStore(name(region), transaction);
        }
    }
}
