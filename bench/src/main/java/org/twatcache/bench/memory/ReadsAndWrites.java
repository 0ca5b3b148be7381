package org.twatcache.bench.memory;

import org.twatcache.bench.harness.Apart;
import org.twatcache.bench.harness.Keys;
import org.twatcache.bench.harness.Work;

/** Nine gets to a put. Loaded once for each candidate by {@link Apart}. */
public final class ReadsAndWrites implements Work {

    private final Store store;
    private final Keys keys;

    /** Made by {@link Apart}. */
    public ReadsAndWrites(Store store, Keys keys) {
        this.store = store;
        this.keys = keys;
    }

    @Override
    public long run(int thread, long from, int operations) {
        String[] sequence = keys.sequence(thread);
        boolean[] writes = keys.writes();
        int mask = sequence.length - 1;
        long hits = 0;
        for (int i = 0; i < operations; i++) {
            int at = (int) (from + i) & mask;
            String key = sequence[at];
            if (writes[at]) {
                store.put(key, key);
            } else if (store.get(key) != null) {
                hits++;
            }
        }
        return hits;
    }
}
