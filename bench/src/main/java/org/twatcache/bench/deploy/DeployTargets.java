package org.twatcache.bench.deploy;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.twatcache.bench.deploy.KarafFootprint.Installed;
import org.twatcache.bench.harness.Estimate;
import org.twatcache.bench.harness.Figure;
import org.twatcache.bench.harness.Report;
import org.twatcache.bench.harness.Target;

/** What is asked of a deployment, as a table. What has no target informs; in the short form that is all that takes time. */
final class DeployTargets {

    /** Of bare Felix without an archive of its classes. */
    static final Target START = Target.ratioAtMost(0.8);

    /** Megabytes that live in Karaf because we are there. */
    static final Target LIVE = Target.atMost(40);

    private static final Target SECONDS = Target.atMost(10);
    private static final String MEGABYTES = "MB";
    private static final double MEGABYTE = 1e6;

    private final Report report;
    private final boolean timed;

    /** Without targets for what noise can touch, or with them. */
    DeployTargets(Report report, boolean timed) {
        this.report = report;
        this.timed = timed;
    }

    void starts(Starts starts, boolean disturbed) {
        String note = disturbed ? "steal above 5 %" : "";
        add("felix-start", "of bare Felix", timed ? START : null, starts.scriptPerBare(), note);
        add("felix-start-java", "of bare Felix", null, starts.javaPerBare(), "without the script");
        add("felix-start-per-archived", "of bare Felix", null, starts.scriptPerArchived(), "which has an archive, too");
        add("felix-start-ours", "ms", null, starts.script(), "");
        add("felix-start-ours-java", "ms", null, starts.java(), "");
        add("felix-start-bare", "ms", null, starts.bare(), "");
        add("felix-start-bare-archived", "ms", null, starts.archived(), "");
    }

    void download(String kind, long bytes) {
        add("felix-download-" + kind, MEGABYTES, null, Estimate.exact(bytes / MEGABYTE), "");
    }

    void installed(List<Installed> rounds) {
        add(
                "karaf-first-put",
                "seconds",
                timed ? SECONDS : null,
                median(rounds, Installed::seconds),
                "from feature:install");
        add("karaf-live", MEGABYTES, LIVE, live(rounds), "heap, metaspace and code that were added");
        megabytes("karaf-heap", rounds, Footprint::heap);
        megabytes("karaf-metaspace", rounds, Footprint::metaspace);
        megabytes("karaf-code", rounds, Footprint::code);
        megabytes("karaf-resident", rounds, Footprint::resident);
    }

    static Estimate live(List<Installed> rounds) {
        return median(rounds, round -> round.added().live() / MEGABYTE);
    }

    private void megabytes(String name, List<Installed> rounds, ToDoubleFunction<Footprint> part) {
        add(name, MEGABYTES, null, median(rounds, round -> part.applyAsDouble(round.added()) / MEGABYTE), "");
    }

    /** The median of few rounds, between the smallest and the largest. */
    private static Estimate median(List<Installed> rounds, ToDoubleFunction<Installed> value) {
        double[] sorted = rounds.stream().mapToDouble(value).sorted().toArray();
        return new Estimate(sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
    }

    private void add(String name, String unit, @Nullable Target target, Estimate value, String note) {
        report.add(new Figure(name, unit, target, value, note));
    }
}
