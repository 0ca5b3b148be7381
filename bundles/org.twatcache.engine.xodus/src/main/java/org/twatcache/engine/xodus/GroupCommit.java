package org.twatcache.engine.xodus;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that syncs a log for all who wait, so that a sync serves as many writers as came while the last one ran. Those whom
 * a sync lets go come back together, but not at once: a sync that began with the first of them would leave the others to the
 * next one, and so on for ever. So it waits for as many as were there before, for a part of the time that a sync takes.
 *
 * <p>A thread of its own, because an interrupt of the thread that syncs would close the file.
 */
final class GroupCommit implements AutoCloseable {

    /** What is synced. */
    interface Log {

        /**
         * Syncs what was appended before the call.
         *
         * @return the last record of it
         */
        long sync() throws IOException;
    }

    /** Those who wait for one sync. */
    private static final class Batch {

        private final CountDownLatch done = new CountDownLatch(1);
        private volatile boolean failed = true;

        // Guarded by the lock.
        private int waiting;
        private long highest;
    }

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    /** Those who were there before are waited for no longer than a sync takes, and never longer than this. */
    private static final long LONGEST_GATHERING = TimeUnit.MILLISECONDS.toNanos(2);

    private static final long CLOSE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long NEVER = Long.MAX_VALUE;

    private final Log log;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Thread thread;

    // Guarded by the lock.
    private Batch batch = new Batch();
    private int expected;
    private long within = NEVER;
    private boolean unsynced;
    private long unsyncedSince;
    private boolean closed;
    private boolean ended;

    // Of the thread.
    private long lastTook;

    private volatile long synced;

    /**
     * Begins.
     *
     * @param synced the last record that needs no sync
     */
    GroupCommit(Log log, long synced) {
        this.log = log;
        this.synced = synced;
        this.thread = EngineThreads.thread("journal", this::run);
        thread.start();
    }

    /** The last record that is known to be on the disk. */
    long synced() {
        return synced;
    }

    /** From now on what was appended is synced after so many nanoseconds at most, also where nobody waits for it. */
    void syncWithin(long nanos) {
        lock.lock();
        try {
            if (nanos < within) {
                within = nanos;
                work.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Something was appended for which perhaps nobody waits. Once is enough until the log is asked to sync. */
    void appended() {
        lock.lock();
        try {
            unsynced = true;
            unsyncedSince = System.nanoTime();
            if (within != NEVER) {
                work.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns when a record is on the disk. */
    void await(long record) throws IOException {
        if (synced >= record) {
            return;
        }
        Batch mine = join(record);
        if (mine != null) {
            boolean unused = Uninterrupted.await(NEVER >> 1, nanos -> {
                mine.done.await();
                return true;
            });
        }
        if ((mine == null || mine.failed) && synced < record) {
            throw new IOException("the journal could not be synced");
        }
    }

    /** Null where nothing is synced any more. */
    private @Nullable Batch join(long record) {
        lock.lock();
        try {
            if (ended) {
                return null;
            }
            batch.waiting++;
            batch.highest = Math.max(batch.highest, record);
            if (batch.waiting == 1 || batch.waiting == expected) {
                work.signal();
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (syncNext()) {
            // The next one.
        }
    }

    /** Waits for something to sync and does so; false at the end. */
    private boolean syncNext() {
        Batch next;
        try {
            next = gather();
        } catch (InterruptedException e) {
            // Nobody has a reason to, and nothing is lost by looking again.
            return true;
        }
        if (next == null) {
            return false;
        }
        long began = System.nanoTime();
        try {
            synced = log.sync();
            next.failed = false;
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.debug("A sync failed", e);
        }
        lastTook = System.nanoTime() - began;
        letGo(next);
        return true;
    }

    /** Whoever is let go, or came meanwhile, is expected the next time. */
    private void letGo(Batch first) {
        Batch second = null;
        lock.lock();
        try {
            expected = first.waiting + batch.waiting;
            if (batch.waiting > 0 && batch.highest <= synced) {
                // They came too late for the batch, not for the sync.
                second = batch;
                batch = new Batch();
            }
            if (first.failed && !closed && !unsynced) {
                unsynced = true;
                unsyncedSince = System.nanoTime();
            }
        } finally {
            lock.unlock();
        }
        first.done.countDown();
        if (second != null) {
            second.done.countDown();
        }
    }

    /** Returns when there is something to sync, with those who wait for it; null at the end. */
    private @Nullable Batch gather() throws InterruptedException {
        lock.lock();
        try {
            while (batch.waiting == 0 && !closed && untilDue() > 0) {
                long unused = work.awaitNanos(untilDue());
            }
            if (closed && batch.waiting == 0 && !unsynced) {
                ended = true;
                return null;
            }
            long end = System.nanoTime() + Math.min(LONGEST_GATHERING, lastTook);
            for (long left = end - System.nanoTime(); left > 0 && isExpecting(); left = end - System.nanoTime()) {
                long unused = work.awaitNanos(left);
            }
            Batch gathered = batch;
            batch = new Batch();
            unsynced = false;
            return gathered;
        } finally {
            lock.unlock();
        }
    }

    private boolean isExpecting() {
        return !closed && batch.waiting > 0 && batch.waiting < expected;
    }

    private long untilDue() {
        return unsynced && within != NEVER ? within - (System.nanoTime() - unsyncedSince) : NEVER;
    }

    /** Syncs what is left, and ends the thread. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            work.signal();
        } finally {
            lock.unlock();
        }
        boolean unused = Uninterrupted.await(CLOSE_NANOS, nanos -> {
            thread.join(TimeUnit.NANOSECONDS.toMillis(nanos) + 1);
            return true;
        });
    }
}
