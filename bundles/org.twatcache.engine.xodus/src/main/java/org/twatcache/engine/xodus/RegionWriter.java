package org.twatcache.engine.xodus;

import java.nio.ByteBuffer;
import java.util.Arrays;
import jetbrains.exodus.ByteIterable;
import jetbrains.exodus.env.EnvironmentImpl;
import jetbrains.exodus.env.Store;
import jetbrains.exodus.env.StoreConfig;
import jetbrains.exodus.env.Transaction;
import org.jspecify.annotations.Nullable;

/** Changes the entries of one region in one transaction. */
final class RegionWriter {

    private final EnvironmentImpl environment;
    private final Transaction transaction;
    private final long region;
    private final Store entries;

    /** Null where no value of the region is in pieces. */
    private @Nullable Store pieces;

    RegionWriter(EnvironmentImpl environment, Transaction transaction, long region) {
        this.environment = environment;
        this.transaction = transaction;
        this.region = region;
        this.entries = environment.openStore(
                Database.name(region), StoreConfig.WITHOUT_DUPLICATES_WITH_PREFIXING, transaction);
        this.pieces = environment.openStore(LargeEntries.name(region), StoreConfig.USE_EXISTING, transaction, false);
    }

    /** Stores or removes, and gives how many bytes of keys and values that adds; 0 where nobody counts. */
    long apply(byte[] key, @Nullable Entry entry, boolean counted) {
        ByteIterable place = Database.key(key);
        long before = pieces != null || counted ? forget(key, place) : 0;
        if (entry == null) {
            boolean unused = entries.delete(transaction, place);
            return -before;
        }
        byte[] encoded = entry.value.length < LargeEntries.PIECE
                ? StoredEntry.encode(StoredEntry.VALUE, region, key, entry.value, entry.deadline)
                : StoredEntry.encode(StoredEntry.PIECES, region, key, storePieces(key, entry.value), entry.deadline);
        boolean unused = entries.put(transaction, place, Database.key(encoded));
        return counted ? key.length + entry.value.length - before : 0;
    }

    private byte[] storePieces(byte[] key, byte[] value) {
        Store to = environment.openStore(
                LargeEntries.name(region), StoreConfig.WITHOUT_DUPLICATES_WITH_PREFIXING, transaction);
        pieces = to;
        int number = 0;
        for (int from = 0; from < value.length; from += LargeEntries.PIECE) {
            byte[] place = LargeEntries.place(key, number++);
            byte[] part = Arrays.copyOfRange(value, from, Math.min(value.length, from + LargeEntries.PIECE));
            byte[] encoded = StoredEntry.encode(StoredEntry.VALUE, region, place, part, 0);
            boolean unused = to.put(transaction, Database.key(place), Database.key(encoded));
        }
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    /** Removes the pieces of what is there, and gives how many bytes it has: an estimate where it is damaged. */
    private long forget(byte[] key, ByteIterable place) {
        ByteIterable there = entries.get(transaction, place);
        if (there == null) {
            return 0;
        }
        long bytes = (long) key.length + there.getLength() - StoredEntry.HEADER;
        for (int i = 0; pieces != null; i++) {
            ByteIterable next = Database.key(LargeEntries.place(key, i));
            ByteIterable piece = pieces.get(transaction, next);
            if (piece == null) {
                break;
            }
            bytes += piece.getLength() - StoredEntry.HEADER - (i == 0 ? Integer.BYTES : 0);
            boolean unused = pieces.delete(transaction, next);
        }
        return bytes;
    }
}
