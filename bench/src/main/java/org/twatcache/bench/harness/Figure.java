package org.twatcache.bench.harness;

import org.jspecify.annotations.Nullable;

/**
 * One line of a table.
 *
 * @param name of the figure, without blanks
 * @param unit what it is counted in
 * @param target what it has to reach, or null where it only informs
 * @param value what was found, or null where it was not taken
 * @param note why it was not taken, or what is to be known of it; may be empty
 */
public record Figure(
        String name,
        String unit,
        @Nullable Target target,
        @Nullable Estimate value,
        String note) {

    /**
     * The last column.
     *
     * @return {@code met}, {@code MISSED}, {@code not taken}, or nothing where there is no target
     */
    public String verdict() {
        if (value == null) {
            return "not taken";
        }
        return target == null ? "" : target.metBy(value) ? "met" : "MISSED";
    }

    boolean missed() {
        return verdict().equals("MISSED");
    }

    String valueText() {
        return value == null ? "" : value.toText();
    }
}
