package org.twatcache.engine.xodus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what stands in the journal into the database, on the store's own thread, and opens the database again where it died:
 * nothing is lost by that, as what it has not taken over is still pending.
 */
final class Takeover {

    /** So long changes gather; a journal that fills up, or an end, calls earlier. */
    static final long GATHER_MILLIS = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Takeover.class);
    private static final long RETRY_MILLIS = 50;
    private static final long CHECKPOINT_MILLIS = 1000;

    /** So long readers may hold back space at most that was overwritten. */
    private static final long UNPIN_MILLIS = 200;

    private static final long TASK_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final long CLOSE_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** One transaction takes no more: its memory and its time are bounded. */
    private static final long BATCH_BYTES = 32L << 20;

    /** The same where space is short: many small steps get further than a large one that is refused. */
    private static final long TIGHT_BATCH_BYTES = 1L << 20;

    /** So often taking over may fail before the database is opened again, and before it is given up. */
    private static final int PATIENCE = 3;

    final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private final Path directory;
    private final ScheduledThreadPoolExecutor thread;
    private final Journal journal;
    private final Regions regions;
    private final StateFile state;
    private final DiskSpace space;
    private final Reopening reopening;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile Database database;

    /** Odd while entries move from pending into the database; goes up with each move. */
    private final AtomicLong moves = new AtomicLong();

    // Of the thread.
    private long applied;
    private long checkpoint;
    private long checkpointAt = System.nanoTime();
    private boolean resting;
    private long appliedBefore;
    private int failures;
    private boolean hampered;
    private boolean closed;

    Takeover(
            Path directory,
            ScheduledThreadPoolExecutor thread,
            Journal journal,
            Regions regions,
            Recovery.Recovered recovered) {
        this.directory = directory;
        this.thread = thread;
        this.journal = journal;
        this.regions = regions;
        this.state = recovered.state();
        this.space = new DiskSpace(directory);
        this.reopening = new Reopening(directory, regions, space);
        this.database = watched(recovered.database());
        this.applied = recovered.sequence();
        this.checkpoint = applied;
    }

    long moves() {
        return moves.get();
    }

    Database database() {
        return database;
    }

    /** Takes over what there is, within so many milliseconds. */
    void soon(long millis) {
        if (millis == 0) {
            if (!thread.isShutdown()) {
                scheduled.set(true);
                thread.execute(this::run);
            }
        } else if (!scheduled.get() && scheduled.compareAndSet(false, true) && !thread.isShutdown()) {
            var unused = thread.schedule(this::run, millis, TimeUnit.MILLISECONDS);
        }
    }

    private void run() {
        if (closed) {
            return;
        }
        scheduled.set(false);
        try {
            if (takeOver()) {
                listeners.forEach(Runnable::run);
            }
            boolean hurried = journal.isFilling();
            if (hurried || System.nanoTime() - checkpointAt > TimeUnit.MILLISECONDS.toNanos(CHECKPOINT_MILLIS)) {
                checkpoint();
                database.hurried(hurried);
            }
            if (hurried || applied > checkpoint) {
                restLater();
            }
            if (hampered) {
                LOG.info("The store {} takes over again", directory);
                database.collect();
            }
            hampered = false;
            failures = 0;
            journal.stuck(false);
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            failed(e);
        }
    }

    private void restLater() {
        if (!resting) {
            resting = true;
            appliedBefore = applied;
            var unused = thread.schedule(this::rest, CHECKPOINT_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Nothing came for a while, perhaps. */
    private void rest() {
        if (closed) {
            return;
        }
        long before = appliedBefore;
        resting = false;
        run();
        if (applied == before) {
            giveBack();
        } else {
            restLater();
        }
    }

    private void failed(Throwable failure) {
        if (failure instanceof IOException || space.isWanting(failure)) {
            // The system refused something, as the journal's sync: what stands in the database is none the worse for
            // it.
            if (!hampered) {
                LOG.warn("The store {} takes nothing over for now: {}", directory, failure.toString(), failure);
            }
            hampered = true;
            journal.stuck(true);
            giveBack();
            boolean unused = reviveIfDead();
        } else {
            failures++;
            LOG.warn("The store {} took nothing over; it tries again", directory, failure);
            if (failures % PATIENCE == 0) {
                journal.stuck(true);
                revive(failures > PATIENCE);
            } else {
                boolean unused = reviveIfDead();
            }
        }
        soon(RETRY_MILLIS);
    }

    private void giveBack() {
        try {
            journal.trim();
        } catch (IOException e) {
            LOG.debug("The journal in {} keeps files that it does not need", directory, e);
        }
    }

    /** Takes over all that was there when it began; false where that was nothing. */
    private boolean takeOver() throws IOException {
        Regions.News[] taken = new Regions.News[1];
        long upTo = journal.mark(() -> taken[0] = regions.takeNews());
        boolean told = false;
        try {
            boolean some = false;
            // What failed for want of disk or memory may go in smaller steps.
            long most = hampered ? TIGHT_BATCH_BYTES : BATCH_BYTES;
            if (space.isTight()) {
                most = TIGHT_BATCH_BYTES;
                if (!taken[0].isEmpty()) {
                    // What was cleared makes the room that entries need.
                    write(new Batch(regions, most), taken[0], -1);
                    taken[0] = new Regions.News(Map.of(), List.of());
                    some = true;
                }
            }
            Batch batch = new Batch(regions, most);
            for (Content content : regions.contents()) {
                for (Map.Entry<Bytes, Pending> change : content.pending.entrySet()) {
                    batch.add(content, change.getKey(), change.getValue());
                    if (batch.isFull()) {
                        write(batch, new Regions.News(Map.of(), List.of()), -1);
                        batch = new Batch(regions, most);
                    }
                }
            }
            if (!batch.isEmpty() || !taken[0].isEmpty() || upTo != applied) {
                write(batch, taken[0], upTo);
                applied = upTo;
                some = true;
            }
            told = true;
            return some;
        } finally {
            if (!told) {
                regions.giveBack(taken[0]);
            }
        }
    }

    /**
     * Writes what the journal keeps for sure: a change that reached the database before it, and survived a power cut alone,
     * would stand there without others that were acknowledged earlier.
     */
    private void write(Batch batch, Regions.News news, long upTo) throws IOException {
        if (batch.bytes() > 0) {
            space.require(batch.bytes());
        }
        journal.sync();
        moves.incrementAndGet();
        try {
            batch.move(database, news, upTo);
        } finally {
            moves.incrementAndGet();
        }
    }

    /** Makes what was taken over durable, and forgets it in the journal. */
    private void checkpoint() throws IOException {
        checkpointAt = System.nanoTime();
        if (applied == checkpoint) {
            return;
        }
        database.sync();
        state.write(new StateFile.State(applied, false, StateFile.boot()));
        checkpoint = applied;
        journal.forget(checkpoint);
    }

    /** Begins or ends to count the bytes of a content; returns when they are counted. */
    void count(Content content, boolean counted) throws IOException {
        onThread(() -> {
            boolean unused = takeOver();
            content.bytes = counted ? database.bytes(content.id) : 0;
            content.counted = counted;
            RegionMeta meta = regions.meta(content);
            if (meta != null) {
                regions.change(content, counted ? meta.withBytes(content.bytes) : meta.uncounted());
            }
        });
    }

    /** Returns when all is in the database, durably. */
    void settle() throws IOException {
        onThread(() -> {
            boolean unused = takeOver();
            checkpoint();
        });
    }

    /** Something to be done on the thread. */
    @FunctionalInterface
    private interface Task {

        void run() throws IOException;
    }

    private void onThread(Task task) throws IOException {
        Future<Boolean> done = thread.submit(() -> {
            task.run();
            return true;
        });
        try {
            boolean unused = Uninterrupted.get(done, TASK_NANOS);
        } catch (TimeoutException e) {
            throw new IOException("the store " + directory + " takes too long", e);
        }
    }

    /** Opens the database again if it died; whether it is alive. */
    boolean reviveIfDead() {
        if (!closed && !database.isAlive()) {
            revive(false);
        }
        return database.isAlive();
    }

    /** Sees to it that readers keep nothing open for long. */
    private Database watched(Database opened) {
        opened.reuseTransactions(() -> {
            try {
                var unused = thread.schedule(opened::unpin, UNPIN_MILLIS, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                // The store is being closed, and ends them.
            }
        });
        return opened;
    }

    private void revive(boolean givenUp) {
        LOG.warn("The database {} is opened again", directory);
        database.abandonQuietly();
        try {
            database = watched(givenUp ? reopening.afresh(applied) : reopening.again(applied));
        } catch (IOException | RuntimeException e) {
            LOG.warn("The database {} cannot be opened again; it tries once more soon", directory, e);
        }
    }

    /** Takes over what is left and closes everything; whether all is in the database. */
    boolean close() {
        closed = true;
        boolean clean = false;
        try {
            long end = System.nanoTime() + CLOSE_NANOS;
            while (takeOver() && System.nanoTime() - end < 0) {
                // What came meanwhile.
            }
            journal.sync();
            checkpoint();
            database.close();
            state.write(new StateFile.State(checkpoint, true, StateFile.boot()));
            clean = true;
        } catch (IOException | RuntimeException e) {
            LOG.warn("The store {} was not closed in order; what is missing in it stands in its journal", directory, e);
        }
        try {
            if (!clean) {
                database.abandon();
            }
            journal.close();
            if (clean) {
                JournalFiles.delete(directory);
            }
            state.close();
        } catch (IOException | RuntimeException e) {
            LOG.warn("The store {} keeps files open or in its way", directory, e);
        }
        return clean;
    }
}
