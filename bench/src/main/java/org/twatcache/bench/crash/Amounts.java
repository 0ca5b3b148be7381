package org.twatcache.bench.crash;

import java.util.Arrays;

/**
 * How many trials there are of each kind of damage; they are numbered through in this order.
 *
 * @param flips of one bit
 * @param truncations of a file, anywhere
 * @param zeroed pages that are all zeros
 * @param swapped pairs of pages in each other's places
 */
record Amounts(int flips, int truncations, int zeroed, int swapped) {

    /** The kinds. */
    enum Kind {
        /** One bit. */
        FLIP,
        /** The rest of a file. */
        TRUNCATION,
        /** One page. */
        ZEROED,
        /** Two pages. */
        SWAPPED
    }

    int all() {
        return flips + truncations + zeroed + swapped;
    }

    Kind kind(int trial) {
        if (trial < flips) {
            return Kind.FLIP;
        } else if (trial < flips + truncations) {
            return Kind.TRUNCATION;
        }
        return trial < flips + truncations + zeroed ? Kind.ZEROED : Kind.SWAPPED;
    }

    String toText() {
        return flips + "," + truncations + "," + zeroed + "," + swapped;
    }

    static Amounts parse(String text) {
        int[] parts =
                Arrays.stream(text.split(",", -1)).mapToInt(Integer::parseInt).toArray();
        return new Amounts(parts[0], parts[1], parts[2], parts[3]);
    }
}
