package org.twatcache.bench.harness;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Keys, and the orders in which threads ask for them, drawn beforehand so that no slice pays for drawing. Public for the
 * classes of {@link Apart}. Immutable.
 */
public final class Keys {

    private static final int LENGTH = 1 << 17;
    private static final double WRITE_SHARE = 0.1;

    private final List<String> all;
    private final String[][] sequences;
    private final boolean[] writes = new boolean[LENGTH];

    private Keys(List<String> all, int threads, long seed, ToIntFunction<Random> draw) {
        this.all = all;
        sequences = new String[threads][LENGTH];
        for (int thread = 0; thread < threads; thread++) {
            Random random = new Random(seed + 1 + thread);
            for (int i = 0; i < LENGTH; i++) {
                sequences[thread][i] = all.get(draw.applyAsInt(random));
            }
        }
        Random random = new Random(seed);
        for (int i = 0; i < LENGTH; i++) {
            writes[i] = random.nextDouble() < WRITE_SHARE;
        }
    }

    /**
     * New keys, the most popular first.
     *
     * @param count how many
     * @return keys, all different
     */
    public static List<String> make(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "customer:" + (100_000 + i))
                .toList();
    }

    /**
     * Keys of which the n-th is asked for in proportion to 1/n^0.99.
     *
     * @param all the keys
     * @param threads how many threads ask
     * @param seed of their orders
     * @return orders
     */
    public static Keys zipf(List<String> all, int threads, long seed) {
        double[] cumulated = new double[all.size()];
        double sum = 0;
        for (int i = 0; i < cumulated.length; i++) {
            sum += 1 / Math.pow(i + 1.0, 0.99);
            cumulated[i] = sum;
        }
        double total = sum;
        return new Keys(all, threads, seed, random -> {
            int found = Arrays.binarySearch(cumulated, random.nextDouble() * total);
            return Math.min(cumulated.length - 1, found < 0 ? -found - 1 : found);
        });
    }

    /**
     * Keys of which the first so many are all asked for alike, and the others never.
     *
     * @param all the keys
     * @param count how many are asked for
     * @param threads how many threads ask
     * @param seed of their orders
     * @return orders
     */
    public static Keys hot(List<String> all, int count, int threads, long seed) {
        return new Keys(all, threads, seed, random -> random.nextInt(count));
    }

    /**
     * The distinct keys.
     *
     * @return the most popular first
     */
    public List<String> all() {
        return all;
    }

    /**
     * What a thread asks for, over and over.
     *
     * @param thread its number
     * @return keys, as many as a power of two; not to be changed
     */
    public String[] sequence(int thread) {
        return sequences[thread];
    }

    /**
     * Where a mix of reads and writes writes.
     *
     * @return a flag for each place of a sequence; not to be changed
     */
    public boolean[] writes() {
        return writes;
    }
}
