package org.twatcache.bench.crash;

import java.util.Optional;

/**
 * What one damaged store answered.
 *
 * @param number of the trial
 * @param right values
 * @param wrong values
 * @param threw whether opening it or a call threw
 * @param aside whether the store was moved aside, for whoever wants to look at it
 */
record Trial(int number, int right, int wrong, boolean threw, boolean aside) {

    private static final String WORD = "TRIAL";

    /** As a line of a fork's output. */
    String toLine() {
        return WORD + " " + number + " " + right + " " + wrong + " " + threw + " " + aside;
    }

    static Optional<Trial> parse(String line) {
        String[] words = line.split(" ", -1);
        return words[0].equals(WORD)
                ? Optional.of(new Trial(
                        Integer.parseInt(words[1]),
                        Integer.parseInt(words[2]),
                        Integer.parseInt(words[3]),
                        Boolean.parseBoolean(words[4]),
                        Boolean.parseBoolean(words[5])))
                : Optional.empty();
    }
}
