package org.twatcache.bench.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.twatcache.bench.Settings;
import org.twatcache.bench.harness.Estimate;
import org.twatcache.bench.harness.Forks;
import org.twatcache.bench.harness.Measurements;
import org.twatcache.bench.harness.Report;
import org.twatcache.bench.harness.Values;
import org.twatcache.bench.store.DiskStores;

/** Stores with a fault each: what they pass would find nothing wrong with ours. */
final class DiskFaults {

    private static final int FORKS = 3;
    private static final int ENTRIES = 10_000;
    private static final int OVERWRITES = 40_000;

    private final DiskForks folders;
    private final Forks forks;
    private final Report report;
    private final Settings settings;

    DiskFaults(DiskForks folders, Report report, Settings settings) {
        this.folders = folders;
        this.forks = folders.forks();
        this.report = report;
        this.settings = settings;
    }

    void plant() throws IOException, InterruptedException {
        int count = Math.min(FORKS, settings.forks());
        Measurements twice = forks.measure(Group.TWICE.name(), count, DiskParts.puts(Group.TWICE, settings));
        report.planted(
                "a store that writes everything twice", !DiskTargets.LONE_COMMIT.metBy(DiskTargets.twice(twice)));
        report.planted(
                "a store that skips a write",
                values(DiskFork.HOLDS, DiskStores.SKIPPING, "").get("wrong") > 0);
        report.planted(
                "a store that keeps what was overwritten",
                !DiskTargets.SIZE.metBy(Estimate.exact(
                        values(DiskFork.SIZE, DiskStores.XODUS, ENTRIES).get("later"))));
        report.planted(
                "a store that grows as it is overwritten",
                !DiskTargets.QUOTA.metBy(DiskTargets.quotas(values(DiskFork.QUOTA, DiskStores.HOARDING, OVERWRITES))));
        report.planted(
                "a store without a bound",
                !DiskTargets.QUOTA.metBy(Estimate.exact(
                        values(DiskFork.TIGHT, DiskStores.XODUS, ENTRIES).get("found"))));
        Measurements regions = forks.measure(RegionTimes.FAULTS, 1, settings.plan());
        report.planted(
                "a database for each region",
                !DiskTargets.REGION.metBy(DiskTargets.micros(regions, RegionTimes.FAULTS, DiskStores.APART)));
        tardy();
    }

    private void tardy() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(folders.shared("tardy"));
        List<String> said = forks.lines(List.of(DiskFork.FILL, DiskStores.XODUS, folder.toString()));
        said.forEach(report::say);
        Values values = values(DiskFork.START, DiskStores.TARDY, folder.toString());
        double allowed = DiskTargets.restartMillis(values.get("megabytes"));
        report.planted(
                "a store that takes three seconds to its first answer",
                !DiskTargets.RESTART.metBy(Estimate.exact(values.get("first-get") / allowed)));
    }

    private Values values(String what, String store, int amount) throws IOException, InterruptedException {
        return values(what, store, Integer.toString(amount));
    }

    private Values values(String what, String store, String more) throws IOException, InterruptedException {
        return DiskParts.values(forks, report, what, store, more);
    }
}
