package org.twatcache.bench.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Pairs of measurements taken one right after the other, each in a process of its own. */
public final class Pairs {

    private final List<double[]> pairs = new ArrayList<>();
    private final long seed;

    /**
     * No pairs yet.
     *
     * @param seed of the intervals
     */
    public Pairs(long seed) {
        this.seed = seed;
    }

    /**
     * Adds a pair.
     *
     * @param first what is compared
     * @param second what it is compared with
     */
    public void add(double first, double second) {
        pairs.add(new double[] {first, second});
    }

    /**
     * The median of the first ones.
     *
     * @return an estimate
     */
    public Estimate first() {
        return estimate(drawn -> median(drawn, 0));
    }

    /**
     * The median of the second ones.
     *
     * @return an estimate
     */
    public Estimate second() {
        return estimate(drawn -> median(drawn, 1));
    }

    /**
     * The first median per the second.
     *
     * @return an estimate
     */
    public Estimate ratio() {
        return estimate(drawn -> median(drawn, 0) / median(drawn, 1));
    }

    private Estimate estimate(ToDoubleFunction<List<double[]>> statistic) {
        return new Bootstrap(seed).estimate(pairs, statistic);
    }

    private static double median(List<double[]> drawn, int side) {
        return Bootstrap.median(drawn.stream().mapToDouble(pair -> pair[side]).toArray());
    }
}
