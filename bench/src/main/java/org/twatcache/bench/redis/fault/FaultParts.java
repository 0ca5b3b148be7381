package org.twatcache.bench.redis.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.twatcache.bench.Settings;
import org.twatcache.bench.harness.Estimate;
import org.twatcache.bench.harness.Figure;
import org.twatcache.bench.harness.Report;
import org.twatcache.bench.harness.Target;
import org.twatcache.bench.harness.Values;

/** The parts in which something goes wrong. */
public final class FaultParts {

    private static final Target NONE = Target.atMost(0);
    private static final double MILLI = 1;

    private final Report report;
    private final Settings settings;

    /**
     * The parts of a run.
     *
     * @param report where their figures go
     * @param settings how much is done
     */
    public FaultParts(Report report, Settings settings) {
        this.report = report;
        this.settings = settings;
    }

    private int times(int whole, int few) {
        return settings.shortForm() ? few : whole;
    }

    private void exact(String name, String unit, Target target, double value, String note) {
        report.add(new Figure(name, unit, target, Estimate.exact(value), note));
    }

    /** In the short form what takes time only informs. */
    private void timed(String name, Target target, double millis, String note) {
        report.add(new Figure(name, "ms", settings.shortForm() ? null : target, Estimate.exact(millis), note));
    }

    /** Where Redis itself forgets what it acknowledged, older values inform only. */
    private void workers(String name, Workers workers, boolean keeps) {
        report.add(new Figure(
                name + "-stale",
                "values",
                keeps ? NONE : null,
                Estimate.exact((double) workers.stale()),
                keeps ? workers.trouble() : "acknowledged by a master, and not replicated when it was killed"));
        exact(name + "-wrong", "values", NONE, (double) workers.wrong(), workers.trouble());
        exact(name + "-undocumented", "errors", NONE, workers.threwUndocumented() ? 1 : 0, workers.trouble());
        report.add(new Figure(
                name + "-calls",
                "calls",
                null,
                Estimate.exact((double) workers.calls()),
                workers.failed() + " failed as documented"));
    }

    /**
     * The server is killed.
     *
     * @throws InterruptedException where the thread was interrupted
     */
    public void kill() throws InterruptedException {
        int times = times(50, 3);
        Killing.Result result = Killing.run(times, settings.seed());
        workers("kill", result.workers(), true);
        timed(
                "kill-longest",
                Target.atMost((double) RedisCache.BUDGET.plusMillis(100).toMillis()),
                result.workers().times().longestMillis(),
                times + " times");
        timed("kill-back", Target.atMost(1_000), result.back(), "from when the server answers");
    }

    /**
     * The server is frozen.
     *
     * @throws InterruptedException where the thread was interrupted
     */
    public void freeze() throws InterruptedException {
        Duration frozen = Duration.ofSeconds(times(30, 3));
        Freezing.Result result = Freezing.run(frozen, settings.seed());
        workers("freeze", result.workers(), true);
        timed("freeze-open", Target.atMost(3_000), result.open(), "redis.timeout of 1 s");
        timed(
                "freeze-p99",
                Target.atMost(5 * MILLI),
                result.workers().watchedTimes().millisAt(0.99),
                "for " + frozen.toSeconds() + " s");
        timed("freeze-back", Target.atMost(1_000), result.back(), "");
    }

    /**
     * Answers are delayed, cut, garbled, repeated and added.
     *
     * @throws IOException where there is no proxy
     * @throws InterruptedException where the thread was interrupted
     */
    public void proxy() throws IOException, InterruptedException {
        mischief("proxy-many", Workers.MANY);
        mischief("proxy-few", Workers.FEW);
    }

    private void mischief(String name, int threads) throws IOException, InterruptedException {
        int least = times(1_000, 20);
        Mischieving.Result result = Mischieving.run(Duration.ofSeconds(times(90, 5)), least, threads, settings.seed());
        workers(name, result.workers(), true);
        exact(
                name + "-done",
                "answers",
                Target.atLeast(least),
                (double) result.count(),
                result.done().toString());
    }

    /**
     * A value is larger than the memory.
     *
     * @throws IOException where the fork cannot be run
     * @throws InterruptedException where the thread was interrupted
     */
    public void large() throws IOException, InterruptedException {
        Values values = Large.run(report::say);
        exact("large-wrong", "values", NONE, values.get("wrong"), "of others, after 220 MB with a heap of 100 MB");
        exact("large-read", "values", Target.atLeast(LargeFork.OTHERS), values.get("read"), "");
    }

    /**
     * Two processes load and invalidate.
     *
     * @throws InterruptedException where the thread was interrupted
     */
    public void races() throws InterruptedException {
        int rounds = times(1_000_000, 3_000);
        Racing.Result result = Racing.run(rounds);
        exact(
                "races-stale",
                "values",
                NONE,
                (double) result.stale(),
                "of " + rounds + ", in the process that invalidated");
        informs("races-elsewhere-p99", result.late(), late -> late.millisAt(0.99));
        informs("races-elsewhere-longest", result.late(), Durations::longestMillis);
    }

    /** One process puts, and the other has a copy. */
    public void told() {
        Durations times = Telling.run(times(20_000, 500));
        timed("told-p50", Target.atMost(MILLI), times.millisAt(0.5), "from the end of the put to the first right read");
        informs("told-p99", times, each -> each.millisAt(0.99));
        informs("told-longest", times, Durations::longestMillis);
    }

    private void informs(String name, Durations times, ToDoubleFunction<Durations> value) {
        report.add(new Figure(name, "ms", null, Estimate.exact(value.applyAsDouble(times)), "of " + times.count()));
    }

    /**
     * Sentinels name another master.
     *
     * @throws InterruptedException where the thread was interrupted
     */
    public void sentinel() throws InterruptedException {
        Moving.Result result = Moving.failOver(times(20, 1), settings.seed());
        workers("sentinel", result.workers(), false);
        timed("sentinel-outage", Target.atMost(Moving.DOWN_AFTER_MILLIS + 5_000), result.outage(), "");
        exact("sentinel-lost", "writes", NONE, (double) result.lost(), "acknowledged after the failover");
    }

    /**
     * A cluster is changed.
     *
     * @throws InterruptedException where the thread was interrupted
     */
    public void cluster() throws InterruptedException {
        int slots = times(1_000, 50);
        Workers moving = Moving.reshard(slots, settings.seed()).workers();
        workers("reshard", moving, true);
        exact("reshard-failed", "calls", NONE, (double) moving.failed(), slots + " slots moved");
        Moving.Result killed = Moving.killMasters(times(10, 1), settings.seed());
        workers("cluster", killed.workers(), false);
        timed("cluster-outage", Target.atMost(Moving.NODE_TIMEOUT_MILLIS + 3_000), killed.outage(), "");
    }

    /**
     * What was planted is found.
     *
     * @throws IOException where there is no proxy
     * @throws InterruptedException where the thread was interrupted
     */
    public void planted() throws IOException, InterruptedException {
        Workers credulous =
                Mischieving.credulous(Duration.ofSeconds(5), settings.seed()).workers();
        report.planted("a client that takes the next answer for its own", credulous.wrong() > 0);
        report.planted(
                "processes that load without leases",
                Racing.careless(times(20_000, 5_000)).stale() > 0);
    }
}
