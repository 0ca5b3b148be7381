package org.twatcache.bench.churn;

import java.io.IOException;
import java.util.List;
import org.twatcache.bench.Settings;
import org.twatcache.bench.harness.Report;
import org.twatcache.itest.redis.RedisServer;

/** The parts of the program on one framework, each in forks of its own. */
final class ChurnParts {

    private static final int CYCLES = 1_000;
    private static final int CYCLES_IN_SHORT = 10;
    private static final int ORDERS = 720;
    private static final int ORDERS_IN_SHORT = 24;
    private static final int SECONDS = 300;
    private static final int SECONDS_IN_SHORT = 5;
    private static final int SEEDS = 5;

    private final Report report;
    private final Settings settings;
    private final String framework;
    private final FrameworkForks forks;

    ChurnParts(Report report, Settings settings, String framework) throws IOException {
        this.report = report;
        this.settings = settings;
        this.framework = framework;
        this.forks =
                new FrameworkForks(report::say, framework, settings.checkout().resolve("bench/target"));
    }

    void measure(String part) throws IOException, InterruptedException {
        switch (part) {
            case ChurnFork.CYCLES, ChurnFork.DISK -> cycles(part, List.of());
            case ChurnFork.SERVER -> {
                try (RedisServer server = RedisServer.start()) {
                    cycles(part, List.of(server.uri()));
                }
            }
            case ChurnFork.FAULTS -> faults();
            case ChurnFork.ORDERS -> orders(pick(ORDERS_IN_SHORT, ORDERS));
            default ->
                random(settings.own("seconds", pick(SECONDS_IN_SHORT, SECONDS)), settings.own("seeds", pick(1, SEEDS)));
        }
    }

    private int pick(int inShort, int otherwise) {
        return settings.shortForm() ? inShort : otherwise;
    }

    private void cycles(String part, List<String> more) throws IOException, InterruptedException {
        int count = settings.own("cycles", pick(CYCLES_IN_SHORT, CYCLES));
        for (String[] result : results(part, settings.seed(), count, more)) {
            ChurnTargets.cycles(framework, result[0], count, Outcome.parse(result[1]))
                    .forEach(report::add);
        }
    }

    private void faults() throws IOException, InterruptedException {
        for (String[] result : results(ChurnFork.FAULTS, settings.seed(), 1)) {
            Outcome outcome = Outcome.parse(result[1]);
            boolean seen = outcome.loaders() > 0 || !outcome.held().isNothing();
            if (result[0].equals("none")) {
                report.planted("nothing, in a bundle like the faulty ones, on " + framework, !seen);
            } else {
                report.planted("a " + result[0] + " that stays, on " + framework, seen);
            }
        }
    }

    private void orders(int count) throws IOException, InterruptedException {
        for (String[] result : results(ChurnFork.ORDERS, settings.seed(), count)) {
            int of = result[0].equals(StartOrders.PLATFORM) ? count : StartOrders.ofEverybody(count);
            report.add(ChurnTargets.orders(framework, result[0], of, Integer.parseInt(result[1])));
        }
    }

    private void random(int seconds, int seeds) throws IOException, InterruptedException {
        RandomOutcome all = new RandomOutcome(0, 0, 0, 0, 0, 0, 0);
        for (int i = 0; i < seeds; i++) {
            long seed = settings.seed() + i;
            report.say("RANDOM " + framework + ", seed " + seed + ", " + seconds + " s");
            for (String[] result : results(ChurnFork.RANDOM, seed, seconds)) {
                all = all.plus(RandomOutcome.parse(result[1]));
            }
        }
        ChurnTargets.random(framework, seeds + " x " + seconds + " s", all).forEach(report::add);
    }

    /** Each result with what it is of; other lines are told. */
    private List<String[]> results(String part, long seed, int count) throws IOException, InterruptedException {
        return results(part, seed, count, List.of());
    }

    private List<String[]> results(String part, long seed, int count, List<String> more)
            throws IOException, InterruptedException {
        return forks.lines(part, seed, count, more).stream()
                .filter(line -> isResult(line))
                .map(line -> line.substring(ChurnFork.RESULT.length()).split(" ", 2))
                .toList();
    }

    private boolean isResult(String line) {
        if (line.startsWith(ChurnFork.RESULT)) {
            return true;
        }
        report.say(line);
        return false;
    }
}
