package org.twatcache.bench.crash;

import java.io.IOException;
import org.twatcache.bench.harness.Report;
import org.twatcache.bench.harness.Values;
import org.twatcache.bench.store.DiskStores;

/** Stores with a fault each: what finds nothing wrong with them would find nothing wrong with ours. */
final class CrashFaults {

    private static final int DEATHS = 2;
    private static final Amounts FLIPS = new Amounts(60, 0, 0, 0);
    private static final int CALLS = 400;

    private final Runs runs;
    private final Report report;

    CrashFaults(Runs runs, Report report) {
        this.runs = runs;
        this.report = report;
    }

    void plant() throws IOException, InterruptedException {
        report.planted(
                "a store that acknowledges before it writes, killed",
                runs.kill(DiskStores.HASTY, DEATHS).count(Verdict.LOST) > 0);
        report.planted(
                "a store that removes from memory alone, killed",
                runs.kill(DiskStores.KEEPING, DEATHS).count(Verdict.RESURRECTED) > 0);
        power();
        report.planted(
                "a store without checksums, a bit flipped",
                CrashTargets.wrong(runs.damage(DiskStores.XODUS, FLIPS)) > 0);
        Values interrupted = runs.interrupts(DiskStores.XODUS_DURABLE, CALLS);
        report.planted(
                "a store that writes on interrupted threads",
                interrupted.get("dead") > 0 || interrupted.get("lost") > 0);
        if (Runs.refusal().isEmpty()) {
            report.planted(
                    "a store that hides that the disk is full",
                    runs.full(DiskStores.SWALLOWING, 1).get("lost") > 0);
        }
    }

    private void power() throws IOException, InterruptedException {
        PowerCut power;
        try {
            power = PowerCut.prepare();
        } catch (IOException e) {
            report.say("No power is cut here: " + e.getMessage());
            return;
        }
        try (power) {
            report.planted(
                    "a store that does not sync, its power cut",
                    runs.cut(DiskStores.XODUS, Promise.EVERYTHING, power, DEATHS)
                                    .count(Verdict.LOST)
                            > 0);
            report.planted(
                    "a store that skips a write, its power cut",
                    runs.cut(DiskStores.SKIPPING, Promise.SUFFIX, power, DEATHS).suffixesBroken() > 0);
            report.planted(
                    "nothing, in a store that syncs, its power cut",
                    runs.cut(DiskStores.XODUS_DURABLE, Promise.SUFFIX, power, DEATHS)
                                    .suffixesBroken()
                            == 0);
            report.planted(
                    "nothing, in a store that loses only the end, its power cut",
                    runs.cut(DiskStores.ROCKSDB, Promise.SUFFIX, power, DEATHS).suffixesBroken() == 0);
            report.planted(
                    "a store that is not emptied, its power cut",
                    runs.cut(DiskStores.XODUS_DURABLE, Promise.EMPTY, power, DEATHS)
                                    .notEmptied()
                            > 0);
        }
    }
}
