package org.twatcache.bench.disk;

import org.twatcache.bench.harness.Apart;
import org.twatcache.bench.harness.Keys;
import org.twatcache.bench.harness.Work;
import org.twatcache.bench.store.DiskStore;

/** Gets. Loaded once for each candidate by {@link Apart}: each has call sites, and so a compilation, of its own. */
public final class Gets implements Work {

    private static final int BATCH = 32;

    private final DiskStore store;
    private final Keys keys;

    /** Made by {@link Apart}. */
    public Gets(DiskStore store, Keys keys) {
        this.store = store;
        this.keys = keys;
    }

    @Override
    public long run(int thread, long from, int operations) {
        String[] sequence = keys.sequence(thread);
        int mask = sequence.length - 1;
        long bytes = 0;
        for (int i = 0; i < operations; i++) {
            byte[] value = store.get(sequence[(int) (from + i) & mask]);
            bytes += value == null ? 0 : value.length;
        }
        return bytes;
    }

    @Override
    public int batch() {
        return BATCH;
    }
}
