package org.twatcache.bench.redis;

import org.jspecify.annotations.Nullable;
import org.twatcache.bench.harness.Estimate;
import org.twatcache.bench.harness.Figure;
import org.twatcache.bench.harness.Measurements;
import org.twatcache.bench.harness.Report;
import org.twatcache.bench.harness.Target;

/** What is asked of a cache on a server, as a table. What has no target informs; in the short form that is all that takes time. */
final class RedisTargets {

    /** Of plain Jedis, for few callers: or within five microseconds of it. */
    static final Target FEW = Target.ratioAtLeast(0.95);

    static final Target LOST = Target.atMost(0);

    private static final Target BULK = Target.ratioAtLeast(0.85);
    private static final Target REDISSON = Target.ratioAtLeast(2.5);
    private static final Target NEAR = Target.ratioAtLeast(0.8);
    private static final Target BEHIND = Target.ratioAtLeast(8);
    private static final double MICROSECONDS = 5_000;
    private static final int FEW_THREADS = 2;
    private static final int SOME_THREADS = 16;

    private final Report report;
    private final boolean timed;

    /** Without targets for what noise can touch, or with them. */
    RedisTargets(Report report, boolean timed) {
        this.report = report;
        this.timed = timed;
    }

    void calls(CallGroup group, Measurements all) {
        String name = group.name();
        Estimate ratio = all.ratio(name, Clients.OURS, Clients.JEDIS);
        Estimate more = all.compare(name, Clients.OURS, Clients.JEDIS, (ours, jedis) -> ours - jedis);
        boolean within = group.threads() <= FEW_THREADS && more.median() <= MICROSECONDS;
        add(name + "-ours-per-jedis", "ratio", within ? null : of(group), ratio, within ? "within 5 us" : "");
        add(name + "-ours-more-than-jedis", "us", null, micros(more), "");
        boolean many = group.threads() >= SOME_THREADS;
        add(
                name + "-ours-per-redisson",
                "ratio",
                many ? REDISSON : null,
                all.ratio(name, Clients.OURS, Clients.REDISSON),
                "");
        for (String client : group.clients()) {
            Estimate nanos = all.nanos(name, client);
            double second = 1e9 * group.threads();
            add(
                    name + "-" + client,
                    "per second",
                    null,
                    new Estimate(second / nanos.median(), second / nanos.high(), second / nanos.low()),
                    all.disturbed() ? "steal above 5 %" : "");
        }
    }

    /** Reads from memory in front of a server, per those from memory alone. */
    void near(CallGroup group, Measurements all) {
        String name = group.name();
        add(name + "-ours-per-memory", "ratio", of(group), all.ratio(name, Clients.NEAR, Clients.MEMORY), "");
        for (String client : group.clients()) {
            add(name + "-" + client, "ns", null, all.nanos(name, client), all.disturbed() ? "steal above 5 %" : "");
        }
    }

    /** Puts that are acknowledged before the server has them, until it has them, per those of plain Jedis. */
    void behind(CallGroup group, Measurements all) {
        String name = group.name();
        add(name + "-ours-per-jedis", "ratio", of(group), all.ratio(name, Clients.BEHIND, Clients.JEDIS), "");
        for (String client : group.clients()) {
            add(name + "-" + client, "ns", null, all.nanos(name, client), all.disturbed() ? "steal above 5 %" : "");
        }
    }

    private static Target of(CallGroup group) {
        return switch (group.kind()) {
            case GET_ALL, PUT_ALL -> BULK;
            case NEAR -> NEAR;
            case BEHIND -> BEHIND;
            case GET, SET ->
                group.threads() <= FEW_THREADS ? FEW : Target.ratioAtLeast(group.threads() <= SOME_THREADS ? 1.5 : 2);
        };
    }

    private static Estimate micros(Estimate nanos) {
        return new Estimate(nanos.median() / 1_000, nanos.low() / 1_000, nanos.high() / 1_000);
    }

    void cleared(long foreign, Clearing.Result result) {
        String note = "of " + foreign + ", with names like patterns";
        report.add(new Figure("clear-foreign-lost", "keys", LOST, Estimate.exact((double) result.lost()), note));
        report.add(new Figure("clear-own-left", "keys", LOST, Estimate.exact((double) result.left()), ""));
        report.add(new Figure("clear", "s", null, Estimate.exact(result.seconds()), note));
    }

    private void add(String name, String unit, @Nullable Target target, Estimate value, String note) {
        report.add(new Figure(name, unit, timed ? target : null, value, note));
    }
}
