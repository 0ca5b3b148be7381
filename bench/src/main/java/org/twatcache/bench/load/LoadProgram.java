package org.twatcache.bench.load;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.twatcache.bench.Bench;
import org.twatcache.bench.Parts;
import org.twatcache.bench.Settings;
import org.twatcache.bench.harness.Estimate;
import org.twatcache.bench.harness.Figure;
import org.twatcache.bench.harness.Forks;
import org.twatcache.bench.harness.Machine;
import org.twatcache.bench.harness.Measurements;
import org.twatcache.bench.harness.Report;
import org.twatcache.bench.harness.Target;
import org.twatcache.bench.harness.Values;

/** {@code bench/run load}. */
public final class LoadProgram implements Bench.Program {

    private static final Target MEMOIZED_PER_BARE = Target.ratioAtMost(1.5);
    private static final int FAULT_FORKS = 3;
    private static final int FAULT_SLICES = 10;
    private static final int FAULT_WARM_UP_MILLIS = 300;

    private static final int RACES = 1_000_000;
    private static final int FEW_RACES = 20_000;
    private static final int CARELESS_RACES = 20_000;
    private static final int SWEEPS = 5;

    private static final int ENTRIES = 1_000_000;
    private static final int FEW_ENTRIES = 50_000;

    @Override
    public List<String> parts() {
        return List.of(
                LoadFork.HITS,
                LoadFork.METHODS,
                LoadFork.STAMPEDE,
                LoadFork.RACES,
                LoadFork.TAGS,
                LoadFork.PROXIES,
                LoadFork.FAULTS);
    }

    @Override
    public int run(Settings settings) throws IOException, InterruptedException {
        try (Report report = new Report("load", settings.results())) {
            Parts parts = new Parts(settings, report);
            report.say("LOAD before " + Machine.load() + ", seed " + settings.seed());
            ServiceFigures services = new ServiceFigures(settings, report, forks(settings, report));
            parts.run(LoadFork.HITS, () -> hits(settings, report));
            parts.run(LoadFork.METHODS, services::methods);
            parts.run(LoadFork.STAMPEDE, () -> stampede(settings, report));
            parts.run(LoadFork.RACES, () -> races(settings, report));
            parts.run(LoadFork.TAGS, () -> tags(settings, report));
            parts.run(LoadFork.PROXIES, services::proxies);
            parts.run(LoadFork.FAULTS, () -> faults(settings, report, services));
            report.say("LOAD after " + Machine.load());
            report.tables(List.of(
                    Machine.describe(),
                    settings.forks() + " forks of " + settings.slices() + " slices of " + settings.sliceMillis()
                            + " ms, seed " + settings.seed()));
            return parts.exitCode();
        }
    }

    private static void hits(Settings settings, Report report) throws IOException, InterruptedException {
        Measurements measured = forks(settings, report).measure(LoadFork.HITS, settings.forks(), settings.plan());
        String note = measured.disturbed() ? "steal above 5 %" : "";
        boolean full = !settings.shortForm();
        for (String workload : List.of(LoadFork.ZIPF, LoadFork.HOT)) {
            for (String name : List.of(Subjects.MEMOIZED, Subjects.LOADING)) {
                Target target = full && name.equals(Subjects.MEMOIZED) ? MEMOIZED_PER_BARE : null;
                report.add(new Figure(
                        name + "-per-bare-" + workload, "of its time", target, part(measured, workload, name), note));
            }
            for (String name : List.of(Subjects.BARE, Subjects.MEMOIZED, Subjects.LOADING)) {
                report.add(new Figure("ns-" + name + "-" + workload, "ns", null, measured.nanos(workload, name), note));
            }
        }
    }

    private static Estimate part(Measurements measured, String workload, String name) {
        return measured.compare(workload, name, Subjects.BARE, (own, bare) -> own / bare);
    }

    private static void stampede(Settings settings, Report report) throws IOException, InterruptedException {
        Values values = stampede(LoadFork.STAMPEDE, settings.shortForm() ? 1 : SWEEPS, settings, report);
        for (String none : List.of("extra", "missing", "stuck", "wrong", "undocumented", "not-made")) {
            report.add(exact("stampede-" + none, Target.atMost(0), values.get(none)));
        }
        report.add(exact("stampede-swaps", Target.atLeast(2), values.get("swaps")));
        for (String besides : List.of("calls", "loads", "removals", "threw")) {
            report.add(exact("stampede-" + besides, null, values.get(besides)));
        }
    }

    private static Values stampede(String part, int sweeps, Settings settings, Report report)
            throws IOException, InterruptedException {
        return Values.parse(
                forks(settings, report).lines(List.of(part, Integer.toString(sweeps), Long.toString(settings.seed()))));
    }

    private static void races(Settings settings, Report report) throws IOException, InterruptedException {
        Values values = races(settings, report, LoadFork.RACES, settings.shortForm() ? FEW_RACES : RACES);
        report.add(exact("races-stale", Target.atMost(0), values.get("stale")));
        report.add(exact("races-rounds", null, values.get("rounds")));
        report.add(exact("races-met", Target.atLeast(1), values.get("raced")));
    }

    private static void tags(Settings settings, Report report) throws IOException, InterruptedException {
        boolean few = settings.shortForm();
        Values values = races(settings, report, LoadFork.TAGS, few ? FEW_ENTRIES : ENTRIES);
        for (String time : List.of("median", "p99", "all")) {
            report.add(new Figure(
                    "tag-invalidation-" + time,
                    "ms",
                    few ? null : Target.atMost(1),
                    Estimate.exact(values.get(time)),
                    ""));
        }
        report.add(new Figure("tag-invalidation-longest", "ms", null, Estimate.exact(values.get("longest")), ""));
        report.add(exact("tags-stale", Target.atMost(0), values.get("stale")));
        report.add(exact("tags-lost", Target.atMost(0), values.get("lost")));
        Values raced = races(settings, report, LoadFork.TAG_RACES, few ? FEW_RACES : RACES);
        report.add(exact("tag-races-stale", Target.atMost(0), raced.get("stale")));
        report.add(exact("tag-races-rounds", null, raced.get("rounds")));
        report.add(exact("tag-races-met", Target.atLeast(1), raced.get("raced")));
    }

    private static Values races(Settings settings, Report report, String part, int rounds)
            throws IOException, InterruptedException {
        return Values.parse(forks(settings, report).lines(List.of(part, Integer.toString(rounds))));
    }

    private static void faults(Settings settings, Report report, ServiceFigures services)
            throws IOException, InterruptedException {
        report.planted(
                "a loader that computes and puts",
                races(settings, report, LoadFork.CARELESS, CARELESS_RACES).get("stale") > 0);
        report.planted(
                "a loader that computes and puts with tags",
                races(settings, report, LoadFork.CARELESS_TAG_RACES, CARELESS_RACES)
                                .get("stale")
                        > 0);
        report.planted(
                "tags that are not invalidated",
                races(settings, report, LoadFork.LAZY_TAGS, FEW_ENTRIES).get("stale") > 0);
        report.planted(
                "many who compute and put",
                stampede(LoadFork.CARELESS_STAMPEDE, 1, settings, report).get("extra") > 0);
        Measurements slowed = forks(settings, report)
                .measure(
                        LoadFork.FAULTS,
                        Math.min(settings.forks(), FAULT_FORKS),
                        settings.plan().atLeast(FAULT_SLICES, FAULT_WARM_UP_MILLIS));
        report.planted(
                "a hit that takes 60 ns longer", !MEMOIZED_PER_BARE.metBy(part(slowed, LoadFork.HOT, Subjects.SLOWED)));
        report.planted("a hit that takes 200 ns longer", ServiceFigures.isMissedBy(slowed, Subjects.DELAYED));
        services.faults();
    }

    private static Figure exact(String name, @Nullable Target target, double value) {
        return new Figure(name, "times", target, Estimate.exact(value), "");
    }

    private static Forks forks(Settings settings, Report report) {
        return new Forks(
                LoadFork.class,
                report::say,
                List.of(
                        "-Xms1g",
                        "-Xmx1g",
                        "-XX:+UseG1GC",
                        "-D" + LoadFork.TARGET + "=" + settings.checkout().resolve("bench/target")),
                System.getProperty("java.class.path"));
    }
}
