package org.twatcache.bench.disk;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.twatcache.bench.harness.Work;
import org.twatcache.bench.store.DiskStore;

/** Puts of keys that are drawn evenly. Each thread has its own keys, so that the last value of every key is known. */
final class Puts implements Work {

    private static final int LENGTH = 1 << 17;
    private static final int NEVER = -1;

    /** What a store puts off has begun by then, and mostly ended: it is not to take its neighbour's time. */
    private static final long REST = TimeUnit.MILLISECONDS.toNanos(50);

    private final DiskStore store;
    private final List<String> keys;
    private final Bodies bodies;
    private final int[][] order;
    private final long[] last;

    Puts(DiskStore store, List<String> keys, Bodies bodies, int threads, long seed) {
        this.store = store;
        this.keys = keys;
        this.bodies = bodies;
        this.order = new int[threads][LENGTH];
        this.last = new long[keys.size()];
        Arrays.fill(last, NEVER);
        int share = keys.size() / threads;
        for (int thread = 0; thread < threads; thread++) {
            SplittableRandom random = new SplittableRandom(seed + thread);
            for (int i = 0; i < LENGTH; i++) {
                order[thread][i] = random.nextInt(share) * threads + thread;
            }
        }
    }

    @Override
    public long run(int thread, long from, int operations) {
        int[] own = order[thread];
        for (int i = 0; i < operations; i++) {
            long number = from + i;
            int key = own[(int) number & (LENGTH - 1)];
            store.put(keys.get(key), bodies.of(number));
            last[key] = number;
        }
        return operations;
    }

    /** A put may wait for the disk. */
    @Override
    public int batch() {
        return 1;
    }

    @Override
    public void rest() {
        LockSupport.parkNanos(REST);
    }

    /** How many keys have, in the same store or when it was opened again, another value than the last one that was put. */
    long wrong(DiskStore opened) {
        long wrong = 0;
        for (int key = 0; key < last.length; key++) {
            if (last[key] != NEVER && !Arrays.equals(opened.get(keys.get(key)), bodies.of(last[key]))) {
                wrong++;
            }
        }
        return wrong;
    }
}
