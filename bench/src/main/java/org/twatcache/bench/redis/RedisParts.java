package org.twatcache.bench.redis;

import java.io.IOException;
import java.util.List;
import org.twatcache.bench.Settings;
import org.twatcache.bench.harness.Estimate;
import org.twatcache.bench.harness.Forks;
import org.twatcache.bench.harness.Measurements;
import org.twatcache.bench.harness.Report;
import org.twatcache.itest.redis.RedisProgram;
import org.twatcache.itest.redis.RedisServer;

/** The parts of the program. */
final class RedisParts {

    private static final List<Integer> THREADS = List.of(1, 2, 16, 64);
    private static final int FOREIGN = 1_000_000;
    private static final int FOREIGN_SHORT = 20_000;
    private static final int PLANTED_FORKS = 3;

    private final Report report;
    private final Settings settings;
    private final RedisTargets targets;

    RedisParts(Report report, Settings settings) {
        this.report = report;
        this.settings = settings;
        this.targets = new RedisTargets(report, !settings.shortForm());
    }

    void calls() throws IOException, InterruptedException {
        for (CallKind kind : List.of(CallKind.GET, CallKind.SET)) {
            for (int threads : settings.shortForm() ? List.of(1, 16) : THREADS) {
                measure(CallGroup.of(kind, threads));
            }
        }
    }

    void bulk() throws IOException, InterruptedException {
        measure(CallGroup.of(CallKind.GET_ALL, 1));
        measure(CallGroup.of(CallKind.PUT_ALL, 1));
    }

    void near() throws IOException, InterruptedException {
        for (int threads : settings.shortForm() ? List.of(1) : List.of(1, 2)) {
            CallGroup group = CallGroup.of(CallKind.NEAR, threads);
            targets.near(group, measurements(group, settings.forks()));
        }
    }

    void behind() throws IOException, InterruptedException {
        CallGroup group = CallGroup.of(CallKind.BEHIND, 1);
        targets.behind(group, measurements(group, settings.forks()));
    }

    private void measure(CallGroup group) throws IOException, InterruptedException {
        targets.calls(group, measurements(group, settings.forks()));
    }

    private Measurements measurements(CallGroup group, int forks) throws IOException, InterruptedException {
        try (RedisServer server = RedisServer.start()) {
            return new Forks(
                            RedisFork.class,
                            report::say,
                            List.of("-Xms1g", "-Xmx1g", "-XX:+UseG1GC", "-D" + RedisFork.SERVER + "=" + server.uri()),
                            System.getProperty("java.class.path"))
                    .measure(group.name(), forks, settings.plan());
        }
    }

    void clear() {
        int foreign = settings.shortForm() ? FOREIGN_SHORT : FOREIGN;
        targets.cleared(foreign, Clearing.ofACache(foreign, settings.seed()));
    }

    void faults() throws IOException, InterruptedException {
        CallGroup twice = CallGroup.planted();
        Measurements measured = measurements(twice, Math.min(PLANTED_FORKS, settings.forks()));
        report.planted(
                "a client that asks twice",
                !RedisTargets.FEW.metBy(measured.ratio(twice.name(), Clients.TWICE, Clients.JEDIS)));
        Clearing.Result careless = Clearing.careless(FOREIGN_SHORT, settings.seed());
        report.planted("a clear by a pattern that is too short", !RedisTargets.LOST.metBy(Estimate.exact((double)
                careless.lost())));
    }

    /** Which server is measured. */
    static String program() {
        return RedisProgram.any().toString();
    }
}
