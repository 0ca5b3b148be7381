package org.twatcache.bench.disk;

import java.io.IOException;
import java.util.List;
import org.twatcache.bench.Bench;
import org.twatcache.bench.Parts;
import org.twatcache.bench.Settings;
import org.twatcache.bench.harness.Machine;
import org.twatcache.bench.harness.Report;

/** {@code bench/run disk}. */
public final class DiskProgram implements Bench.Program {

    static final String COMMIT = "commit";
    static final String INTERVAL = "interval";
    static final String GET = "get";
    static final String SIZE = "size";
    static final String QUOTA = "quota";
    static final String REGIONS = "regions";
    static final String RESTART = "restart";
    static final String FAULTS = "faults";

    @Override
    public List<String> parts() {
        return List.of(COMMIT, INTERVAL, GET, SIZE, QUOTA, REGIONS, RESTART, FAULTS);
    }

    @Override
    public int run(Settings settings) throws IOException, InterruptedException {
        try (Report report = new Report("disk", settings.results());
                DiskForks forks = new DiskForks(
                        settings.checkout().resolve("bench/target/disk"), settings.shortForm(), report::say)) {
            Parts parts = new Parts(settings, report);
            report.say("LOAD before " + Machine.load() + ", seed " + settings.seed());
            DiskParts disk = new DiskParts(forks, report, settings);
            parts.run(COMMIT, disk::commit);
            parts.run(INTERVAL, disk::interval);
            parts.run(GET, disk::get);
            parts.run(SIZE, disk::size);
            parts.run(QUOTA, disk::quota);
            parts.run(REGIONS, disk::regions);
            parts.run(RESTART, disk::restart);
            parts.run(FAULTS, () -> new DiskFaults(forks, report, settings).plant());
            report.say("LOAD after " + Machine.load());
            report.tables(List.of(
                    Machine.describe(),
                    Scale.of(settings.shortForm()) + ", " + settings.forks() + " forks, seed " + settings.seed()));
            return parts.exitCode();
        }
    }
}
