package org.twatcache.bench.harness;

/**
 * What a figure has to reach. A median within the tolerance of the bound is enough where the interval reaches it: the rest
 * is noise that no number of forks removes.
 *
 * @param kind on which side of the bound the figure has to be
 * @param bound the bound
 * @param tolerance how far the median may lie on the wrong side
 */
public record Target(Kind kind, double bound, double tolerance) {

    /** The tolerance of ratios; of times, as a share of the bound. */
    private static final double RATIO_TOLERANCE = 0.03;

    /** The side. */
    public enum Kind {
        /** Not below the bound. */
        AT_LEAST,
        /** Not above the bound. */
        AT_MOST
    }

    /**
     * For a ratio that must not be smaller.
     *
     * @param bound the bound
     * @return a target
     */
    public static Target ratioAtLeast(double bound) {
        return new Target(Kind.AT_LEAST, bound, RATIO_TOLERANCE);
    }

    /**
     * For a ratio that must not be greater.
     *
     * @param bound the bound
     * @return a target
     */
    public static Target ratioAtMost(double bound) {
        return new Target(Kind.AT_MOST, bound, RATIO_TOLERANCE);
    }

    /**
     * For a time that must not be longer.
     *
     * @param bound the bound
     * @return a target
     */
    public static Target timeAtMost(double bound) {
        return new Target(Kind.AT_MOST, bound, bound * RATIO_TOLERANCE);
    }

    /**
     * For something that noise cannot touch.
     *
     * @param bound the bound
     * @return a target without tolerance
     */
    public static Target atMost(double bound) {
        return new Target(Kind.AT_MOST, bound, 0);
    }

    /**
     * For something that is to reach a bound as it is.
     *
     * @param bound the bound
     * @return a target without tolerance
     */
    public static Target atLeast(double bound) {
        return new Target(Kind.AT_LEAST, bound, 0);
    }

    /**
     * Compares. A figure that is not a number never meets its target.
     *
     * @param figure the figure
     * @return whether it reaches this target
     */
    public boolean metBy(Estimate figure) {
        return switch (kind) {
            case AT_LEAST -> figure.high() >= bound && figure.median() >= bound - tolerance;
            case AT_MOST -> figure.low() <= bound && figure.median() <= bound + tolerance;
        };
    }

    /**
     * As it stands in tables.
     *
     * @return such as {@code at least 0.970}
     */
    public String toText() {
        return (kind == Kind.AT_LEAST ? "at least " : "at most ") + Estimate.number(bound);
    }
}
