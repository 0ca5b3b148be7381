package org.twatcache.bench.harness;

/** What one candidate does over and over in its slices. Safe for use by as many threads as it is told of. */
public interface Work {

    /**
     * Does some operations.
     *
     * @param thread the number of the calling thread, from 0
     * @param from how many operations this thread did before
     * @param operations how many to do
     * @return anything that depends on every operation, so that none can be optimized away
     */
    long run(int thread, long from, int operations);

    /**
     * How many operations are done between two looks at the clock.
     *
     * @return so many that looking costs next to nothing
     */
    default int batch() {
        return 512;
    }

    /** Waits after a slice until what it left undone takes no time of the next one's. */
    default void rest() {}
}
