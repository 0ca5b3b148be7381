package org.twatcache.core.internal.cache;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A load on a thread of the platform, which may be given up before it ends. */
final class LoadRun implements Runnable {

    private final Load load;
    private final Callable<@Nullable Object> body;
    private final Runnable atLateEnd;
    private final long began = System.nanoTime();
    private final CompletableFuture<@Nullable Object> outcome = new CompletableFuture<>();

    /** Guarded by this, as the rest. */
    private @Nullable Thread runner;

    private boolean givenUp;
    private boolean ended;
    private boolean inTime;

    /**
     * A run.
     *
     * @param body runs the load, and ends it for those who wait
     * @param atLateEnd what to do when a run ends that was given up
     */
    LoadRun(Load load, Callable<@Nullable Object> body, Runnable atLateEnd) {
        this.load = load;
        this.body = body;
        this.atLateEnd = atLateEnd;
    }

    @Override
    public void run() {
        load.runsHere();
        if (begin()) {
            settle();
        }
        if (end()) {
            atLateEnd.run();
        }
    }

    /** The outcome carries whatever the body throws, an Error too: the caller is told. */
    private void settle() {
        try {
            outcome.complete(body.call());
        } catch (Throwable e) {
            outcome.completeExceptionally(e);
        }
    }

    private synchronized boolean begin() {
        runner = Thread.currentThread();
        return !givenUp;
    }

    /** An interrupt that came too late concerns nobody who uses this thread later. */
    private synchronized boolean end() {
        runner = null;
        ended = true;
        boolean unused = Thread.interrupted();
        return givenUp;
    }

    /** Interrupts it, and lets it store nothing; false where it has loaded or ended, or was given up before. */
    synchronized boolean giveUp() {
        if (ended || inTime || givenUp || !load.forbid()) {
            return false;
        }
        givenUp = true;
        if (runner != null) {
            runner.interrupt();
        }
        return true;
    }

    /** Whether what was loaded just now is given to those who wait: from then on it is not given up any more. */
    synchronized boolean isInTime() {
        inTime = !givenUp;
        return inTime;
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    synchronized boolean isGivenUp() {
        return givenUp;
    }

    /** When it was asked for, by the JVM's clock. */
    long began() {
        return began;
    }

    /** What the body gave. */
    @Nullable
    Object outcome(long nanos) throws ExecutionException, InterruptedException, TimeoutException {
        return outcome.get(nanos, TimeUnit.NANOSECONDS);
    }
}
