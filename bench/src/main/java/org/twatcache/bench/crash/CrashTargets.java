package org.twatcache.bench.crash;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.twatcache.bench.harness.Estimate;
import org.twatcache.bench.harness.Figure;
import org.twatcache.bench.harness.Report;
import org.twatcache.bench.harness.Target;
import org.twatcache.bench.harness.Values;

/** What is asked of a store that is hurt, as a table. All of it is counted; noise touches only the first write. */
final class CrashTargets {

    static final Target NONE = Target.atMost(0);

    /** The default of {@code flush.interval}, and as long again for what was under way when it was over. */
    private static final Target SUFFIX_MILLIS = Target.atMost(2_000);

    private static final Target FIRST_WRITE_MILLIS = Target.atMost(1_000);
    private static final double READABLE = 0.9;

    private final Report report;

    CrashTargets(Report report) {
        this.report = report;
    }

    void notTaken(String part, String store, String reason) {
        report.add(new Figure(part + "-" + store, "count", NONE, null, reason));
    }

    /** Deaths after which everything has to be there. */
    void deaths(String part, String store, int times, Tally tally) {
        String note = times + " times, " + tally.acknowledged() + " writes";
        add(part + "-lost-" + store, NONE, tally.count(Verdict.LOST), note);
        survived(part, store, tally, note);
    }

    /** Cuts after which nothing has to be there. */
    void emptied(String store, int times, Tally tally) {
        String note = times + " times, " + tally.acknowledged() + " writes";
        add("power-not-emptied-" + store, NONE, tally.notEmptied(), note);
        survived(CrashProgram.POWER, store, tally, note);
    }

    /** Cuts after which everything up to some moment has to be there. */
    void suffix(String store, int times, Tally tally) {
        String note = times + " times, " + tally.acknowledged() + " writes";
        add("power-no-suffix-" + store, NONE, tally.suffixesBroken(), note);
        add("power-suffix-" + store, "ms", SUFFIX_MILLIS, tally.longestSuffix(), "the longest");
        add("power-corrupt-" + store, NONE, tally.count(Verdict.CORRUPT), note);
        add("power-unopened-" + store, NONE, tally.unopened(), note);
        tally.samples().forEach(report::say);
    }

    private void survived(String part, String store, Tally tally, String note) {
        add(part + "-resurrected-" + store, NONE, tally.count(Verdict.RESURRECTED), note);
        add(part + "-corrupt-" + store, NONE, tally.count(Verdict.CORRUPT), note);
        add(part + "-unopened-" + store, NONE, tally.unopened(), note);
        add(part + "-wrong-answers-" + store, NONE, tally.wrongAnswers(), "of writers that live");
        add(part + "-failed-" + store, NONE, tally.failed(), "writes that threw before the death");
        tally.samples().forEach(report::say);
    }

    void damage(String store, Amounts amounts, List<Trial> trials) {
        for (Amounts.Kind kind : Amounts.Kind.values()) {
            List<Trial> own = trials.stream()
                    .filter(trial -> amounts.kind(trial.number()) == kind)
                    .toList();
            String name = switch (kind) {
                case FLIP -> "bit-flips";
                case TRUNCATION -> "truncations";
                case ZEROED -> "zeroed-pages";
                case SWAPPED -> "swapped-pages";
            };
            String note = own.size() + " trials of " + Damage.ENTRIES + " entries";
            add(name + "-wrong-values-" + store, NONE, wrong(own), note);
            add(
                    name + "-threw-" + store,
                    NONE,
                    own.stream().filter(Trial::threw).count(),
                    note);
            double right = own.stream().mapToInt(Trial::right).average().orElse(0) / Damage.ENTRIES;
            add(name + "-readable-" + store, "share", null, right, "on average");
            if (kind == Amounts.Kind.FLIP) {
                long most = own.stream().filter(CrashTargets::mostReadable).count();
                double share = own.isEmpty() ? 0 : (double) most / own.size();
                add(
                        name + "-that-leave-most-" + store,
                        "share",
                        Target.atLeast(READABLE),
                        share,
                        "nine of ten entries");
            }
            long silent = own.stream()
                    .filter(trial -> !mostReadable(trial) && !trial.aside())
                    .count();
            add(
                    name + "-not-aside-" + store,
                    kind == Amounts.Kind.FLIP ? NONE : null,
                    silent,
                    "neither readable nor moved aside");
        }
        add("damage-died-" + store, NONE, amounts.all() - trials.size(), "processes that died or hung");
    }

    private static boolean mostReadable(Trial trial) {
        return trial.right() >= READABLE * Damage.ENTRIES;
    }

    /** Wrong values of all trials. */
    static long wrong(List<Trial> trials) {
        return trials.stream().mapToLong(Trial::wrong).sum();
    }

    void interrupts(String store, Values values) throws IOException {
        String note = count(values, "calls") + " calls, " + count(values, "interrupts") + " interrupted";
        add("interrupts-dead-" + store, NONE, count(values, "dead"), note);
        add("interrupts-lost-" + store, NONE, count(values, "lost"), note);
        add("interrupts-flags-lost-" + store, NONE, count(values, "flags-lost"), note);
        add("interrupts-threw-" + store, null, count(values, "threw"), note);
    }

    void full(String store, Values values) throws IOException {
        String note = count(values, "fills") + " fills of " + count(values, "bytes") + " bytes";
        add("full-lost-" + store, NONE, count(values, "lost"), note);
        add("full-missed-" + store, NONE, count(values, "missed"), "reads while full of what was there later");
        add("full-wrong-" + store, NONE, count(values, "wrong"), note);
        add("full-unreadable-" + store, NONE, count(values, "unreadable"), note);
        add("full-never-" + store, NONE, count(values, "fills") - count(values, "filled"), "fills that met no bound");
        add("full-space-kept-" + store, null, count(values, "kept"), "times not given back 5 s after a clear");
        add("full-first-write-" + store, "ms", FIRST_WRITE_MILLIS, values.get("first-write"), "the slowest");
    }

    private static long count(Values values, String name) throws IOException {
        return (long) values.get(name);
    }

    private void add(String name, @Nullable Target target, long count, String note) {
        add(name, "count", target, (double) count, note);
    }

    private void add(String name, String unit, @Nullable Target target, double value, String note) {
        report.add(new Figure(name, unit, target, Estimate.exact(value), note));
    }
}
