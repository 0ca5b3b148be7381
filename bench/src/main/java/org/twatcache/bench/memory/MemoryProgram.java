package org.twatcache.bench.memory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.twatcache.bench.Bench;
import org.twatcache.bench.Parts;
import org.twatcache.bench.Settings;
import org.twatcache.bench.harness.Forks;
import org.twatcache.bench.harness.Machine;
import org.twatcache.bench.harness.Measurements;
import org.twatcache.bench.harness.Plan;
import org.twatcache.bench.harness.Report;

/** {@code bench/run memory}. */
public final class MemoryProgram implements Bench.Program {

    private static final int FAULT_FORKS = 5;
    private static final int FAULT_SLICES = 10;
    private static final int FAULT_WARM_UP_MILLIS = 300;
    private static final int OPEN_WARM_UP_MILLIS = 3_000;
    private static final String HIT_RATES = "hit-rates";
    private static final String LEAKS = "leaks";
    private static final String START = "start";

    @Override
    public List<String> parts() {
        List<String> parts = new ArrayList<>();
        groups().forEach(parts::add);
        parts.addAll(List.of(HIT_RATES, LEAKS, START));
        return parts;
    }

    @Override
    public int run(Settings settings) throws IOException, InterruptedException {
        try (Report report = new Report("memory", settings.results())) {
            Parts parts = new Parts(settings, report);
            report.say("LOAD before " + Machine.load() + ", seed " + settings.seed());
            for (String group : groups().toList()) {
                parts.run(group, () -> measure(group, settings, report));
            }
            parts.run(HIT_RATES, () -> new HitRates(report, settings.shortForm()).measure(settings.traces()));
            parts.run(
                    LEAKS,
                    () -> new Leaks(report, settings.checkout().resolve("bench/target"), settings.shortForm())
                            .measure());
            parts.run(START, () -> new StartToPrompt(report, settings).measure());
            report.say("LOAD after " + Machine.load());
            report.tables(circumstances(settings));
            return parts.exitCode();
        }
    }

    private static void measure(String group, Settings settings, Report report)
            throws IOException, InterruptedException {
        boolean faults = group.equals(Group.FAULTS.name());
        int count = faults ? Math.min(settings.forks(), FAULT_FORKS) : settings.forks();
        Plan plan = plan(group, settings);
        Measurements measurements = new Forks(MemoryFork.class, report::say).measure(group, count, plan);
        MemoryTargets.figures(group, measurements, !settings.shortForm()).forEach(report::add);
        if (faults) {
            report.planted("a get that takes 60 ns more", MemoryTargets.slownessShows(measurements));
        }
    }

    private static Plan plan(String group, Settings settings) {
        if (group.equals(Group.FAULTS.name())) {
            return settings.plan().atLeast(FAULT_SLICES, FAULT_WARM_UP_MILLIS);
        }
        // Opening passes through far more code than a get, and each of it is compiled only after thousands of rounds.
        return group.equals(OpenClose.GROUP) && !settings.shortForm()
                ? settings.plan().atLeast(settings.slices(), OPEN_WARM_UP_MILLIS)
                : settings.plan();
    }

    private static List<String> circumstances(Settings settings) {
        return List.of(
                Machine.describe(),
                settings.forks() + " forks of " + settings.slices() + " slices of " + settings.sliceMillis()
                        + " ms, seed " + settings.seed(),
                "beside: " + Machine.libraries("caffeine|jcache|ehcache|guava|cache2k-core"));
    }

    private static Stream<String> groups() {
        return Stream.concat(Group.ALL.stream().map(Group::name), Stream.of(OpenClose.GROUP));
    }
}
