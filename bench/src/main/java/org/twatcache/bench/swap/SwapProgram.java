package org.twatcache.bench.swap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.twatcache.bench.Bench;
import org.twatcache.bench.Parts;
import org.twatcache.bench.Settings;
import org.twatcache.bench.harness.Calm;
import org.twatcache.bench.harness.Forks;
import org.twatcache.bench.harness.Machine;
import org.twatcache.bench.harness.Report;
import org.twatcache.bench.harness.Scratch;
import org.twatcache.bench.harness.Values;

/** {@code bench/run swap}. */
public final class SwapProgram implements Bench.Program {

    static final String LOAD = "load";
    static final String SPEED = "speed";
    static final String FAILING = "failing";
    static final String FAULTS = "faults";

    /** A million entries twice, with room for what is written meanwhile. */
    private static final String HEAP = "2g";

    @Override
    public List<String> parts() {
        return List.of(LOAD, SPEED, FAILING, FAULTS);
    }

    @Override
    public int run(Settings settings) throws IOException, InterruptedException {
        boolean brief = settings.shortForm();
        Load load = brief ? Load.SHORT : Load.FULL;
        try (Report report = new Report("swap", settings.results())) {
            Parts parts = new Parts(settings, report);
            report.say("LOAD before " + Machine.load() + ", seed " + settings.seed());
            parts.run(LOAD, () -> {
                Measured measured = measure(LOAD, settings, report);
                SwapTargets.load(measured.values, brief, load.perSecond(), measured.note)
                        .forEach(report::add);
            });
            parts.run(SPEED, () -> {
                Measured measured = measure(SPEED, settings, report);
                SwapTargets.speed(measured.values, brief, measured.note).forEach(report::add);
            });
            parts.run(FAILING, () -> {
                Measured measured = measure(FAILING, settings, report);
                SwapTargets.failing(measured.values, measured.note).forEach(report::add);
            });
            parts.run(FAULTS, () -> plant(measure(FAULTS, settings, report).values, report));
            report.say("LOAD after " + Machine.load());
            report.tables(circumstances(settings, load));
            return parts.exitCode();
        }
    }

    private record Measured(Values values, String note) {}

    /** A fork that is disturbed is repeated once: it takes a minute and a half. */
    private static Measured measure(String part, Settings settings, Report report)
            throws IOException, InterruptedException {
        Calm calm = new Calm(settings.shortForm() ? 0 : 1, report::say);
        List<String> lines = calm.take(part, () -> fork(part, settings, report));
        lines.stream().filter(line -> !Values.isValue(line)).forEach(report::say);
        report.say("GROUP " + part + ": " + calm.summary());
        return new Measured(Values.parse(lines), calm.disturbed() ? "steal above 5 %" : "");
    }

    private static List<String> fork(String part, Settings settings, Report report)
            throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory("swap");
        try {
            String form = settings.shortForm() ? SwapFork.SHORT : SwapFork.FULL;
            List<String> arguments = new ArrayList<>(List.of(part, form, Long.toString(settings.seed())));
            arguments.addAll(Folders.of(settings.checkout().resolve("bench/target"), scratch)
                    .toArguments());
            return new Forks(SwapFork.class, HEAP, report::say).lines(arguments);
        } finally {
            Scratch.delete(scratch);
        }
    }

    private static void plant(Values planted, Report report) throws IOException {
        report.planted(
                "a writer who writes an older value after a newer one",
                SwapTargets.staleShows(planted, PlantedFaults.CARELESS));
        report.planted(
                "a copier that copies its first page again", SwapTargets.staleShows(planted, PlantedFaults.REWRITING));
        report.planted("a swap that sleeps for two seconds", SwapTargets.sleepShows(planted));
    }

    private static List<String> circumstances(Settings settings, Load load) {
        return List.of(
                Machine.describe(),
                "8 writers and 2 readers of " + load.keys() + " keys in 2 caches, " + load.perSecond()
                        + " calls/s, seed " + settings.seed());
    }
}
