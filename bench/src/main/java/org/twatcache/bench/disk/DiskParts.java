package org.twatcache.bench.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.twatcache.bench.Settings;
import org.twatcache.bench.harness.Calm;
import org.twatcache.bench.harness.Forks;
import org.twatcache.bench.harness.Measurements;
import org.twatcache.bench.harness.Pairs;
import org.twatcache.bench.harness.Plan;
import org.twatcache.bench.harness.Report;
import org.twatcache.bench.harness.Values;
import org.twatcache.bench.store.DiskStores;

/** The parts of the program: which forks run, and what becomes of what they tell. */
final class DiskParts {

    /** Slices of puts are longer than others: that many rounds are enough in a fork. */
    private static final int PUT_ROUNDS = 10;

    private static final int REGION_FORKS = 5;
    private static final int TIGHT_SHARE = 10;

    private final Report report;
    private final Settings settings;
    private final Scale scale;
    private final DiskForks folders;
    private final Forks forks;
    private final DiskTargets targets;

    DiskParts(DiskForks folders, Report report, Settings settings) {
        this.report = report;
        this.settings = settings;
        this.scale = Scale.of(settings.shortForm());
        this.folders = folders;
        this.forks = folders.forks();
        this.targets = new DiskTargets(report, !settings.shortForm());
    }

    void commit() throws IOException, InterruptedException {
        for (Group group : few(List.of(Group.COMMIT_16, Group.COMMIT_1, Group.COMMIT_64))) {
            targets.commit(group, forks.measure(group.name(), settings.forks(), puts(group, settings)));
        }
    }

    /** In the short form the first one stands for all. */
    private <T> List<T> few(List<T> all) {
        return settings.shortForm() ? all.subList(0, 1) : all;
    }

    /** Few long slices; what is compared waits for the disk, so that little is left to be warmed up. */
    static Plan puts(Group group, Settings settings) {
        return new Plan(
                0,
                Math.min(PUT_ROUNDS, settings.slices()),
                group.sliceMillis(),
                Math.min(settings.warmUpMillis(), group.sliceMillis()),
                settings.seed());
    }

    void interval() throws IOException, InterruptedException {
        Plan once = new Plan(0, 1, settings.sliceMillis(), 0, settings.seed());
        for (int threads : few(List.of(Sustained.MANY, 1))) {
            targets.interval(threads, forks.measure(Sustained.group(threads), settings.forks(), once));
        }
    }

    void get() throws IOException, InterruptedException {
        for (Group group : few(List.of(Group.GET, Group.GET_LARGE))) {
            targets.get(group, forks.measure(group.name(), settings.forks(), settings.plan()));
        }
    }

    void size() throws IOException, InterruptedException {
        String entries = Integer.toString(scale.rewritten());
        targets.size(values(DiskFork.SIZE, DiskStores.OURS_INTERVAL, entries), entries);
    }

    void quota() throws IOException, InterruptedException {
        int overwrites = scale.overwrites();
        targets.quota(values(DiskFork.QUOTA, DiskStores.OURS_INTERVAL, Integer.toString(overwrites)), overwrites);
        int fewer = overwrites / TIGHT_SHARE;
        targets.tight(values(DiskFork.TIGHT, DiskStores.OURS_INTERVAL, Integer.toString(fewer)), fewer);
    }

    void regions() throws IOException, InterruptedException {
        int count = Math.min(REGION_FORKS, settings.forks());
        Measurements measurements = forks.measure(RegionTimes.GROUP, count, settings.plan());
        targets.regions(measurements, scale.regions());
    }

    void restart() throws IOException, InterruptedException {
        String store = DiskStores.OURS_INTERVAL;
        String folder = fill(store);
        Pairs closed = new Pairs(settings.seed());
        Pairs killed = new Pairs(settings.seed());
        Calm calm = new Calm(scale.starts(), report::say);
        double megabytes = 0;
        // The first one finds what the filling left; it is warm-up.
        Values unused = values(DiskFork.START, store, folder);
        for (int i = 0; i < scale.starts(); i++) {
            Values afterClose = calm.take("start " + i, () -> values(DiskFork.START, store, folder));
            add(closed, afterClose);
            Values afterKill = calm.take("start " + i + " after a kill", () -> {
                List<String> said = forks.lines(List.of(DiskFork.LEAVE, store, folder));
                said.forEach(report::say);
                return values(DiskFork.START, store, folder);
            });
            add(killed, afterKill);
            megabytes = afterClose.get("megabytes");
        }
        report.say("RESTART: " + calm.summary());
        targets.restart("close", closed, scale.restarted(), megabytes);
        targets.restart("kill", killed, scale.restarted(), megabytes);
    }

    private static void add(Pairs pairs, Values values) throws IOException {
        pairs.add(values.get("first-get"), DiskTargets.restartMillis(values.get("megabytes")));
    }

    private String fill(String store) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(folders.shared("restart"));
        forks.lines(List.of(DiskFork.FILL, store, folder.toString())).forEach(report::say);
        return folder.toString();
    }

    private Values values(String what, String store, String more) throws IOException, InterruptedException {
        return values(forks, report, what, store, more);
    }

    static Values values(Forks forks, Report report, String what, String store, String more)
            throws IOException, InterruptedException {
        List<String> lines = forks.lines(List.of(what, store, more));
        lines.stream().filter(line -> !Values.isValue(line)).forEach(report::say);
        return Values.parse(lines);
    }
}
