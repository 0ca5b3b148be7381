package org.twatcache.bench.harness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How long and how often one fork measures.
 *
 * @param fork its number, from 0
 * @param slices how many rounds of slices
 * @param sliceMillis how long a slice lasts
 * @param warmUpMillis how long each candidate is warmed up
 * @param seed of everything random
 */
public record Plan(int fork, int slices, int sliceMillis, int warmUpMillis, long seed) {

    private static final int WARM_UP_SLICE_MILLIS = 50;

    /** The same for another fork, which draws other random numbers. */
    Plan ofFork(int number) {
        return new Plan(number, slices, sliceMillis, warmUpMillis, seed + number);
    }

    /**
     * The same, but not shorter than this.
     *
     * @param least of the slices
     * @param leastWarmUpMillis of the warm-up
     * @return a plan
     */
    public Plan atLeast(int least, int leastWarmUpMillis) {
        return new Plan(fork, Math.max(slices, least), sliceMillis, Math.max(warmUpMillis, leastWarmUpMillis), seed);
    }

    /**
     * The same with half the warm-up, for what runs in a JVM that is warm but for its loops.
     *
     * @return a plan
     */
    public Plan warm() {
        return new Plan(fork, slices, sliceMillis, warmUpMillis / 2, seed);
    }

    /**
     * The order in which this fork makes and fills things: every second fork does it backwards, because what is made later
     * lies elsewhere in the heap, and reads of it may be several percent faster or slower for the rest of the fork.
     *
     * @param <T> what they are
     * @param things in order
     * @return the same or reversed
     */
    public <T> List<T> inTurn(List<T> things) {
        List<T> turned = new ArrayList<>(things);
        if (fork % 2 == 1) {
            Collections.reverse(turned);
        }
        return turned;
    }

    int warmUpRounds() {
        return Math.max(1, warmUpMillis / WARM_UP_SLICE_MILLIS);
    }

    long warmUpSliceNanos() {
        return TimeUnit.MILLISECONDS.toNanos(WARM_UP_SLICE_MILLIS);
    }

    long sliceNanos() {
        return TimeUnit.MILLISECONDS.toNanos(sliceMillis);
    }

    /**
     * As arguments of a fork.
     *
     * @return what {@link #parse} reads
     */
    public String toText() {
        return fork + "," + slices + "," + sliceMillis + "," + warmUpMillis + "," + seed;
    }

    /**
     * Reads {@link #toText}.
     *
     * @param text the text
     * @return the plan
     */
    public static Plan parse(String text) {
        String[] part = text.split(",", -1);
        return new Plan(
                Integer.parseInt(part[0]),
                Integer.parseInt(part[1]),
                Integer.parseInt(part[2]),
                Integer.parseInt(part[3]),
                Long.parseLong(part[4]));
    }
}
