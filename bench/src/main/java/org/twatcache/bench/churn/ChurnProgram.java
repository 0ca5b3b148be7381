package org.twatcache.bench.churn;

import java.io.IOException;
import java.util.List;
import org.twatcache.bench.Bench;
import org.twatcache.bench.Settings;
import org.twatcache.bench.harness.Figure;
import org.twatcache.bench.harness.Machine;
import org.twatcache.bench.harness.Report;

/** {@code bench/run churn}. */
public final class ChurnProgram implements Bench.Program {

    private static final int USAGE = 2;

    @Override
    public List<String> parts() {
        return List.of(
                ChurnFork.FAULTS,
                ChurnFork.CYCLES,
                ChurnFork.DISK,
                ChurnFork.SERVER,
                ChurnFork.ORDERS,
                ChurnFork.RANDOM);
    }

    @Override
    public int run(Settings settings) throws IOException, InterruptedException {
        String framework = settings.own().getOrDefault("framework", "both");
        List<String> frameworks = framework.equals("both") ? FrameworkForks.BOTH : List.of(framework);
        if (!FrameworkForks.BOTH.containsAll(frameworks)) {
            System.err.println("bench/run: --framework is felix, equinox or both, not " + framework);
            return USAGE;
        }
        try (Report report = new Report("churn", settings.results())) {
            report.say("LOAD before " + Machine.load() + ", seed " + settings.seed());
            for (String each : frameworks) {
                ChurnParts parts = new ChurnParts(report, settings, each);
                for (String part : parts().stream().filter(settings::wants).toList()) {
                    try {
                        parts.measure(part);
                    } catch (IOException e) {
                        report.failed(part + " on " + each, e);
                    }
                }
            }
            report.say("LOAD after " + Machine.load());
            report.tables(List.of(Machine.describe(), "seed " + settings.seed() + ", " + frameworks));
            return exitCode(settings, report);
        }
    }

    /** The table is the result of a full run; only a program that sees no faults has failed. */
    private static int exitCode(Settings settings, Report report) {
        report.failures().forEach(failure -> System.err.println("bench/run: " + failure));
        boolean missed = settings.shortForm() && !report.missed().isEmpty();
        if (missed) {
            System.err.println("bench/run: missed: "
                    + report.missed().stream().map(Figure::name).toList());
        }
        return missed || !report.failures().isEmpty() ? 1 : 0;
    }
}
