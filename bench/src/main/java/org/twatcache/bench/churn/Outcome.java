package org.twatcache.bench.churn;

import java.io.IOException;

/**
 * What cycles left behind.
 *
 * @param loaders class loaders of bundles that are no more
 * @param held what is held more than before
 * @param metaspace bytes by which it grew in the second half
 */
record Outcome(long loaders, Held held, long metaspace) {

    /** As a line of a fork's output. */
    String toLine() {
        return loaders + " " + held.threads() + " " + held.files() + " " + held.services() + " " + held.listeners()
                + " " + held.mbeans() + " " + metaspace;
    }

    static Outcome parse(String line) throws IOException {
        String[] words = line.split(" ", -1);
        if (words.length != 7) {
            throw new IOException("A fork said: " + line);
        }
        long[] values = new long[words.length];
        for (int i = 0; i < words.length; i++) {
            values[i] = Long.parseLong(words[i]);
        }
        return new Outcome(values[0], new Held(values[1], values[2], values[3], values[4], values[5]), values[6]);
    }
}
