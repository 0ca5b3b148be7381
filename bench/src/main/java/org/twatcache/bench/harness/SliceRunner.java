package org.twatcache.bench.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs slices on threads of its own, which begin and end each slice at the same moments. Used by one thread. */
final class SliceRunner implements AutoCloseable {

    /** Time for the threads to wake up before a slice begins. */
    private static final long LEAD_IN_NANOS = 150_000;

    private final int threads;
    private final ExecutorService executor;
    private final long[] done;
    private long sink;

    SliceRunner(int threads) {
        this.threads = threads;
        this.done = new long[threads];
        this.executor = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "slices");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Runs one slice.
     *
     * @param candidate whose
     * @param length how long, in nanoseconds
     * @return nanoseconds for an operation on one thread
     */
    Slice run(Candidate candidate, long length) throws InterruptedException {
        long begin = System.nanoTime() + LEAD_IN_NANOS;
        List<Callable<Share>> tasks = new ArrayList<>(threads);
        for (int i = 0; i < threads; i++) {
            int thread = i;
            long from = done[i];
            tasks.add(() -> share(candidate.work(), thread, from, begin, begin + length));
        }
        double perNano = 0;
        List<Future<Share>> futures = executor.invokeAll(tasks);
        for (int i = 0; i < threads; i++) {
            Share share = get(futures.get(i));
            done[i] += share.operations;
            sink += share.sink;
            perNano += (double) share.operations / share.nanos;
        }
        return new Slice(candidate.name(), threads / perNano);
    }

    private static Share get(Future<Share> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A candidate failed in its slice", e.getCause());
        }
    }

    private static Share share(Work work, int thread, long from, long begin, long end) {
        while (System.nanoTime() - begin < 0) {
            Thread.onSpinWait();
        }
        int batch = work.batch();
        long start = System.nanoTime();
        long now = start;
        long operations = 0;
        long sink = 0;
        while (now - end < 0) {
            sink += work.run(thread, from + operations, batch);
            operations += batch;
            now = System.nanoTime();
        }
        // A thread that woke up after the end of its slice did nothing: count one batch rather than divide by zero.
        if (operations == 0) {
            sink += work.run(thread, from, batch);
            operations = batch;
            now = System.nanoTime();
        }
        return new Share(operations, now - start, sink);
    }

    /** Ends the threads; what the works returned is used here, visibly to the compiler. */
    @Override
    public void close() {
        executor.shutdownNow();
        if (sink == Long.MIN_VALUE) {
            throw new IllegalStateException("The works returned an impossible sum");
        }
    }

    private record Share(long operations, long nanos, long sink) {}
}
