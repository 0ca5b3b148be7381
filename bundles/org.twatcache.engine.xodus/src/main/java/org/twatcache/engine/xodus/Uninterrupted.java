package org.twatcache.engine.xodus;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits to the end whatever interrupts the thread, whose flag is kept. */
final class Uninterrupted {

    /** Something that waits and may be interrupted. */
    @FunctionalInterface
    interface Waiting {

        /** Waits for so many nanoseconds at most; true where what was waited for has come. */
        boolean await(long nanos) throws InterruptedException;
    }

    private Uninterrupted() {}

    static boolean await(long nanos, Waiting waiting) {
        long end = System.nanoTime() + nanos;
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return waiting.await(Math.max(0, end - System.nanoTime()));
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The outcome of a task; what it threw is thrown. */
    static <T> T get(Future<T> task, long nanos) throws IOException, TimeoutException {
        boolean done = await(nanos, left -> {
            try {
                task.get(left, TimeUnit.NANOSECONDS);
                return true;
            } catch (ExecutionException e) {
                return true;
            } catch (TimeoutException e) {
                return false;
            }
        });
        if (!done) {
            throw new TimeoutException();
        }
        return ended(task);
    }

    private static <T> T ended(Future<T> task) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException("a task that has ended is not waited for", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
