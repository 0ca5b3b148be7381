package org.twatcache.bench.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.twatcache.bench.Bench;
import org.twatcache.bench.Parts;
import org.twatcache.bench.Settings;
import org.twatcache.bench.harness.Machine;
import org.twatcache.bench.harness.Pty;
import org.twatcache.bench.harness.Report;
import org.twatcache.bench.harness.Scratch;

/** {@code bench/run deploy}. */
public final class DeployProgram implements Bench.Program {

    private static final String FELIX = "felix";
    private static final String KARAF = "karaf";
    private static final String FAULTS = "faults";

    @Override
    public List<String> parts() {
        return List.of(FELIX, KARAF, FAULTS);
    }

    @Override
    public int run(Settings settings) throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory("deploy");
        try (Report report = new Report("deploy", settings.results())) {
            Parts parts = new Parts(settings, report);
            report.say("LOAD before " + Machine.load());
            DeployTargets targets = new DeployTargets(report, !settings.shortForm());
            Downloads downloads = new Downloads(settings.checkout(), scratch);
            parts.run(FELIX, () -> {
                needTerminal();
                new FelixStarts(downloads, settings, report::say).measure(targets);
            });
            parts.run(KARAF, () -> {
                needTerminal();
                new KarafFootprint(downloads, settings, report::say).measure(targets);
            });
            parts.run(FAULTS, () -> {
                needTerminal();
                new DeployFaults(downloads, settings, report).plant();
            });
            report.say("LOAD after " + Machine.load());
            report.tables(List.of(Machine.describe(), "seed " + settings.seed()));
            return parts.exitCode();
        } finally {
            Scratch.delete(scratch);
        }
    }

    private static void needTerminal() throws IOException {
        if (!Pty.canBeHad()) {
            throw new IOException("no terminal can be made: install script of util-linux");
        }
    }
}
