package org.twatcache.bench.harness;

import java.util.Locale;

/**
 * A median with its 95 % interval.
 *
 * @param median the median
 * @param low the interval's lower end
 * @param high the interval's upper end
 */
public record Estimate(double median, double low, double high) {

    /**
     * A value that was counted, not sampled.
     *
     * @param value the value
     * @return an interval without width
     */
    public static Estimate exact(double value) {
        return new Estimate(value, value, value);
    }

    /**
     * As it stands in tables.
     *
     * @return such as {@code 0.982 [0.975, 0.990]}
     */
    public String toText() {
        if (low == high) {
            return number(median);
        }
        return number(median) + " [" + number(low) + ", " + number(high) + "]";
    }

    static String number(double value) {
        String format = Math.abs(value) >= 1000 ? "%.0f" : Math.abs(value) >= 100 ? "%.1f" : "%.3f";
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, format, value);
    }
}
