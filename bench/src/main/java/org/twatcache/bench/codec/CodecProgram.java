package org.twatcache.bench.codec;

import java.io.IOException;
import java.util.List;
import org.twatcache.bench.Bench;
import org.twatcache.bench.Parts;
import org.twatcache.bench.Settings;
import org.twatcache.bench.harness.Forks;
import org.twatcache.bench.harness.Machine;
import org.twatcache.bench.harness.Measurements;
import org.twatcache.bench.harness.Plan;
import org.twatcache.bench.harness.Report;

/** {@code bench/run codec}. */
public final class CodecProgram implements Bench.Program {

    private static final int FAULT_FORKS = 3;
    private static final int FAULT_SLICES = 10;
    private static final int FAULT_WARM_UP_MILLIS = 300;

    /** Eight times seven slices in a round: each is half as long as a cache's, and warmed up for a third of the time. */
    private static final int SHORTER_SLICES = 2;

    private static final int SHORTER_WARM_UP = 3;

    @Override
    public List<String> parts() {
        return Group.ALL.stream().map(Group::name).toList();
    }

    @Override
    public int run(Settings settings) throws IOException, InterruptedException {
        try (Report report = new Report("codec", settings.results())) {
            Parts parts = new Parts(settings, report);
            report.say("LOAD before " + Machine.load() + ", seed " + settings.seed());
            for (Group group : Group.ALL) {
                parts.run(group.name(), () -> measure(group, settings, report));
            }
            report.say("LOAD after " + Machine.load());
            report.tables(circumstances(settings));
            return parts.exitCode();
        }
    }

    private static void measure(Group group, Settings settings, Report report)
            throws IOException, InterruptedException {
        Plan plan = plan(settings);
        Forks forks = new Forks(CodecFork.class, report::say);
        if (group.isPlanted()) {
            Measurements faults = forks.measure(
                    group.name(),
                    Math.min(settings.forks(), FAULT_FORKS),
                    plan.atLeast(FAULT_SLICES, FAULT_WARM_UP_MILLIS));
            report.planted("a codec that takes longer", CodecTargets.slownessShows(faults));
            report.planted("a codec that writes more", CodecTargets.fatShows(settings.seed()));
            report.planted("a codec that mixes values up", CodecTargets.mixUpShows(settings.seed()));
            return;
        }
        Subject subject = group.subject();
        boolean withTargets = !settings.shortForm();
        CodecTargets.counts(subject, settings.seed(), withTargets).forEach(report::add);
        Measurements measurements = forks.measure(group.name(), settings.forks(), plan);
        CodecTargets.times(subject, measurements, withTargets).forEach(report::add);
    }

    private static Plan plan(Settings settings) {
        return new Plan(
                0,
                settings.slices(),
                Math.max(1, settings.sliceMillis() / SHORTER_SLICES),
                settings.warmUpMillis() / SHORTER_WARM_UP,
                settings.seed());
    }

    private static List<String> circumstances(Settings settings) {
        Plan plan = plan(settings);
        return List.of(
                Machine.describe(),
                settings.forks() + " forks of " + plan.slices() + " slices of " + plan.sliceMillis() + " ms, seed "
                        + plan.seed(),
                "beside: " + Machine.libraries("kryo|jackson-dataformat-cbor|jackson-databind"));
    }
}
