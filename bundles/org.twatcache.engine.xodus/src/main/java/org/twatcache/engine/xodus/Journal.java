package org.twatcache.engine.xodus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;

/**
 * What was acknowledged and does not stand in the store yet. A record is on the disk when {@link #awaitSynced} returns. Where
 * nobody will wait for that it is in the hands of the operating system when {@link #append} returns, so that an end of the
 * process loses nothing; else {@link GroupCommit} hands it over with those of all who wait.
 */
final class Journal implements AutoCloseable {

    static final int SEGMENT = 4 << 20;

    private static final int MOST_SEGMENTS = 16;

    /** So many full ones are let go at once: each time syncs the database. */
    private static final int MANY = 4;

    /** As long a writer waits for the store to take over what fills the journal. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

    /** Refuses an append, which had no effect. */
    static final class FullException extends IOException {

        private static final long serialVersionUID = 1L;

        FullException(String message) {
            super(message);
        }
    }

    private final Path directory;
    private final DiskSpace space;
    private final Runnable overflow;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final GroupCommit commit;

    // All of this is guarded by the lock.
    private final Deque<Segment> full = new ArrayDeque<>();
    private final Deque<Segment> free = new ArrayDeque<>();
    private Set<Segment> dirty = new LinkedHashSet<>();
    private Segment current;
    private boolean closed;
    private boolean stuck;
    private int names;
    private long sequence;

    /**
     * A journal without records.
     *
     * @param sequence the last number that was used before
     * @param overflow asks the store to take over what is here; called with the lock held, returns at once
     */
    Journal(Path directory, long sequence, Runnable overflow) throws IOException {
        this.directory = directory;
        this.space = new DiskSpace(directory);
        this.sequence = sequence;
        this.overflow = overflow;
        this.current = create(SEGMENT);
        OwnFiles.syncNames(directory);
        this.commit = new GroupCommit(this::syncAppended, sequence);
    }

    private Segment create(int capacity) throws IOException {
        return Segment.create(directory.resolve(JournalFiles.name(names++)), capacity);
    }

    /**
     * Appends a record, and publishes what it says before another one is appended.
     *
     * @param maker makes the record from its sequence
     * @param atOnce whether it survives an end of the process when this returns, not only when it is synced
     * @param publisher takes the sequence
     * @return the sequence
     * @throws IOException where it is not appended: then nothing was published
     */
    long append(LongFunction<JournalRecord.Draft> maker, boolean atOnce, LongConsumer publisher) throws IOException {
        lock.lock();
        try {
            JournalRecord.Draft record = maker.apply(sequence + 1);
            makeRoom(record.length());
            current.append(record, sequence + 1, commit.synced(), atOnce);
            sequence++;
            if (dirty.isEmpty()) {
                commit.appended();
            }
            dirty.add(current);
            publisher.accept(sequence);
            return sequence;
        } finally {
            lock.unlock();
        }
    }

    private void makeRoom(int length) throws IOException {
        long end = System.nanoTime() + PATIENCE;
        while (true) {
            if (closed) {
                throw new FullException("the journal is closed");
            }
            if (current.hasRoom(length)) {
                return;
            }
            current.rest();
            Segment next = length <= SEGMENT ? free.poll() : null;
            if (next == null && mayGrow(length)) {
                next = create(Math.max(SEGMENT, length));
                OwnFiles.syncNames(directory);
            }
            if (next != null) {
                full.add(current);
                current = next;
                overflow.run();
                return;
            }
            overflow.run();
            long left = end - System.nanoTime();
            if (stuck || left <= 0) {
                throw new FullException("the store takes nothing over");
            }
            boolean unused = Uninterrupted.await(left, nanos -> room.awaitNanos(nanos) > 0);
        }
    }

    private boolean mayGrow(int length) {
        return full.size() + free.size() < MOST_SEGMENTS
                && space.usable() >= DiskSpace.LEFT_BY_JOURNAL + Math.max(SEGMENT, length);
    }

    /** The store cannot take anything over for now: whoever needs room is refused at once. */
    void stuck(boolean isStuck) {
        lock.lock();
        try {
            stuck = isStuck;
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Runs something while nothing can be appended, and gives the last sequence. */
    long mark(Runnable whileNothingIsAppended) {
        lock.lock();
        try {
            whileNothingIsAppended.run();
            return sequence;
        } finally {
            lock.unlock();
        }
    }

    /** From now on what was appended is synced after so many nanoseconds at most. */
    void syncWithin(long nanos) {
        commit.syncWithin(nanos);
    }

    /** Returns when a record is on the disk. */
    void awaitSynced(long record) throws IOException {
        commit.await(record);
    }

    /** Returns when all that was appended is on the disk. */
    void sync() throws IOException {
        awaitSynced(mark(() -> {}));
    }

    /** Syncs what was appended before, and gives the last record of it. */
    private long syncAppended() throws IOException {
        Set<Segment> segments;
        long target;
        lock.lock();
        try {
            for (Segment segment : dirty) {
                segment.flush();
            }
            segments = dirty;
            dirty = new LinkedHashSet<>();
            target = sequence;
        } finally {
            lock.unlock();
        }
        try {
            for (Segment segment : segments) {
                segment.sync();
            }
            return target;
        } catch (IOException e) {
            abandonCurrent();
            throw e;
        }
    }

    /** After a sync failed nobody knows what of a file is on the disk: what is in it goes to the store, and no more into it. */
    private void abandonCurrent() {
        lock.lock();
        try {
            if (!current.isEmpty()) {
                Segment next = free.poll();
                full.add(current);
                current = next != null ? next : create(SEGMENT);
            }
            overflow.run();
        } catch (IOException e) {
            // Full as well: goes on in the old one, and the next sync fails too.
        } finally {
            lock.unlock();
        }
    }

    /** Lets go what stands in the store for good: all records up to one. */
    void forget(long upTo) throws IOException {
        lock.lock();
        try {
            while (!full.isEmpty() && full.getFirst().last() <= upTo) {
                Segment segment = full.removeFirst();
                if (segment.capacity == SEGMENT) {
                    segment.reset();
                    free.add(segment);
                } else {
                    dirty.remove(segment);
                    segment.delete();
                }
            }
            if (current.last() <= upTo && current.capacity == SEGMENT) {
                current.reset();
            }
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Whether it is time to forget what stands in the store. A segment that is still written to is no reason: under steady
     * writes none of it could be forgotten, and each look would sync the database in vain.
     */
    boolean isFilling() {
        lock.lock();
        try {
            return full.size() >= MANY;
        } finally {
            lock.unlock();
        }
    }

    /** Gives spare files back; to make them anew takes longer than to write them. */
    void trim() throws IOException {
        lock.lock();
        try {
            for (Segment segment = free.poll(); segment != null; segment = free.poll()) {
                dirty.remove(segment);
                segment.delete();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Syncs what was appended; the files stay. */
    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            closed = true;
            room.signalAll();
        } finally {
            lock.unlock();
        }
        commit.close();
        List<Segment> all = new ArrayList<>(full);
        all.addAll(free);
        all.add(current);
        for (Segment segment : all) {
            segment.close();
        }
    }
}
