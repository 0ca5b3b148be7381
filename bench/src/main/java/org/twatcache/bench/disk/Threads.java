package org.twatcache.bench.disk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.twatcache.bench.harness.Work;

/** Has a fixed amount of work done by some threads. */
final class Threads {

    private Threads() {}

    /**
     * Returns when all of it is done.
     *
     * @param operations of all threads together
     */
    static void run(Work work, int threads, int operations) throws InterruptedException {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Long>> shares = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                shares.add(executor.submit(() -> work.run(thread, 0, operations / threads)));
            }
            for (Future<Long> share : shares) {
                long unused = share.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A work failed", e.getCause());
        } finally {
            executor.shutdown();
        }
    }
}
