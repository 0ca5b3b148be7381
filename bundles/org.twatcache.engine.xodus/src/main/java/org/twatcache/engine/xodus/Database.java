package org.twatcache.engine.xodus;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import jetbrains.exodus.ArrayByteIterable;
import jetbrains.exodus.ByteIterable;
import jetbrains.exodus.ExodusException;
import jetbrains.exodus.env.Cursor;
import jetbrains.exodus.env.EnvironmentConfig;
import jetbrains.exodus.env.EnvironmentImpl;
import jetbrains.exodus.env.Environments;
import jetbrains.exodus.env.Store;
import jetbrains.exodus.env.StoreConfig;
import jetbrains.exodus.env.Transaction;
import jetbrains.exodus.io.FileDataReader;
import jetbrains.exodus.log.LogConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One environment of Xodus, with a store for each region. Read by any number of threads, which may be interrupted: reading
 * uses no channel. Opened, written and closed by one thread of this engine only.
 */
final class Database {

    /** Where the directory of the database is set apart from what else there is. */
    private static final String META = "meta";

    private static final String REGIONS = "regions";
    private static final ByteIterable APPLIED = key("applied".getBytes(StandardCharsets.UTF_8));

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(1);

    private final EnvironmentImpl environment;
    private final Map<Long, Store> stores = new ConcurrentHashMap<>();
    private final Snapshots snapshots;
    private final LongAdder readers = new LongAdder();
    private volatile boolean closing;

    private Database(EnvironmentImpl environment) {
        this.environment = environment;
        this.snapshots = new Snapshots(environment);
    }

    /** Opens the database of a directory, which is made where there is none. */
    static Database open(Path directory) throws IOException {
        return open(directory, PrivateFileWriter::new);
    }

    /** The same, with another way to write its files. */
    static Database open(Path directory, Function<FileDataReader, PrivateFileWriter> writers) throws IOException {
        EnvironmentConfig settings = DatabaseSettings.make();
        FileDataReader reader = new FileDataReader(directory.toFile());
        PrivateFileWriter writer = writers.apply(reader);
        LogConfig log = LogConfig.create(reader, writer);
        boolean opened = false;
        try {
            Database database = new Database(
                    (EnvironmentImpl) Environments.newInstance(Environments.newLogInstance(log, settings), settings));
            File lock = directory.resolve("xd.lck").toFile();
            if (lock.exists()) {
                OwnFiles.close(lock);
            }
            opened = true;
            return database;
        } finally {
            if (!opened) {
                release(writer);
            }
        }
    }

    /** Xodus keeps what it opened before it failed. */
    private static void release(PrivateFileWriter writer) {
        try {
            writer.close();
            boolean unused = writer.release();
        } catch (RuntimeException e) {
            LOG.debug("What was opened of a database that does not open stays open", e);
        }
    }

    static ByteIterable key(byte[] bytes) {
        return new ArrayByteIterable(bytes);
    }

    static byte[] bytes(ByteIterable iterable) {
        byte[] raw = iterable.getBytesUnsafe();
        int length = iterable.getLength();
        return raw.length == length ? raw : Arrays.copyOf(raw, length);
    }

    static String name(long region) {
        return "r" + region;
    }

    /** The sequence up to which the journal stands in here; 0 in a new database. */
    long applied() {
        return read(transaction -> {
            Store meta = environment.openStore(META, StoreConfig.USE_EXISTING, transaction, false);
            ByteIterable applied = meta == null ? null : meta.get(transaction, APPLIED);
            return applied == null ? 0L : ByteBuffer.wrap(bytes(applied)).getLong();
        });
    }

    /** The regions by name. */
    Map<String, RegionMeta> regions() {
        return read(transaction -> {
            Map<String, RegionMeta> regions = new HashMap<>();
            Store names = environment.openStore(REGIONS, StoreConfig.USE_EXISTING, transaction, false);
            if (names != null) {
                try (Cursor cursor = names.openCursor(transaction)) {
                    while (cursor.getNext()) {
                        regions.put(
                                new String(bytes(cursor.getKey()), StandardCharsets.UTF_8),
                                RegionMeta.decode(bytes(cursor.getValue())));
                    }
                }
            }
            return regions;
        });
    }

    /** The numbers of all regions that have a store. */
    List<Long> stored() {
        return read(transaction -> {
            List<Long> stored = new ArrayList<>();
            for (String name : environment.getAllStoreNames(transaction)) {
                if (name.matches("r[0-9]{1,19}")) {
                    stored.add(Long.parseLong(name.substring(1)));
                }
            }
            return stored;
        });
    }

    /**
     * Reads an entry.
     *
     * @return the entry, or null
     * @throws DamagedException where it cannot be read
     */
    @Nullable
    Entry get(long region, byte[] key) {
        return read(transaction -> {
            Store store = store(region, transaction);
            ByteIterable found = store == null ? null : store.get(transaction, key(key));
            return found == null ? null : LargeEntries.decode(environment, transaction, region, key, found);
        });
    }

    /** How many entries a region has. */
    long count(long region) {
        return read(transaction -> {
            Store store = store(region, transaction);
            return store == null ? 0L : store.count(transaction);
        });
    }

    /** How many bytes the keys and values of a region have. */
    long bytes(long region) {
        return read(transaction -> {
            Store store = store(region, transaction);
            return store == null ? 0L : LargeEntries.bytes(environment, transaction, store, region);
        });
    }

    /**
     * The keys behind one, in the order of the database.
     *
     * @param after a key, which need not be there; null: from the first
     * @throws DamagedException where they cannot be read
     */
    List<byte[]> keys(long region, byte @Nullable [] after, int max) {
        return read(transaction -> {
            List<byte[]> keys = new ArrayList<>();
            Store store = store(region, transaction);
            if (store == null) {
                return keys;
            }
            try (Cursor cursor = store.openCursor(transaction)) {
                boolean there = after == null ? cursor.getNext() : cursor.getSearchKeyRange(key(after)) != null;
                while (there && keys.size() < max) {
                    byte[] key = bytes(cursor.getKey());
                    if (after == null || !Arrays.equals(key, after)) {
                        keys.add(key);
                    }
                    there = cursor.getNext();
                }
            }
            return keys;
        });
    }

    private @Nullable Store store(long region, Transaction transaction) {
        Store present = stores.get(region);
        if (present == null) {
            present = environment.openStore(name(region), StoreConfig.USE_EXISTING, transaction, false);
            if (present != null) {
                stores.put(region, present);
            }
        }
        return present;
    }

    /** What stands in damaged files may make Xodus do anything but end. */
    private <T extends @Nullable Object> T read(Function<Transaction, T> reader) {
        readers.increment();
        try {
            if (closing) {
                throw new ClosedDatabaseException();
            }
            return snapshots.read(reader);
        } catch (DamagedException | ClosedDatabaseException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError e) {
            throw new DamagedException("the store cannot be read: " + e, e);
        } finally {
            readers.decrement();
        }
    }

    /**
     * Readers may use each other's transactions from now on.
     *
     * @param pinned is told that {@link #unpin} is to be called after a while; throws nothing
     */
    void reuseTransactions(Runnable pinned) {
        snapshots.reuse(pinned);
    }

    /** Ends what readers left open. */
    void unpin() {
        snapshots.release();
    }

    /** Changes, all or none of which are made; whoever reads afterwards sees them. */
    void write(Consumer change) {
        Transaction transaction = environment.beginExclusiveTransaction();
        boolean written = false;
        try {
            change.accept(new Changes(environment, transaction));
            written = transaction.commit();
            if (!written) {
                throw new ExodusException("an exclusive transaction was refused");
            }
            snapshots.changed();
        } finally {
            if (!transaction.isFinished()) {
                transaction.abort();
            }
        }
    }

    /** Makes changes. */
    @FunctionalInterface
    interface Consumer {

        /** Makes them. */
        void accept(Changes changes);
    }

    /** The changes of one transaction. */
    static final class Changes {

        private final EnvironmentImpl environment;
        private final Transaction transaction;
        private final Map<Long, RegionWriter> writers = new HashMap<>();

        private Changes(EnvironmentImpl environment, Transaction transaction) {
            this.environment = environment;
            this.transaction = transaction;
        }

        /** Stores or removes, and gives how many bytes of keys and values that adds; 0 where nobody counts. */
        long apply(long region, byte[] key, @Nullable Entry entry, boolean counted) {
            RegionWriter writer = writers.get(region);
            if (writer == null) {
                writer = new RegionWriter(environment, transaction, region);
                writers.put(region, writer);
            }
            return writer.apply(key, entry, counted);
        }

        void drop(long region) {
            LargeEntries.drop(environment, transaction, region);
            if (environment.openStore(name(region), StoreConfig.USE_EXISTING, transaction, false) != null) {
                environment.removeStore(name(region), transaction);
            }
        }

        void region(String name, @Nullable RegionMeta region) {
            Store names = environment.openStore(REGIONS, StoreConfig.WITHOUT_DUPLICATES, transaction);
            ByteIterable key = key(name.getBytes(StandardCharsets.UTF_8));
            if (region == null) {
                boolean unused = names.delete(transaction, key);
            } else {
                boolean unused = names.put(transaction, key, key(region.encode()));
            }
        }

        void applied(long sequence) {
            Store meta = environment.openStore(META, StoreConfig.WITHOUT_DUPLICATES, transaction);
            byte[] value = ByteBuffer.allocate(Long.BYTES).putLong(sequence).array();
            boolean unused = meta.put(transaction, APPLIED, key(value));
        }
    }

    /** A region is gone. */
    void forget(long region) {
        stores.remove(region);
    }

    /** Whether it can still be written at all. */
    boolean isAlive() {
        try {
            environment.beginReadonlyTransaction().abort();
            return !closing;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Writers hurry, or do not. */
    void hurried(boolean hurried) {
        if (DatabaseSettings.hurried(environment.getEnvironmentConfig(), hurried) && !hurried) {
            // Nothing is written for now, perhaps, and so nothing else wakes the collector.
            collect();
        }
    }

    /** Begins to give space back. */
    void collect() {
        environment.gc();
    }

    /**
     * Makes durable what was written.
     *
     * @throws IOException where the system refuses it: what stands in the database can be read all the same
     */
    void sync() throws IOException {
        try {
            environment.flushAndSync();
        } catch (ExodusException e) {
            throw new IOException("the database was not synced: " + e.getMessage(), e);
        }
    }

    /** Closes it, when readers are done; without waiting for them where they take too long. */
    void close() {
        closing = true;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
        while (readers.sum() > 0 && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(PAUSE);
        }
        try {
            unpin();
            environment.close();
        } catch (ExodusException e) {
            LOG.debug("Readers of a database do not end; it is closed all the same", e);
            abandon();
        }
    }

    /** Closes it whatever state it is in. */
    void abandon() {
        closing = true;
        environment.getEnvironmentConfig().setEnvCloseForcedly(true);
        environment.close();
    }

    /** The same of a dead one, which may be in any state. */
    void abandonQuietly() {
        try {
            abandon();
        } catch (Exception e) {
            // Xodus throws an IOException that it does not declare.
            LOG.debug("A dead database does not close", e);
        }
    }
}
