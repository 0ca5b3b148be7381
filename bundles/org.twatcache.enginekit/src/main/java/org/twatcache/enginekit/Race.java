package org.twatcache.enginekit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Threads that race for a time, or until one of them fails. */
final class Race implements AutoCloseable {

    /** What one thread does. */
    @FunctionalInterface
    interface Task {
        void run() throws Exception;
    }

    /** What one of two threads does with a key. */
    @FunctionalInterface
    interface Act<R> {
        R act(int thread, int key);
    }

    /** What must hold of the results of both threads for a key. */
    @FunctionalInterface
    interface Check<R> {
        void check(int key, List<R> results);
    }

    /** How many keys a round has, from zero: an odd number, so that threads in step meet at the middle one. */
    static final int KEYS = 33;

    private final long end;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "enginekit-race");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean failed;

    Race(Duration time) {
        end = System.nanoTime() + time.toNanos();
    }

    boolean goesOn() {
        return !failed && System.nanoTime() - end < 0 && !Thread.currentThread().isInterrupted();
    }

    boolean isUnbroken() {
        return !failed;
    }

    /** Runs each task on a thread of its own, and waits for all of them; throws what the first failing one threw. */
    void run(List<Task> tasks) throws Exception {
        AtomicInteger ready = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        for (Task task : tasks) {
            running.add(threads.submit((Callable<Boolean>) () -> {
                meet(ready, tasks.size());
                try {
                    task.run();
                } catch (Exception | Error e) {
                    failed = true;
                    throw e;
                }
                return true;
            }));
        }
        for (Future<?> each : running) {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw new AssertionError("a thread of the race failed: " + e.getCause(), e.getCause());
            } catch (CancellationException e) {
                throw new AssertionError("a thread of the race was cancelled", e);
            }
        }
    }

    /**
     * Lets two threads do the same thing with the same keys, round after round. One takes the keys upwards and the other
     * downwards: so they meet at one key of each round, however unevenly a busy machine lets them begin.
     *
     * @param prepare puts a key in order before a round, on one thread
     * @param act what each thread, 0 or 1, does with a key
     * @param check takes what the threads gave for a key, on one thread
     */
    <R> void rounds(IntConsumer prepare, Act<R> act, Check<R> check) throws Exception {
        List<AtomicReferenceArray<R>> results =
                List.of(new AtomicReferenceArray<>(KEYS), new AtomicReferenceArray<>(KEYS));
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        run(List.of(
                () -> {
                    for (int round = 1; goesOn(); round++) {
                        IntStream.range(0, KEYS).forEach(prepare);
                        if (!meet(begun, 2 * round)) {
                            return;
                        }
                        for (int key = 0; key < KEYS; key++) {
                            results.get(0).set(key, act.act(0, key));
                        }
                        if (!meet(done, 2 * round)) {
                            return;
                        }
                        for (int key = 0; key < KEYS; key++) {
                            check.check(
                                    key,
                                    List.of(
                                            results.get(0).get(key),
                                            results.get(1).get(key)));
                        }
                    }
                },
                () -> {
                    for (int round = 1; meet(begun, 2 * round); round++) {
                        for (int key = KEYS - 1; key >= 0; key--) {
                            results.get(1).set(key, act.act(1, key));
                        }
                        done.incrementAndGet();
                    }
                }));
    }

    /** Spins, because threads that are woken do not begin at the same moment. */
    @SuppressWarnings("ThreadPriorityCheck") // yielding only lets a busy machine get on; nothing relies on it
    private boolean meet(AtomicInteger arrived, int expected) {
        arrived.incrementAndGet();
        while (arrived.get() < expected) {
            if (!goesOn()) {
                return false;
            }
            Thread.yield();
        }
        return true;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
