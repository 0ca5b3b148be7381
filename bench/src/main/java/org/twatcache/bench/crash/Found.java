package org.twatcache.bench.crash;

import java.util.Optional;

/**
 * What was found under a key after a death.
 *
 * @param key its number
 * @param version of the value, 0 for none, or {@link org.twatcache.bench.store.Payload#DAMAGED}
 * @param at when, by {@link System#nanoTime}
 */
record Found(int key, long version, long at) {

    private static final String WORD = "FOUND";

    /** As a line of a fork's output. */
    String toLine() {
        return WORD + " " + key + " " + version + " " + at;
    }

    static Optional<Found> parse(String line) {
        String[] words = line.split(" ", -1);
        return words[0].equals(WORD)
                ? Optional.of(new Found(Integer.parseInt(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3])))
                : Optional.empty();
    }
}
