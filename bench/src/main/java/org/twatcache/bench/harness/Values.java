package org.twatcache.bench.harness;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a fork measured, by name; a fork prints each on a line of its own. */
public final class Values {

    private static final String WORD = "VALUE ";

    private final Map<String, Double> values = new HashMap<>();

    private Values() {}

    /**
     * Takes the values from what a fork printed.
     *
     * @param lines all lines; those that are no values are passed over
     * @return the values
     */
    public static Values parse(List<String> lines) {
        Values values = new Values();
        for (String line : lines) {
            int equals = line.indexOf('=');
            if (isValue(line) && equals > 0) {
                values.values.put(line.substring(WORD.length(), equals), Double.valueOf(line.substring(equals + 1)));
            }
        }
        return values;
    }

    /**
     * Whether a line is a value.
     *
     * @param line what a fork printed
     * @return false for what is to be told
     */
    public static boolean isValue(String line) {
        return line.startsWith(WORD);
    }

    /**
     * Prints a value.
     *
     * @param name its name
     * @param value the value
     */
    public static void tell(String name, double value) {
        System.out.println(WORD + name + "=" + value);
    }

    /**
     * Prints a count.
     *
     * @param name its name
     * @param count the count
     */
    public static void count(String name, long count) {
        tell(name, (double) count);
    }

    /**
     * Prints what is no value.
     *
     * @param line the line
     */
    public static void say(String line) {
        System.out.println(line);
    }

    /**
     * A value.
     *
     * @param name its name
     * @return the value
     * @throws IOException where the fork did not tell it
     */
    public double get(String name) throws IOException {
        Double value = values.get(name);
        if (value == null) {
            throw new IOException("The fork did not tell " + name);
        }
        return value;
    }
}
