package org.twatcache.bench.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;

/**
 * The slices of one pass through a chain.
 *
 * @param workload the chain's name
 * @param slices in the order in which they ran
 */
public record Round(String workload, List<Slice> slices) {

    private static final String MARK = "ROUND";

    /** Keeps a copy. */
    public Round {
        slices = List.copyOf(slices);
    }

    /**
     * Compares two neighbours.
     *
     * @param a a candidate
     * @param b another
     * @param comparison of their nanoseconds for an operation, a's first
     * @return the result for the first place where they are neighbours, or empty where they are not
     */
    OptionalDouble compare(String a, String b, DoubleBinaryOperator comparison) {
        for (int i = 0; i + 1 < slices.size(); i++) {
            Slice one = slices.get(i);
            Slice two = slices.get(i + 1);
            if (one.candidate().equals(a) && two.candidate().equals(b)) {
                return OptionalDouble.of(comparison.applyAsDouble(one.nanos(), two.nanos()));
            }
            if (one.candidate().equals(b) && two.candidate().equals(a)) {
                return OptionalDouble.of(comparison.applyAsDouble(two.nanos(), one.nanos()));
            }
        }
        return OptionalDouble.empty();
    }

    /**
     * As a line of a fork's output.
     *
     * @return the line
     */
    public String toLine() {
        StringBuilder line = new StringBuilder(MARK).append(' ').append(workload);
        slices.forEach(
                slice -> line.append(' ').append(slice.candidate()).append('=').append(slice.nanos()));
        return line.toString();
    }

    /**
     * Reads {@link #toLine}.
     *
     * @param line a line of a fork's output
     * @return the round, or empty where it is another line
     */
    static Optional<Round> parse(String line) {
        String[] words = line.split(" ", -1);
        if (!words[0].equals(MARK)) {
            return Optional.empty();
        }
        List<Slice> slices = new ArrayList<>();
        for (int i = 2; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            slices.add(new Slice(words[i].substring(0, equals), Double.parseDouble(words[i].substring(equals + 1))));
        }
        return Optional.of(new Round(words[1], slices));
    }
}
