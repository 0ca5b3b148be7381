package org.twatcache.engine.xodus;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import jetbrains.exodus.env.EnvironmentImpl;
import jetbrains.exodus.env.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Transactions that read, and are used again: to begin one, to open its trees and to end it takes a third of a read. One thread at
 * a time has one, as its trees are for one thread. None is older than the last change, and none is kept for long, because Xodus
 * gives no space back that one of them may still see.
 */
final class Snapshots {

    private static final int SLOTS = 32;

    /** So many slots apart, and threads do not write to each other's cache line. */
    private static final int STRIDE = 32;

    private static final int SHIFT = Integer.SIZE - Integer.numberOfTrailingZeros(SLOTS);

    /** The golden ratio of 32 bits, by which successive numbers are spread (Knuth, The Art of Computer Programming 3, 6.4). */
    private static final int SPREAD = 0x9E3779B9;

    /**
     * A transaction.
     *
     * @param version how many changes there were at least when it began
     */
    private record Snapshot(Transaction transaction, long version) {}

    private final EnvironmentImpl environment;
    private final AtomicReferenceArray<@Nullable Snapshot> idle = new AtomicReferenceArray<>(SLOTS * STRIDE);
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicBoolean awaited = new AtomicBoolean();
    private volatile @Nullable Runnable opened;
    private volatile long version;

    Snapshots(EnvironmentImpl environment) {
        this.environment = environment;
    }

    /**
     * From now on they are used again.
     *
     * @param opened is told that {@link #release} is to be called after a while; throws nothing
     */
    void reuse(Runnable opened) {
        this.opened = opened;
    }

    /** Reads something. A transaction that failed is not used again. */
    <T extends @Nullable Object> T read(Function<Transaction, T> reader) {
        int slot = slot();
        Snapshot snapshot = take(slot);
        boolean well = false;
        try {
            T read = reader.apply(snapshot.transaction);
            well = true;
            return read;
        } finally {
            if (!well || opened == null || snapshot.version != version || !idle.compareAndSet(slot, null, snapshot)) {
                end(snapshot);
            }
        }
    }

    private static int slot() {
        return (((int) Thread.currentThread().getId() * SPREAD) >>> SHIFT) * STRIDE;
    }

    private Snapshot take(int slot) {
        Snapshot kept = idle.getAndSet(slot, null);
        if (kept != null && kept.version == version) {
            return kept;
        }
        if (kept != null) {
            end(kept);
        }
        // Whatever can fail comes before it begins: one that nobody knows of would hold space back for ever.
        open.incrementAndGet();
        boolean begun = false;
        try {
            await();
            long at = version;
            Snapshot fresh = new Snapshot(environment.beginReadonlyTransaction(), at);
            begun = true;
            return fresh;
        } finally {
            if (!begun) {
                open.decrementAndGet();
            }
        }
    }

    private void end(Snapshot snapshot) {
        try {
            snapshot.transaction.abort();
        } finally {
            open.decrementAndGet();
        }
    }

    private void await() {
        Runnable told = opened;
        if (told != null && awaited.compareAndSet(false, true)) {
            boolean heard = false;
            try {
                told.run();
                heard = true;
            } finally {
                if (!heard) {
                    awaited.set(false);
                }
            }
        }
    }

    /** Something was changed: what began before is used no more. Called by the thread that changes. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread
    void changed() {
        version++;
    }

    /** Ends those that nobody has in use; the others are not used again. Called by the thread that changes. */
    void release() {
        awaited.set(false);
        changed();
        for (int slot = 0; slot < idle.length(); slot += STRIDE) {
            Snapshot kept = idle.getAndSet(slot, null);
            if (kept != null) {
                end(kept);
            }
        }
        if (open.get() > 0) {
            await();
        }
    }
}
