package org.twatcache.engine.xodus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.engine.xodus.JournalRecord.Draft;

/**
 * What stands in one directory: a database, and a journal in front of it. A write goes to the journal and is seen from then on;
 * one thread ({@link Takeover}) brings what gathered there into the database, many changes in a transaction, each key once.
 */
final class DiskStore {

    private static final Logger LOG = LoggerFactory.getLogger(DiskStore.class);
    private static final byte[] NONE = {};
    private static final long OPEN_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final long REVIVE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** So often a read is tried again while Xodus takes a failed write back. */
    private static final int TRIES = 50;

    private static final long CLOSE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Path directory;
    private final FolderLock lock;
    private final ScheduledThreadPoolExecutor thread;
    private final Journal journal;
    private final Regions regions;
    private final Takeover takeover;

    private DiskStore(Path directory, FolderLock lock, ScheduledThreadPoolExecutor thread, Recovery.Recovered recovered)
            throws IOException {
        this.directory = directory;
        this.lock = lock;
        this.thread = thread;
        this.regions = new Regions(recovered.regions());
        Takeover[] later = new Takeover[1];
        this.journal = new Journal(directory, recovered.sequence(), () -> later[0].soon(0));
        this.takeover = new Takeover(directory, thread, journal, regions, recovered);
        later[0] = takeover;
    }

    /**
     * Opens what is in a directory.
     *
     * @throws LockedException where somebody else has it open
     */
    static DiskStore open(Path directory) throws IOException {
        FolderLock lock = FolderLock.take(directory);
        ScheduledThreadPoolExecutor thread =
                new ScheduledThreadPoolExecutor(1, task -> EngineThreads.thread("store", task));
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        boolean opened = false;
        try {
            DiskStore store = Uninterrupted.get(
                    thread.submit(() -> new DiskStore(directory, lock, thread, Recovery.open(directory))), OPEN_NANOS);
            opened = true;
            return store;
        } catch (TimeoutException e) {
            throw new IOException("opening it takes longer than ten minutes", e);
        } finally {
            if (!opened) {
                thread.shutdownNow();
                lock.close();
            }
        }
    }

    Path directory() {
        return directory;
    }

    /**
     * Opens a region, which is made where there is none.
     *
     * @throws IOException where the journal takes nothing: nothing was changed
     */
    Content open(String name, RegionMode mode) throws IOException {
        if (mode.weak()) {
            journal.syncWithin(mode.interval());
        }
        RegionMeta known = regions.get(name);
        boolean doubtful = known != null && known.doubtful();
        if (doubtful && !mode.acceptsOld()) {
            LOG.warn(
                    "The region {} of {} starts empty: the system went down, and as its writes are not synced at once, removals"
                            + " may be undone; option accept.old takes it as it is",
                    name,
                    directory);
        }
        Content content = known == null || mode.fresh() || (doubtful && !mode.acceptsOld())
                ? renew(name, mode)
                : regions.content(name, known.withDoubt(false).withWeak(mode.weak()));
        if (known != null && (doubtful || known.weak() != mode.weak())) {
            // Else a power cut could make a region trusted that is not to be.
            takeover.settle();
        }
        if (mode.counted() != content.counted) {
            takeover.count(content, mode.counted());
        }
        takeover.soon(Takeover.GATHER_MILLIS);
        return content;
    }

    /** Empties a region. */
    Content renew(String name, RegionMode mode) throws IOException {
        Content[] renewed = new Content[1];
        byte[] flags = {(byte) (mode.weak() ? 1 : 0)};
        // The number of the region is that of the record that made it.
        journal.append(
                id -> new Draft(JournalRecord.Type.REGION, id, 0, utf8(name), flags),
                mode.lasting(),
                id -> renewed[0] = regions.renew(name, RegionMeta.fresh(id, mode.weak(), mode.counted())));
        takeover.soon(Takeover.GATHER_MILLIS);
        return renewed[0];
    }

    /** Removes a region; gives the record that says so. */
    long drop(String name, RegionMode mode) throws IOException {
        long record = journal.append(
                id -> new Draft(JournalRecord.Type.DROP, 0, 0, utf8(name), NONE),
                mode.lasting(),
                id -> regions.drop(name));
        takeover.soon(Takeover.GATHER_MILLIS);
        return record;
    }

    /**
     * Stores or removes; what it says is seen when this returns.
     *
     * @param atOnce whether it survives an end of the process when this returns, not only when it is synced
     * @return the record, to be waited for by {@link #awaitSynced}
     * @throws IOException where the journal takes nothing: nothing was changed
     */
    long change(Content content, Bytes key, @Nullable Entry entry, boolean atOnce) throws IOException {
        Draft record = entry == null
                ? new Draft(JournalRecord.Type.REMOVE, content.id, 0, key.array, NONE)
                : new Draft(JournalRecord.Type.PUT, content.id, entry.deadline, key.array, entry.value);
        content.untouched = false;
        Pending pending = entry == null ? Pending.removal() : Pending.store(entry);
        long sequence = journal.append(id -> record, atOnce, id -> content.pending.put(key, pending));
        takeover.soon(Takeover.GATHER_MILLIS);
        return sequence;
    }

    /** Removes what nobody misses if it comes back: after a crash it is right, or over, as it was. */
    Pending forget(Content content, Bytes key) {
        Pending removal = Pending.removal();
        content.pending.put(key, removal);
        takeover.soon(Takeover.GATHER_MILLIS);
        return removal;
    }

    /** Returns when a record is on the disk. */
    void awaitSynced(long record) throws IOException {
        journal.awaitSynced(record);
    }

    void sync() throws IOException {
        journal.sync();
    }

    /** The entry that stands in the database, or null. */
    @Nullable
    Entry get(Content content, byte[] key) {
        return read(database -> database.get(content.id, key));
    }

    /** The number of a moment in which nothing moves into the database; odd where something does. */
    long moves() {
        return takeover.moves();
    }

    /** How many entries stand in the database. */
    long count(Content content) {
        return read(database -> database.count(content.id));
    }

    /** Keys that stand in the database, in its order. */
    List<byte[]> keys(Content content, byte @Nullable [] after, int max) {
        return read(database -> database.keys(content.id, after, max));
    }

    /** Reads something. */
    @FunctionalInterface
    private interface Reading<T extends @Nullable Object> {

        T from(Database database);
    }

    /**
     * A database that died while it was read is opened again; one that is damaged is not.
     *
     * @throws ClosedDatabaseException where it is not open again in time: nobody knows what it has
     */
    private <T extends @Nullable Object> T read(Reading<T> reading) {
        for (int attempt = 0; ; attempt++) {
            long moves = takeover.moves();
            Database present = takeover.database();
            try {
                return reading.from(present);
            } catch (DamagedException | ClosedDatabaseException e) {
                if (!present.isAlive() && takeover.database() == present && !revived()) {
                    throw new ClosedDatabaseException();
                }
                // While Xodus takes a failed write back, readers may stumble over what it takes.
                boolean disturbed = moves % 2 != 0 || moves != takeover.moves() || takeover.database() != present;
                if (attempt > 0 && (!disturbed || attempt == TRIES)) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private boolean revived() {
        try {
            return Uninterrupted.get(thread.submit(takeover::reviveIfDead), REVIVE_NANOS);
        } catch (IOException | TimeoutException | RuntimeException e) {
            return false;
        }
    }

    /** Runs something whenever the database has taken something over. */
    void onTakeover(Runnable listener) {
        takeover.listeners.add(listener);
    }

    void offTakeover(Runnable listener) {
        takeover.listeners.remove(listener);
    }

    /** Brings all into the database soon. */
    void hurry() {
        takeover.soon(0);
    }

    /** Closes all; what could not be brought into the database in time stands in the journal. */
    void close() throws IOException {
        try {
            boolean unused = Uninterrupted.get(thread.submit(takeover::close), CLOSE_NANOS);
        } catch (TimeoutException e) {
            LOG.warn("The store {} does not close in time; what is missing in it stands in its journal", directory);
        } finally {
            thread.shutdownNow();
            lock.close();
        }
    }

    private static byte[] utf8(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }
}
