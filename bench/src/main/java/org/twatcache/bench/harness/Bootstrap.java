package org.twatcache.bench.harness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * The 95 % interval of a statistic, by drawing whole forks with replacement: slices of one fork share its compilation and
 * its heap, so that a fork is what varies independently.
 */
final class Bootstrap {

    private static final int DRAWS = 2_000;

    private final Random random;

    Bootstrap(long seed) {
        this.random = new Random(seed);
    }

    /**
     * Estimates.
     *
     * @param forks what each fork gave
     * @param statistic of what some forks gave together
     * @param <F> what a fork gives
     * @return the statistic over all forks, with its interval
     */
    <F> Estimate estimate(List<F> forks, ToDoubleFunction<List<F>> statistic) {
        double[] drawn = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            List<F> sample = new ArrayList<>(forks.size());
            for (int j = 0; j < forks.size(); j++) {
                sample.add(forks.get(random.nextInt(forks.size())));
            }
            drawn[i] = statistic.applyAsDouble(sample);
        }
        Arrays.sort(drawn);
        return new Estimate(statistic.applyAsDouble(forks), drawn[(int) (DRAWS * 0.025)], drawn[(int) (DRAWS * 0.975)]);
    }

    /**
     * The median.
     *
     * @param values some values; not changed
     * @return the middle one, or the mean of the two in the middle; NaN for none
     */
    static double median(double[] values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
