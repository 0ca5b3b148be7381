package org.twatcache.bench.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteOptions;

/** RocksDB as it comes. */
final class RocksStore implements DiskStore {

    private final Options options = new Options().setCreateIfMissing(true);
    private final WriteOptions writing;
    private final RocksDB db;

    /** Synced: each write waits until the log is on disk; writers share the wait. */
    RocksStore(Path folder, boolean synced) {
        RocksDB.loadLibrary();
        writing = new WriteOptions().setSync(synced);
        try {
            db = RocksDB.open(options, folder.toString());
        } catch (RocksDBException e) {
            throw failed(e);
        }
    }

    @Override
    public byte @Nullable [] get(String key) {
        try {
            return db.get(bytes(key));
        } catch (RocksDBException e) {
            throw failed(e);
        }
    }

    @Override
    public void put(String key, byte[] value) {
        try {
            db.put(writing, bytes(key), value);
        } catch (RocksDBException e) {
            throw failed(e);
        }
    }

    @Override
    public void remove(String key) {
        try {
            db.delete(writing, bytes(key));
        } catch (RocksDBException e) {
            throw failed(e);
        }
    }

    @Override
    public void clear() {
        try {
            db.deleteRange(writing, new byte[0], new byte[] {(byte) 0xff});
        } catch (RocksDBException e) {
            throw failed(e);
        }
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    private static IllegalStateException failed(RocksDBException cause) {
        return new IllegalStateException("RocksDB failed: " + cause.getMessage(), cause);
    }

    @Override
    public void close() {
        db.close();
        writing.close();
        options.close();
    }
}
