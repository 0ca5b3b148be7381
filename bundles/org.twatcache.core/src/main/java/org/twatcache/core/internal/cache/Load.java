package org.twatcache.core.internal.cache;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One load of one key that is under way. */
final class Load {

    private enum Phase {
        /** The loader runs. */
        LOADING,
        /** Its value is being stored; a writer of the key must see to it that it is removed again. */
        FILLING,
        /** The key was written meanwhile: nothing is stored, or what is being stored will be removed by this load. */
        INVALID,
        /** What was to be stored is stored. */
        FILLED
    }

    /** What a promise brings where its load ended by {@link #endUnshared}. */
    static final Object UNSHARED = new Object();

    final Object key;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.LOADING);
    private final CountDownLatch filled = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Thread thread = Thread.currentThread();
    private volatile @Nullable LoadRun run;
    private volatile @Nullable CompletableFuture<@Nullable Object> promise;
    private volatile boolean overtaken;
    private volatile Runnable undoing = () -> {};
    private final AtomicReference<@Nullable Runnable> held = new AtomicReference<>();
    private volatile boolean shared = true;
    private volatile @Nullable Object result;
    private volatile @Nullable Throwable failure;

    Load(Object key) {
        this.key = key;
    }

    /** The thread that runs the loader; null where none does yet. */
    @Nullable
    Thread thread() {
        return thread;
    }

    void runsHere() {
        thread = Thread.currentThread();
    }

    /** Is to run on a thread of the platform. */
    void runsIn(LoadRun running) {
        run = running;
        thread = null;
    }

    /** Tells those who do not wait how it ends; no thread runs it. */
    void promises(CompletableFuture<@Nullable Object> told) {
        promise = told;
        thread = null;
    }

    /** Where it tells that; null where all wait. */
    @Nullable
    CompletableFuture<@Nullable Object> promise() {
        return promise;
    }

    /** How it runs, where that is on a thread of the platform. */
    @Nullable
    LoadRun run() {
        return run;
    }

    /** Whether nobody waits for it any more, because it took too long. */
    boolean isGivenUp() {
        LoadRun running = run;
        return running != null && running.isGivenUp();
    }

    /** Whether what it loaded just now is given to those who wait; from then on it is not given up any more. */
    boolean isInTime() {
        LoadRun running = run;
        return running == null || running.isInTime();
    }

    /** Has others wait, until it lets go. */
    void holds(Runnable letGo) {
        held.set(letGo);
    }

    /** Has others wait no longer, unless it did that before. */
    void letGo() {
        Runnable holding = held.getAndSet(null);
        if (holding != null) {
            holding.run();
        }
    }

    /** Whether others wait for that. */
    boolean isHolding() {
        return held.get() != null;
    }

    /** What it held has served its purpose. */
    void used() {
        held.set(null);
    }

    /** Lets it store nothing, though its key was not written; false where it is storing, or has stored. */
    boolean forbid() {
        return phase.compareAndSet(Phase.LOADING, Phase.INVALID) || phase.get() == Phase.INVALID;
    }

    /**
     * Claims the right to store; false where the key was written since the load began.
     *
     * @param removal removes again what will be stored
     */
    boolean beginFill(Runnable removal) {
        undoing = removal;
        return phase.compareAndSet(Phase.LOADING, Phase.FILLING);
    }

    /** Ends what {@link #beginFill} began; false where a writer left it to this load to remove its value again. */
    boolean endFill() {
        boolean valid = phase.compareAndSet(Phase.FILLING, Phase.FILLED);
        filled.countDown();
        return valid;
    }

    /**
     * Forbids this load to store, as the first step of a write of its key.
     *
     * @return whether it is storing already, so that the writer must call {@link #undoFilled} after the write
     */
    boolean invalidate() {
        overtaken = true;
        return !phase.compareAndSet(Phase.LOADING, Phase.INVALID) && phase.get() == Phase.FILLING;
    }

    /** Whether those who ask from now on may not share its result, because the key was written since it began. */
    boolean isOvertaken() {
        return overtaken;
    }

    /** Waits until what is being stored is stored, and removes it; after that time leaves its removal to this load. */
    void undoFilled(long nanos) {
        long end = System.nanoTime() + nanos;
        boolean interrupted = false;
        boolean wellFilled = false;
        try {
            for (long left = nanos; left > 0 && !wellFilled; left = end - System.nanoTime()) {
                try {
                    wellFilled = filled.await(left, TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    // The write is not done before this is settled; who interrupts gets his answer after that.
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        if (wellFilled || !phase.compareAndSet(Phase.FILLING, Phase.INVALID)) {
            undoing.run();
        }
    }

    void succeed(@Nullable Object value) {
        result = value;
        end(value);
    }

    /**
     * Nothing was loaded, for the key had a value. It may have been read before a removal that was over when somebody else came who waits now:
     * he has to read for himself.
     */
    void endUnshared() {
        shared = false;
        end(UNSHARED);
    }

    @SuppressWarnings("NullAway") // which does not see that the promise may be of null
    private void end(@Nullable Object outcome) {
        ended.countDown();
        CompletableFuture<@Nullable Object> told = promise;
        if (told != null) {
            told.complete(outcome);
        }
    }

    /** Whether the result is that of all who waited. */
    boolean isShared() {
        return shared;
    }

    /** Ends the load for those who wait for it, unless it has ended. */
    void fail(Throwable cause) {
        if (!hasEnded()) {
            failure = cause;
            ended.countDown();
            CompletableFuture<@Nullable Object> told = promise;
            if (told != null) {
                told.completeExceptionally(cause);
            }
        }
    }

    boolean hasEnded() {
        return ended.getCount() == 0;
    }

    /** False where that took longer. */
    boolean awaitEnd(long nanos) throws InterruptedException {
        return ended.await(nanos, TimeUnit.NANOSECONDS);
    }

    @Nullable
    Object result() {
        return result;
    }

    @Nullable
    Throwable failure() {
        return failure;
    }
}
