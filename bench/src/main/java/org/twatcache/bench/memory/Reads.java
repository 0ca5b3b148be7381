package org.twatcache.bench.memory;

import org.twatcache.bench.harness.Apart;
import org.twatcache.bench.harness.Keys;
import org.twatcache.bench.harness.Work;

/** Gets. Loaded once for each candidate by {@link Apart}: each has call sites, and so a compilation, of its own. */
public final class Reads implements Work {

    private final Store store;
    private final Keys keys;

    /** Made by {@link Apart}. */
    public Reads(Store store, Keys keys) {
        this.store = store;
        this.keys = keys;
    }

    @Override
    public long run(int thread, long from, int operations) {
        String[] sequence = keys.sequence(thread);
        int mask = sequence.length - 1;
        long hits = 0;
        for (int i = 0; i < operations; i++) {
            if (store.get(sequence[(int) (from + i) & mask]) != null) {
                hits++;
            }
        }
        return hits;
    }
}
