package org.twatcache.bench.swap;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.osgi.framework.BundleException;
import org.twatcache.Cache;
import org.twatcache.admin.Migration;
import org.twatcache.admin.SwapMode;
import org.twatcache.bench.harness.Values;

/** How fast many entries move from one engine to another and back, while two threads call as fast as they can. */
final class Speed {

    private static final String CACHE = "many";
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final int count;
    private final int times;
    private final long seed;
    private final LongAdder missing = new LongAdder();
    private final LongAdder wrong = new LongAdder();
    private long farthest;

    /**
     * A measurement.
     *
     * @param count how many entries
     * @param times how often they move there and back
     * @param seed of the calls
     */
    Speed(int count, int times, long seed) {
        this.count = count;
        this.times = times;
        this.seed = seed;
    }

    void run(Folders folders) throws IOException, BundleException, InterruptedException {
        try (Stage stage = Stage.start(folders);
                Cache<String, Long> cache = stage.open(CACHE, Long.class)) {
            Entries entries = new Entries(cache, count, Math.min(10_000, count / 10));
            entries.fill();
            Findings findings = new Findings();
            List<Client> callers =
                    List.of(new Caller(entries, missing, wrong, seed), new Caller(entries, missing, wrong, seed + 1));
            List<Double> there = new ArrayList<>();
            List<Double> back = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                there.add(move(stage, entries, callers, findings, Stage.MAP));
                back.add(move(stage, entries, callers, findings, Stage.CAFFEINE));
            }
            Caller last = new Caller(entries, missing, wrong, seed);
            for (int i = 0; i < count; i++) {
                last.check(i);
            }
            tell("caffeine-to-map", there);
            tell("map-to-caffeine", back);
            findings.tellSamples();
            Values.tell("lifetime-off", Millis.of(farthest));
            Values.count("failed-calls", findings.failures());
            Values.count("missing", missing.sum());
            Values.count("wrong-values", wrong.sum());
        }
    }

    /** Gives how many entries moved in a second. */
    private double move(Stage stage, Entries entries, List<Client> callers, Findings findings, String engine)
            throws InterruptedException {
        long[] before = entries.deadlines();
        Migration.Result result;
        double calls;
        try (ClosedLoop loop = ClosedLoop.start(callers, findings)) {
            result = stage.control(CACHE).swap(engine, SwapMode.MIGRATE).await(LONGEST);
            calls = loop.perSecond();
        }
        compare(before, entries.deadlines());
        double perSecond = result.moved() * 1e9 / result.took().toNanos();
        Values.say(String.format(
                "MOVED %d entries from %s to %s in %d ms, %.0f a second, beside %.0f calls a second; writers paused for"
                        + " %d ms, %d dropped",
                result.moved(),
                result.from(),
                result.to(),
                result.took().toMillis(),
                perSecond,
                calls,
                result.pause().toMillis(),
                result.dropped()));
        return perSecond;
    }

    private void compare(long[] before, long[] after) {
        for (int i = 0; i < before.length; i++) {
            if (after[i] != Long.MAX_VALUE) {
                farthest = Math.max(farthest, Math.abs(after[i] - before[i]));
            } else if (before[i] - System.nanoTime() > TimeUnit.SECONDS.toNanos(1)) {
                missing.increment();
            }
        }
    }

    private static void tell(String name, List<Double> rates) {
        double[] sorted =
                rates.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        Values.tell(name, (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2);
        Values.tell(name + "-slowest", sorted[0]);
    }
}
