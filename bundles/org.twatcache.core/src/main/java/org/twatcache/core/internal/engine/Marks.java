package org.twatcache.core.internal.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The keys that were written while a migration copies, or while an engine is away that keeps what it has: what that engine
 * has of them is not to be believed until they are copied again.
 *
 * <p>A writer marks a key <em>before</em> its effect (pending) and <em>after</em> it, before the call returns (dirty). The
 * copier claims a mark <em>before</em> it reads the key, and only where no writer is pending. So whatever takes effect after
 * the copier read leaves a mark behind it. A clear is a mark of its own.
 */
final class Marks {

    private static final int DIRTY = 1;
    private static final int PENDING = 2;

    /** A writer is slowed for no longer than this: he does not pay for an engine that hangs. */
    private static final long SLOWED_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

    /** By key: twice the number of pending writers, and one where it is dirty. Small numbers need no objects. */
    private final ConcurrentMap<Object, Integer> keys = new ConcurrentHashMap<>();

    private final AtomicInteger clears = new AtomicInteger();
    private final AtomicInteger returns = new AtomicInteger();

    private final int most;
    private final Runnable first;
    private volatile long highWater;
    private volatile boolean overflowed;
    private volatile boolean used;

    private Marks(long highWater, int most, Runnable first) {
        this.highWater = highWater;
        this.most = most;
        this.first = first;
    }

    /** Marks of which writers leave no more than about a number before they are slowed to the pace of the copier. */
    static Marks ofMigration(long highWater) {
        return new Marks(highWater, Integer.MAX_VALUE, () -> {});
    }

    /**
     * Marks that are kept until an engine returns.
     *
     * @param most so many at most: with more they are given up
     * @param first runs before the first write takes effect, on the writer's thread; where it throws there is no write
     */
    static Marks ofAbsence(int most, Runnable first) {
        return new Marks(Long.MAX_VALUE, most, first);
    }

    /** Gives up: nobody knows any more what was written. */
    void overflow() {
        overflowed = true;
        keys.clear();
    }

    /** Whether there were too many. */
    boolean hasOverflowed() {
        return overflowed;
    }

    /** The first step of a write: of a key, or of a {@link Scope}. */
    void begin(Object touched) {
        if (!used) {
            first.run();
            used = true;
        }
        if (touched == Scope.ALL) {
            clears.addAndGet(PENDING);
        } else if (touched instanceof Scope scope) {
            beginAll(scope);
        } else {
            beginKey(touched);
        }
    }

    /** The last step of a write that began here, whatever came of it. */
    void end(Object touched) {
        if (touched == Scope.ALL) {
            clears.updateAndGet(Marks::ended);
        } else if (touched instanceof Scope scope) {
            scope.keys().forEach(this::endKey);
        } else {
            endKey(touched);
        }
    }

    /** All or none: a key may throw, and a mark that is begun and never ended would keep every migration from its end. */
    private void beginAll(Scope scope) {
        List<Object> begun = new ArrayList<>();
        boolean done = false;
        try {
            for (Object key : scope.keys()) {
                beginKey(key);
                begun.add(key);
            }
            done = true;
        } finally {
            if (!done) {
                begun.forEach(this::endKey);
            }
        }
    }

    private void beginKey(Object key) {
        if (!overflowed) {
            keys.merge(key, PENDING, Integer::sum);
            if (keys.size() > most) {
                overflow();
            }
        }
    }

    private void endKey(Object key) {
        keys.computeIfPresent(key, (same, mark) -> ended(mark));
    }

    private static int ended(int mark) {
        return (mark - PENDING) | DIRTY;
    }

    /** How many keys are marked. */
    long size() {
        return keys.size();
    }

    /** Nothing is marked, and nobody is about to. */
    boolean isEmpty() {
        return keys.isEmpty() && clears.get() == 0;
    }

    /** No write ever began under them. */
    boolean isUnused() {
        return !used;
    }

    /** Takes the mark of a clear that is over; whoever takes it forgets everything that was copied. */
    boolean takeClear() {
        return clears.compareAndSet(DIRTY, 0);
    }

    /** Marks a clear that is over. */
    void markClear() {
        clears.updateAndGet(present -> present | DIRTY);
    }

    /** Whether there was a clear, over or under way, since the last {@link #takeClear}. */
    boolean hasClear() {
        return clears.get() != 0;
    }

    /** Takes marks that no writer is pending on; what is taken must be copied, or removed. */
    List<Object> claim(int max) {
        List<Object> claimed = new ArrayList<>();
        for (Object key : keys.keySet()) {
            if (claimed.size() == max) {
                break;
            }
            if (keys.remove(key, DIRTY)) {
                claimed.add(key);
            }
        }
        return claimed;
    }

    /** Somebody begins to make an engine good by them. While another one does, who may hang, each knows only a part: all is given up. */
    void beginReturn() {
        if (returns.getAndIncrement() > 0) {
            overflow();
        }
    }

    /** Whoever began a return is done with them. */
    void endReturn() {
        returns.decrementAndGet();
    }

    /** Marks anew what was claimed, and could not be copied or removed. */
    void again(List<Object> claimed) {
        for (Object key : claimed) {
            if (overflowed) {
                return;
            }
            keys.merge(key, DIRTY, (present, dirty) -> present | dirty);
            if (keys.size() > most) {
                overflow();
            }
        }
    }

    /** Every marked key, also those that writers are pending on; the marks stay. */
    List<Object> all() {
        return new ArrayList<>(keys.keySet());
    }

    /** From now on writers are slowed when there are more marks than this. */
    void lowerHighWater(long marks) {
        highWater = marks;
    }

    /** How many marks the copier should not let come together while it still has pages to copy. */
    long ebb() {
        return highWater / 2;
    }

    /** Has a writer wait where the copier is behind; to be called with nothing held. */
    void slowDown() {
        if (keys.size() <= highWater) {
            return;
        }
        long end = System.nanoTime() + SLOWED_NANOS;
        while (keys.size() > highWater
                && System.nanoTime() - end < 0
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
