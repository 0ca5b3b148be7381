package org.twatcache.bench.crash;

import java.io.IOException;
import java.util.function.Predicate;
import org.twatcache.bench.harness.Report;
import org.twatcache.bench.harness.Values;
import org.twatcache.bench.store.DiskStores;

/** Stores with a fault each: what finds nothing wrong with them would find nothing wrong with ours. */
final class CrashFaults {

    private static final int DEATHS = 2;

    /** What is planted shows in most lives, but not in those in which a slow disk wrote little: there have to be some. */
    private static final int MOST = 20;

    private static final Amounts FLIPS = new Amounts(60, 0, 0, 0);
    private static final int CALLS = 400;

    private final Runs runs;
    private final Report report;

    CrashFaults(Runs runs, Report report) {
        this.runs = runs;
        this.report = report;
    }

    void plant() throws IOException, InterruptedException {
        report.planted("a store that acknowledges before it writes, killed", killed(DiskStores.HASTY, Verdict.LOST));
        report.planted(
                "a store that removes from memory alone, killed", killed(DiskStores.KEEPING, Verdict.RESURRECTED));
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
                    cut(DiskStores.XODUS, Promise.EVERYTHING, power, tally -> tally.count(Verdict.LOST) > 0));
            report.planted(
                    "a store that skips a write, its power cut",
                    cut(DiskStores.SKIPPING, Promise.SUFFIX, power, tally -> tally.suffixesBroken() > 0));
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
                    cut(DiskStores.XODUS_DURABLE, Promise.EMPTY, power, tally -> tally.notEmptied() > 0));
        }
    }

    private boolean killed(String store, Verdict verdict) throws IOException, InterruptedException {
        Predicate<Tally> shows = tally -> tally.count(verdict) > 0;
        return shows.test(runs.kill(store, MOST, shows));
    }

    private boolean cut(String store, Promise promise, PowerCut power, Predicate<Tally> shows)
            throws IOException, InterruptedException {
        return shows.test(runs.cut(store, promise, power, MOST, shows));
    }
}
