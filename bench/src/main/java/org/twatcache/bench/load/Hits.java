package org.twatcache.bench.load;

import org.twatcache.bench.harness.Apart;
import org.twatcache.bench.harness.Keys;
import org.twatcache.bench.harness.Work;

/** Reads of what is there. Loaded once for each candidate by {@link Apart}. */
public final class Hits implements Work {

    private final Asked asked;
    private final Keys keys;

    /** Made by {@link Apart}. */
    public Hits(Asked asked, Keys keys) {
        this.asked = asked;
        this.keys = keys;
    }

    @Override
    public long run(int thread, long from, int operations) {
        String[] sequence = keys.sequence(thread);
        int mask = sequence.length - 1;
        long hits = 0;
        for (int i = 0; i < operations; i++) {
            if (asked.get(sequence[(int) (from + i) & mask]) != null) {
                hits++;
            }
        }
        return hits;
    }
}
