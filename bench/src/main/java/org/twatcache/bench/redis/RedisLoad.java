package org.twatcache.bench.redis;

import java.io.IOException;
import java.util.List;
import org.twatcache.bench.Bench;
import org.twatcache.bench.Parts;
import org.twatcache.bench.Settings;
import org.twatcache.bench.harness.Machine;
import org.twatcache.bench.harness.Report;
import org.twatcache.bench.redis.fault.FaultParts;

/** {@code bench/run redis}. */
public final class RedisLoad implements Bench.Program {

    private static final String CALLS = "calls";
    private static final String BULK = "bulk";
    private static final String BEHIND = "behind";
    private static final String CLEAR = "clear";
    private static final String NEAR = "near";
    private static final String TOLD = "told";
    private static final String KILL = "kill";
    private static final String FREEZE = "freeze";
    private static final String PROXY = "proxy";
    private static final String LARGE = "large";
    private static final String RACES = "races";
    private static final String SENTINEL = "sentinel";
    private static final String CLUSTER = "cluster";
    private static final String FAULTS = "faults";

    @Override
    public List<String> parts() {
        return List.of(
                CALLS, BULK, BEHIND, NEAR, TOLD, CLEAR, KILL, FREEZE, PROXY, LARGE, RACES, SENTINEL, CLUSTER, FAULTS);
    }

    @Override
    public int run(Settings settings) throws IOException, InterruptedException {
        try (Report report = new Report("redis", settings.results())) {
            Parts parts = new Parts(settings, report);
            report.say("LOAD before " + Machine.load() + ", seed " + settings.seed());
            RedisParts redis = new RedisParts(report, settings);
            parts.run(CALLS, redis::calls);
            parts.run(BULK, redis::bulk);
            parts.run(BEHIND, redis::behind);
            FaultParts faults = new FaultParts(report, settings);
            parts.run(NEAR, redis::near);
            parts.run(TOLD, faults::told);
            parts.run(CLEAR, redis::clear);
            parts.run(KILL, faults::kill);
            parts.run(FREEZE, faults::freeze);
            parts.run(PROXY, faults::proxy);
            parts.run(LARGE, faults::large);
            parts.run(RACES, faults::races);
            parts.run(SENTINEL, faults::sentinel);
            parts.run(CLUSTER, faults::cluster);
            parts.run(FAULTS, redis::faults);
            parts.run(FAULTS, faults::planted);
            report.say("LOAD after " + Machine.load());
            report.tables(List.of(
                    Machine.describe(),
                    "server " + RedisParts.program() + ", " + settings.forks() + " forks, seed " + settings.seed()));
            return parts.exitCode();
        }
    }
}
