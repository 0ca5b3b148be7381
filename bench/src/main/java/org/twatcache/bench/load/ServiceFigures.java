package org.twatcache.bench.load;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.twatcache.bench.Settings;
import org.twatcache.bench.harness.Estimate;
import org.twatcache.bench.harness.Figure;
import org.twatcache.bench.harness.Forks;
import org.twatcache.bench.harness.Measurements;
import org.twatcache.bench.harness.Report;
import org.twatcache.bench.harness.Target;
import org.twatcache.bench.harness.Values;

/** The figures of objects and services whose methods are cached. */
final class ServiceFigures {

    private static final Target NANOS_ABOVE_BARE = Target.timeAtMost(100);
    private static final Target MILLIS_UNTIL_FOLLOWED = Target.atMost(1_000);

    private static final int CYCLES = 300;
    private static final int FEW_CYCLES = 10;
    private static final int FAULTY_CYCLES = 2;

    private final Settings settings;
    private final Report report;
    private final Forks forks;

    ServiceFigures(Settings settings, Report report, Forks forks) {
        this.settings = settings;
        this.report = report;
        this.forks = forks;
    }

    /** What hits cost through the proxies of an object and of a service. */
    void methods() throws IOException, InterruptedException {
        Measurements measured = forks.measure(LoadFork.METHODS, settings.forks(), settings.plan());
        String note = measured.disturbed() ? "steal above 5 %" : "";
        Target target = settings.shortForm() ? null : NANOS_ABOVE_BARE;
        for (String workload : List.of(LoadFork.ZIPF, LoadFork.HOT)) {
            for (String name : List.of(Subjects.ANNOTATED, Subjects.PROXIED)) {
                report.add(new Figure(
                        name + "-above-bare-" + workload, "ns", target, aboveBare(measured, workload, name), note));
                report.add(new Figure(
                        name + "-per-spring-" + workload,
                        "of its time",
                        null,
                        measured.compare(workload, name, Subjects.SPRING, (own, spring) -> own / spring),
                        note));
            }
            for (String name : List.of(Subjects.BARE, Subjects.ANNOTATED, Subjects.PROXIED, Subjects.SPRING)) {
                report.add(new Figure(
                        "ns-" + name + "-in-osgi-" + workload, "ns", null, measured.nanos(workload, name), note));
            }
        }
    }

    private static Estimate aboveBare(Measurements measured, String workload, String name) {
        return measured.compare(workload, name, Subjects.BARE, (own, bare) -> own - bare);
    }

    /** Whether hits that take longer would miss the target. */
    static boolean isMissedBy(Measurements slowed, String name) {
        return !NANOS_ABOVE_BARE.metBy(aboveBare(slowed, LoadFork.HOT, name));
    }

    /** What clients meet when a proxy comes and goes. */
    void proxies() throws IOException, InterruptedException {
        boolean few = settings.shortForm();
        Values values = cycles(few ? FEW_CYCLES : CYCLES, ServiceStage.CONFIGURED, ServiceStage.FOLLOWING);
        for (String none : List.of("failed", "wrong", "stale", "stuck", "left")) {
            report.add(exact("proxies-" + none, "times", Target.atMost(0), values.get(none)));
        }
        for (String time : List.of("component-on", "component-back", "look-up-on", "look-up-back")) {
            report.add(exact(
                    "proxies-" + time + "-longest",
                    "ms",
                    few ? null : MILLIS_UNTIL_FOLLOWED,
                    values.get(time + "-longest")));
            report.add(exact("proxies-" + time + "-median", "ms", null, values.get(time + "-median")));
        }
        report.add(exact("proxies-calls", "times", Target.atLeast(1), values.get("calls")));
    }

    /** Each detector has something to find. */
    void faults() throws IOException, InterruptedException {
        report.planted(
                "a proxy that answers wrongly",
                planted("wrong", ServiceStage.FOLLOWING).get("wrong") > 0);
        report.planted(
                "a proxy that fails when it has gone",
                planted("ending", ServiceStage.FOLLOWING).get("failed") > 0);
        report.planted(
                "a proxy that keeps results beyond its end",
                planted("keeping", ServiceStage.FOLLOWING).get("stale") > 0);
        report.planted(
                "a client that does not follow",
                !MILLIS_UNTIL_FOLLOWED.metBy(Estimate.exact(
                        planted(ServiceStage.CONFIGURED, ServiceStage.STAYING).get("component-on-longest"))));
    }

    private Values planted(String operator, String client) throws IOException, InterruptedException {
        return cycles(FAULTY_CYCLES, operator, client);
    }

    private Values cycles(int cycles, String operator, String client) throws IOException, InterruptedException {
        List<String> lines = forks.lines(
                List.of(LoadFork.PROXIES, Integer.toString(cycles), Long.toString(settings.seed()), operator, client));
        lines.stream().filter(line -> !Values.isValue(line)).forEach(report::say);
        return Values.parse(lines);
    }

    private static Figure exact(String name, String unit, @Nullable Target target, double value) {
        return new Figure(name, unit, target, Estimate.exact(value), "");
    }
}
