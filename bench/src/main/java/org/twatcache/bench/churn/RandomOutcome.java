package org.twatcache.bench.churn;

import java.io.IOException;

/**
 * What came of a random run.
 *
 * @param actions how much was done to bundles and the configuration
 * @param calls how many calls were made
 * @param deadlocks how many deadlocks were seen
 * @param stuck how many calls took more than ten seconds
 * @param undocumented how many exceptions no documentation announces
 * @param strays 1 where the end differs from a fresh start
 * @param loaders class loaders of former lives that are retained
 */
record RandomOutcome(
        long actions, long calls, long deadlocks, long stuck, long undocumented, long strays, long loaders) {

    /** As a line of a fork's output. */
    String toLine() {
        return actions + " " + calls + " " + deadlocks + " " + stuck + " " + undocumented + " " + strays + " "
                + loaders;
    }

    static RandomOutcome parse(String line) throws IOException {
        String[] words = line.split(" ", -1);
        if (words.length != 7) {
            throw new IOException("A fork said: " + line);
        }
        long[] values = new long[words.length];
        for (int i = 0; i < words.length; i++) {
            values[i] = Long.parseLong(words[i]);
        }
        return new RandomOutcome(values[0], values[1], values[2], values[3], values[4], values[5], values[6]);
    }

    /** Both together. */
    RandomOutcome plus(RandomOutcome other) {
        return new RandomOutcome(
                actions + other.actions,
                calls + other.calls,
                deadlocks + other.deadlocks,
                stuck + other.stuck,
                undocumented + other.undocumented,
                strays + other.strays,
                loaders + other.loaders);
    }
}
