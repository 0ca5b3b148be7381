package org.twatcache.bench.crash;

import java.io.IOException;
import java.util.List;
import org.twatcache.bench.harness.Report;
import org.twatcache.bench.harness.Values;
import org.twatcache.bench.store.DiskStores;

/** The parts of the program: who goes through what. */
final class CrashParts {

    private final Runs runs;
    private final Scale scale;
    private final CrashTargets targets;
    private final List<String> strict;
    private final List<String> all;

    /** Another store than ours may be named; it is asked for what the strictest of ours promises. */
    CrashParts(Runs runs, Report report, Scale scale, String other) {
        this.runs = runs;
        this.scale = scale;
        this.targets = new CrashTargets(report);
        this.strict = List.of(other.isEmpty() ? DiskStores.OURS_COMMIT : other);
        this.all = other.isEmpty() ? List.of(DiskStores.OURS_COMMIT, DiskStores.OURS_INTERVAL) : strict;
    }

    void kill() throws IOException, InterruptedException {
        for (String store : all) {
            targets.deaths(CrashProgram.KILL, store, scale.kills(), runs.kill(store, scale.kills()));
        }
    }

    void power() throws IOException, InterruptedException {
        PowerCut power;
        try {
            power = PowerCut.prepare();
        } catch (IOException e) {
            targets.notTaken(CrashProgram.POWER, "deaths", String.valueOf(e.getMessage()));
            return;
        }
        try (power) {
            int cuts = scale.cuts();
            for (String store : strict) {
                targets.deaths(CrashProgram.POWER, store, cuts, runs.cut(store, Promise.EVERYTHING, power, cuts));
            }
            if (strict.contains(DiskStores.OURS_COMMIT)) {
                String emptied = DiskStores.OURS_INTERVAL;
                targets.emptied(emptied, cuts, runs.cut(emptied, Promise.EMPTY, power, cuts));
                String accepting = DiskStores.OURS_ACCEPTING;
                targets.suffix(accepting, cuts, runs.cut(accepting, Promise.SUFFIX, power, cuts));
            }
        }
    }

    void damage() throws IOException, InterruptedException {
        for (String store : strict) {
            targets.damage(store, scale.damage(), runs.damage(store, scale.damage()));
        }
    }

    void interrupts() throws IOException, InterruptedException {
        for (String store : all) {
            targets.interrupts(store, runs.interrupts(store, scale.calls()));
        }
    }

    void full() throws IOException, InterruptedException {
        String refusal = Runs.refusal();
        for (String store : strict) {
            if (refusal.isEmpty()) {
                Values values = runs.full(store, scale.fills());
                targets.full(store, values);
            } else {
                targets.notTaken(CrashProgram.FULL, store, refusal);
            }
        }
    }
}
