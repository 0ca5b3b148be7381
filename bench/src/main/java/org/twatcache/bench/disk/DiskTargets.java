package org.twatcache.bench.disk;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.twatcache.bench.harness.Estimate;
import org.twatcache.bench.harness.Figure;
import org.twatcache.bench.harness.Measurements;
import org.twatcache.bench.harness.Pairs;
import org.twatcache.bench.harness.Report;
import org.twatcache.bench.harness.Target;
import org.twatcache.bench.harness.Values;

/** What is asked of a cache on disk, as a table. What has no target informs; in the short form that is all that takes time. */
final class DiskTargets {

    /** Of puts of one thread: a group commit that nobody joins must not cost. */
    static final Target LONE_COMMIT = Target.ratioAtLeast(0.9);

    static final Target SIZE = Target.atMost(1.5);
    static final Target QUOTA = Target.atMost(1);
    static final Target REGION = Target.timeAtMost(300);
    static final Target RESTART = Target.ratioAtMost(1);

    private static final Target NONE = Target.atMost(0);
    private static final Target ROCKSDB = Target.ratioAtLeast(0.6);
    private static final Target SUSTAINED = Target.ratioAtLeast(3);
    private static final Target GET_EHCACHE = Target.ratioAtLeast(4);
    private static final Target GET_XODUS = Target.ratioAtLeast(1.5);
    private static final String RATIO = "ratio";
    private static final String UNSYNCED = "Ehcache does not sync";

    private final Report report;
    private final boolean timed;

    /** Without targets for what noise can touch, or with them. */
    DiskTargets(Report report, boolean timed) {
        this.report = report;
        this.timed = timed;
    }

    void commit(Group group, Measurements all) {
        Target target = switch (group.threads()) {
            case 1 -> LONE_COMMIT;
            case 16 -> Target.ratioAtLeast(5);
            default -> Target.ratioAtLeast(10);
        };
        ratio(group.name(), all, Entrant.COMMIT, Entrant.XODUS_DURABLE, target, "");
        Target ofRocksdb = group.threads() == 1 ? null : ROCKSDB;
        ratio(group.name(), all, Entrant.COMMIT, Entrant.ROCKSDB_SYNCED, ofRocksdb, "");
        perSecond(group.name(), group.threads(), all, group.entrants());
    }

    void interval(int threads, Measurements all) {
        String name = Sustained.group(threads);
        Target even = threads == 1 ? Target.ratioAtLeast(1) : null;
        ratio(name, all, Entrant.INTERVAL, Entrant.XODUS, SUSTAINED, "with the final flush");
        ratio(name, all, Entrant.INTERVAL, Entrant.EHCACHE, even, UNSYNCED);
        perSecond(name, threads, all, Sustained.ENTRANTS);
    }

    void get(Group group, Measurements all) {
        ratio(group.name(), all, Entrant.OURS_TIER, Entrant.EHCACHE, GET_EHCACHE, "tiers of a tenth");
        ratio(group.name(), all, Entrant.OURS_TIER, Entrant.XODUS, GET_XODUS, "");
        ratio(group.name(), all, Entrant.OURS_NO_TIER, Entrant.EHCACHE, null, "Ehcache with its tier");
        ratio(group.name(), all, Entrant.OURS_NO_TIER, Entrant.XODUS, null, "");
        group.entrants().stream()
                .distinct()
                .forEach(entrant -> add(
                        "ns-" + entrant.name() + "-" + group.name(),
                        "ns",
                        null,
                        all.nanos(group.name(), entrant.name()),
                        ""));
    }

    void size(Values values, String entries) throws IOException {
        add(
                "size",
                "of the live data",
                timed(SIZE),
                Estimate.exact(values.get("later")),
                "5 s after five overwrites of " + entries);
        add("size-at-once", "of the live data", null, Estimate.exact(values.get("at-once")), "");
        add("size-closed", "of the live data", null, Estimate.exact(values.get("closed")), "");
    }

    void quota(Values values, int overwrites) throws IOException {
        String note = overwrites + " overwrites of " + Quota.KEYS + " keys";
        add("quota-files", "of the quota", QUOTA, quotas(values), note + ", the most at any time");
        add("quota-wrong", "keys", NONE, Estimate.exact(values.get("wrong")), "without a value, or with another");
        add("quota-puts", "per second", null, Estimate.exact(values.get("per-second")), "");
    }

    void tight(Values values, int overwrites) throws IOException {
        String note = overwrites + " overwrites of twice as much as there is room for";
        add("quota-entries", "of the quota", QUOTA, Estimate.exact(values.get("found")), note);
    }

    void regions(Measurements all, int count) {
        Estimate ours = micros(all, RegionTimes.GROUP, Entrant.COMMIT.name());
        add("region", "us", timed(REGION), ours, note(all, "created and dropped, median of " + count));
        add("region-xodus", "us", null, micros(all, RegionTimes.GROUP, Entrant.XODUS.name()), "not synced");
    }

    void restart(String after, Pairs pairs, int entries, double megabytes) {
        String note = String.format("%d entries, %.0f MB", entries, megabytes);
        add("restart-after-" + after, "of 1 s + 3 ms/MB", timed(RESTART), pairs.ratio(), note);
        add("restart-after-" + after + "-first-get", "ms", null, pairs.first(), "from the start of the JVM");
    }

    /** How long a store of a size may take to its first get. */
    static double restartMillis(double megabytes) {
        return 1_000 + 3 * megabytes;
    }

    /** The largest size at any time. */
    static Estimate quotas(Values values) throws IOException {
        return Estimate.exact(values.get("largest") / Quota.ROOM);
    }

    static Estimate micros(Measurements all, String group, String store) {
        Estimate nanos = all.nanos(group, store);
        return new Estimate(nanos.median() / 1_000, nanos.low() / 1_000, nanos.high() / 1_000);
    }

    static Estimate twice(Measurements all) {
        return all.ratio(Group.TWICE.name(), Entrant.XODUS_TWICE.name(), Entrant.XODUS_DURABLE.name());
    }

    private void ratio(String group, Measurements all, Entrant a, Entrant b, @Nullable Target target, String note) {
        String name = group + "-" + a.name() + "-per-" + b.name();
        add(name, RATIO, timed(target), all.ratio(group, a.name(), b.name()), note(all, note));
    }

    private void perSecond(String group, int threads, Measurements all, List<Entrant> entrants) {
        for (Entrant entrant : entrants) {
            Estimate nanos = all.nanos(group, entrant.name());
            double second = 1e9 * threads;
            Estimate value = new Estimate(second / nanos.median(), second / nanos.high(), second / nanos.low());
            add("puts-" + entrant.name() + "-" + group, "per second", null, value, "");
        }
    }

    private @Nullable Target timed(@Nullable Target target) {
        return timed ? target : null;
    }

    private static String note(Measurements all, String note) {
        return all.disturbed() ? note + (note.isEmpty() ? "" : "; ") + "steal above 5 %" : note;
    }

    private void add(String name, String unit, @Nullable Target target, Estimate value, String note) {
        report.add(new Figure(name, unit, target, value, note));
    }
}
