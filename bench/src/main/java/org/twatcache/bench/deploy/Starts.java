package org.twatcache.bench.deploy;

import org.twatcache.bench.harness.Estimate;
import org.twatcache.bench.harness.Pairs;

/** Rounds of starts, one right after another. */
final class Starts {

    private final Pairs perBare;
    private final Pairs javaPerBare;
    private final Pairs perArchived;

    /** None yet; the seed is that of the intervals. */
    Starts(long seed) {
        perBare = new Pairs(seed);
        javaPerBare = new Pairs(seed);
        perArchived = new Pairs(seed);
    }

    /**
     * Milliseconds to the prompt.
     *
     * @param script ours, from the start of its script
     * @param bare bare Felix
     * @param java ours, from the start of Java
     * @param archived bare Felix with an archive of its classes
     */
    record Round(double script, double bare, double java, double archived) {}

    void add(Round round) {
        perBare.add(round.script(), round.bare());
        javaPerBare.add(round.java(), round.bare());
        perArchived.add(round.script(), round.archived());
    }

    Estimate script() {
        return perBare.first();
    }

    Estimate bare() {
        return perBare.second();
    }

    Estimate java() {
        return javaPerBare.first();
    }

    Estimate archived() {
        return perArchived.second();
    }

    Estimate scriptPerBare() {
        return perBare.ratio();
    }

    Estimate javaPerBare() {
        return javaPerBare.ratio();
    }

    Estimate scriptPerArchived() {
        return perArchived.ratio();
    }
}
