package org.twatcache.bench.swap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.twatcache.bench.harness.Estimate;
import org.twatcache.bench.harness.Figure;
import org.twatcache.bench.harness.Target;
import org.twatcache.bench.harness.Values;

/** What is asked of a cache whose engine is exchanged, as a table. What has no target informs. */
final class SwapTargets {

    private static final Target NONE = Target.atMost(0);
    private static final double LONGEST_MILLIS = 1_000;
    private static final double TIMES_CALM = 3;
    private static final double P999_MILLIS = 50;
    private static final double SHARE_OF_MAXIMUM = 0.3;
    private static final double ENTRIES_PER_SECOND = 100_000;
    private static final double LIFETIME_MILLIS = 50;
    private static final double EXCHANGES = 25;

    private final Values values;
    private final boolean shortForm;
    private final String note;
    private final List<Figure> figures = new ArrayList<>();

    private SwapTargets(Values values, boolean shortForm, String note) {
        this.values = values;
        this.shortForm = shortForm;
        this.note = note;
    }

    /** The figures of caches under load. In the short form what noise can touch has no target. */
    static List<Figure> load(Values values, boolean shortForm, double perSecond, String note) throws IOException {
        SwapTargets table = new SwapTargets(values, shortForm, note);
        table.correct("", "stale-reads", "wrong-values", "lost-writes", "failed-calls");
        table.timed("dropped", "entries", NONE, values.get("dropped"));
        table.timed("swaps", "exchanges", Target.atLeast(EXCHANGES), values.get("swaps"));
        table.timed("updates", "exchanges", Target.atLeast(EXCHANGES), values.get("updates"));
        table.timed("p999", "ms", Target.atMost(P999_MILLIS), values.get("swapping-p999"));
        double calmLongest = values.get("calm-longest");
        Target longest = Target.atMost(Math.max(LONGEST_MILLIS, TIMES_CALM * calmLongest));
        table.timed("longest", "ms", longest, values.get("swapping-longest"));
        double share = perSecond / values.get("calm-maximum");
        table.timed("share-of-calm-maximum", "ratio", Target.atMost(SHARE_OF_MAXIMUM), share);
        table.informing("calls/s", "calm-maximum");
        for (String phase : List.of("calm-", "swapping-")) {
            table.informing("calls", phase + "calls");
            table.informing(
                    "ms",
                    phase + "p50",
                    phase + "p99",
                    phase + "p999",
                    phase + "longest",
                    phase + "gap",
                    phase + "write-gap");
        }
        table.informing("exchanges", "updates-of-caffeine", "updates-of-map", "exchanges-failed");
        return table.figures;
    }

    /** The figures of many entries that move. */
    static List<Figure> speed(Values values, boolean shortForm, String note) throws IOException {
        SwapTargets table = new SwapTargets(values, shortForm, note);
        for (String way : List.of("caffeine-to-map", "map-to-caffeine")) {
            table.timed("entries-" + way, "entries/s", Target.atLeast(ENTRIES_PER_SECOND), values.get(way));
            table.add("entries-" + way + "-slowest", "entries/s", null, values.get(way + "-slowest"));
        }
        table.timed("lifetime-off", "ms", Target.atMost(LIFETIME_MILLIS), values.get("lifetime-off"));
        table.correct("moved-", "missing", "wrong-values", "failed-calls");
        return table.figures;
    }

    /** The figures of targets that fail. */
    static List<Figure> failing(Values values, String note) throws IOException {
        SwapTargets table = new SwapTargets(values, false, note);
        table.add("failing-times", "migrations", null, values.get("times"));
        table.correct(
                "failing-",
                "not-failed",
                "unclear",
                "not-serving",
                "stale-reads",
                "wrong-values",
                "lost-writes",
                "failed-calls");
        table.add("failing-dropped", "entries", NONE, values.get("dropped"));
        return table.figures;
    }

    private void correct(String prefix, String... names) throws IOException {
        for (String name : names) {
            add(prefix + name, "count", NONE, values.get(name));
        }
    }

    private void timed(String name, String unit, Target target, double value) {
        add(name, unit, shortForm ? null : target, value);
    }

    private void informing(String unit, String... names) throws IOException {
        for (String name : names) {
            add(name, unit, null, values.get(name));
        }
    }

    private void add(String name, String unit, @Nullable Target target, double value) {
        figures.add(new Figure(name, unit, target, Estimate.exact(value), note));
    }

    /** Whether the clients saw values that a careless writer or copier had brought back. */
    static boolean staleShows(Values planted, String fault) throws IOException {
        return !NONE.metBy(Estimate.exact(planted.get(fault + "-stale")));
    }

    /** Whether two seconds of waiting show in the latencies. */
    static boolean sleepShows(Values planted) throws IOException {
        return !Target.atMost(P999_MILLIS).metBy(Estimate.exact(planted.get(PlantedFaults.SLEEPING + "-p999")))
                && !Target.atMost(LONGEST_MILLIS)
                        .metBy(Estimate.exact(planted.get(PlantedFaults.SLEEPING + "-longest")));
    }
}
