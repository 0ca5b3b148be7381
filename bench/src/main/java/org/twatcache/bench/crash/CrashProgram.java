package org.twatcache.bench.crash;

import java.io.IOException;
import java.util.List;
import org.twatcache.bench.Bench;
import org.twatcache.bench.Parts;
import org.twatcache.bench.Settings;
import org.twatcache.bench.harness.Machine;
import org.twatcache.bench.harness.Report;

/** {@code bench/run crash}. */
public final class CrashProgram implements Bench.Program {

    static final String KILL = "kill";
    static final String POWER = "power";
    static final String DAMAGE = "damage";
    static final String INTERRUPTS = "interrupts";
    static final String FULL = "full";
    static final String FAULTS = "faults";

    @Override
    public List<String> parts() {
        return List.of(KILL, POWER, DAMAGE, INTERRUPTS, FULL, FAULTS);
    }

    @Override
    public int run(Settings settings) throws IOException, InterruptedException {
        try (Report report = new Report("crash", settings.results())) {
            Parts parts = new Parts(settings, report);
            report.say("LOAD before " + Machine.load() + ", seed " + settings.seed());
            CrashForks forks = new CrashForks(report::say, settings.checkout().resolve("bench/target"));
            Scale scale = settings.shortForm() ? Scale.SHORT : Scale.FULL;
            Runs runs = new Runs(forks, settings.seed());
            CrashParts crash =
                    new CrashParts(runs, report, scale, settings.own().getOrDefault("store", ""));
            parts.run(KILL, crash::kill);
            parts.run(POWER, crash::power);
            parts.run(DAMAGE, crash::damage);
            parts.run(INTERRUPTS, crash::interrupts);
            parts.run(FULL, crash::full);
            parts.run(FAULTS, () -> new CrashFaults(runs, report).plant());
            report.say("LOAD after " + Machine.load());
            report.tables(List.of(
                    Machine.describe(),
                    scale + ", " + Writers.THREADS + " writers of " + Deaths.KEYS + " keys, seed " + settings.seed()));
            return parts.exitCode();
        }
    }
}
