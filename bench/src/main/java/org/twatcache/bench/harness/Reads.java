package org.twatcache.bench.harness;

/** Gets. Loaded once for each candidate by {@link Apart}: each has call sites, and so a compilation, of its own. */
public final class Reads implements Work {

    private final Asked asked;
    private final Keys keys;

    /**
     * Made by {@link Apart}.
     *
     * @param asked what is read
     * @param keys in which order
     */
    public Reads(Asked asked, Keys keys) {
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
