package org.twatcache.bench.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.twatcache.bench.harness.Estimate;
import org.twatcache.bench.harness.Figure;
import org.twatcache.bench.harness.Measurements;
import org.twatcache.bench.harness.Target;

/** What is asked of caches in memory, as a table. What has no target informs. */
final class MemoryTargets {

    private static final double OPEN_CLOSE_MORE_NANOS = 20_000;

    private MemoryTargets() {}

    private record Row(
            String group,
            String name,
            String unit,
            @Nullable Target target,
            Function<Measurements, Estimate> value) {}

    /** The figures of one group. Without targets where they are only to be shown. */
    static List<Figure> figures(String group, Measurements measurements, boolean withTargets) {
        String note = measurements.disturbed() ? "steal above 5 %" : "";
        return rows().stream()
                .filter(row -> row.group.equals(group))
                .map(row -> new Figure(
                        row.name, row.unit, withTargets ? row.target : null, row.value.apply(measurements), note))
                .toList();
    }

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        Target faithful = Target.ratioAtLeast(0.97);
        String plain = Group.PLAIN.name();
        for (Workload workload : List.of(Workload.ZIPF_1, Workload.ZIPF_2)) {
            rows.add(ratio(plain, "get", workload, Stores.OURS, Stores.CAFFEINE, faithful));
        }
        for (Workload workload : List.of(Workload.HOT_1, Workload.HOT_2)) {
            rows.add(more(plain, "get-more", workload, Stores.OURS, Stores.CAFFEINE, Target.timeAtMost(10)));
        }
        for (Workload workload : List.of(Workload.MIX_1, Workload.MIX_2)) {
            rows.add(ratio(plain, "mix", workload, Stores.OURS, Stores.CAFFEINE, null));
        }
        for (Workload workload : Group.PLAIN.workloads()) {
            rows.add(nanos(plain, workload, Stores.OURS));
            rows.add(nanos(plain, workload, Stores.CAFFEINE));
        }
        for (Workload workload : Group.LIVING.workloads()) {
            String group = Group.LIVING.name();
            Target ahead = Target.ratioAtLeast(1.5);
            rows.add(ratio(group, "get-living", workload, Stores.OURS_LIVING, Stores.CAFFEINE_LIVING, ahead));
            rows.add(nanos(group, workload, Stores.OURS_LIVING));
            rows.add(nanos(group, workload, Stores.CAFFEINE_LIVING));
        }
        for (Workload workload : Group.COUNTING.workloads()) {
            String group = Group.COUNTING.name();
            Target close = Target.ratioAtLeast(0.9);
            rows.add(ratio(group, "get-counting", workload, Stores.OURS_COUNTING, Stores.OURS, close));
            rows.add(ratio(
                    group, "get-both-counting", workload, Stores.OURS_COUNTING, Stores.CAFFEINE_COUNTING, faithful));
        }
        for (String peer : List.of(Stores.EHCACHE, Stores.GUAVA, Stores.CACHE2K)) {
            Target ahead = peer.equals(Stores.CACHE2K) ? null : Target.ratioAtLeast(1.2);
            peer(rows, Group.PEERS, peer, ahead);
        }
        for (String peer : List.of(Stores.JCACHE_VALUE, Stores.JCACHE_REFERENCE)) {
            peer(rows, Group.JCACHE, peer, null);
        }
        rows.add(new Row(
                OpenClose.GROUP,
                "open-close",
                "of twice bare + 20 us",
                Target.ratioAtMost(1),
                all -> all.compare(
                        OpenClose.WORKLOAD,
                        Stores.OURS,
                        Stores.CAFFEINE,
                        (ours, bare) -> ours / (2 * bare + OPEN_CLOSE_MORE_NANOS))));
        for (String candidate : List.of(Stores.OURS, Stores.CAFFEINE)) {
            rows.add(nanos(OpenClose.GROUP, OpenClose.WORKLOAD, candidate));
        }
        String faults = Group.FAULTS.name();
        rows.add(ratio(faults, "control", Workload.ZIPF_1, Stores.CAFFEINE_AGAIN, Stores.CAFFEINE, null));
        rows.add(ratio(faults, "slowed", Workload.ZIPF_1, Stores.CAFFEINE_SLOWED, Stores.CAFFEINE, null));
        rows.add(more(faults, "slowed-more", Workload.HOT_1, Stores.CAFFEINE_SLOWED, Stores.CAFFEINE, null));
        return rows;
    }

    private static void peer(List<Row> rows, Group group, String peer, @Nullable Target aheadInTheMix) {
        String name = group.name();
        for (Workload workload : List.of(Workload.ZIPF_1, Workload.ZIPF_2)) {
            rows.add(new Row(
                    name,
                    label("lead-kept-" + peer, workload),
                    "ours/caffeine",
                    Target.ratioAtLeast(0.97),
                    all -> all.leadOf(workload.label(), Stores.OURS, Stores.CAFFEINE, peer)));
            rows.add(ratio(name, "get", workload, Stores.OURS, peer, null));
            rows.add(ratio(name, "get", workload, Stores.CAFFEINE, peer, null));
        }
        rows.add(ratio(name, "mix", Workload.MIX_2, Stores.OURS, peer, aheadInTheMix));
        rows.add(ratio(name, "mix", Workload.MIX_2, Stores.CAFFEINE, peer, null));
    }

    private static Row ratio(
            String group, String what, Workload workload, String a, String b, @Nullable Target target) {
        return new Row(
                group,
                label(what + "-" + a + "-per-" + b, workload),
                "ratio",
                target,
                all -> all.ratio(workload.label(), a, b));
    }

    private static Row more(String group, String what, Workload workload, String a, String b, @Nullable Target target) {
        return new Row(
                group,
                label(what + "-" + a + "-less-" + b, workload),
                "ns",
                target,
                all -> all.compare(workload.label(), a, b, (nanosA, nanosB) -> nanosA - nanosB));
    }

    private static Row nanos(String group, Workload workload, String candidate) {
        return nanos(group, workload.label(), candidate);
    }

    private static Row nanos(String group, String workload, String candidate) {
        String name = "ns-" + candidate + "-" + workload + "-" + group;
        return new Row(group, name, "ns", null, all -> all.nanos(workload, candidate));
    }

    private static String label(String what, Workload workload) {
        return what + "-" + workload.label();
    }

    /** What a planted slowness must not reach. */
    static boolean slownessShows(Measurements faults) {
        Estimate ratio = faults.ratio(Workload.ZIPF_1.label(), Stores.CAFFEINE_SLOWED, Stores.CAFFEINE);
        Estimate more = faults.compare(
                Workload.HOT_1.label(), Stores.CAFFEINE_SLOWED, Stores.CAFFEINE, (slowed, bare) -> slowed - bare);
        return !Target.ratioAtLeast(0.97).metBy(ratio) && !Target.timeAtMost(10).metBy(more);
    }
}
