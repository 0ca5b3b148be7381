package org.twatcache.bench.swap;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleException;
import org.twatcache.Cache;
import org.twatcache.bench.harness.Values;

/**
 * Engines are exchanged in turn by an operator and by an update of the bundle that serves, while clients call at a fixed
 * rate. Half of the keys are in a cache that names no engine, so that another one takes over when its engine leaves, and half
 * in one that names its engine, so that they are parked.
 */
final class UnderLoad {

    private static final String ANYWHERE = "anywhere";
    private static final String NAMED = "named";

    /** Three swaps and two updates. */
    private static final int CYCLE = 5;

    private final Load load;
    private final long seed;

    UnderLoad(Load load, long seed) {
        this.load = load;
        this.seed = seed;
    }

    void run(Folders folders) throws IOException, BundleException, InterruptedException {
        try (Stage stage = Stage.start(folders);
                Cache<String, Versioned> anywhere = stage.open(ANYWHERE, Versioned.class);
                Cache<String, Versioned> named = stage.open(NAMED, Versioned.class, Stage.CAFFEINE)) {
            Traffic traffic = new Traffic(List.of(anywhere, named), load.keys());
            traffic.fill();
            List<Client> clients = traffic.clients(seed);
            Findings findings = traffic.findings();
            double unused = ClosedLoop.perSecond(clients, findings, load.maximum());
            Values.tell("calm-maximum", ClosedLoop.perSecond(clients, findings, load.maximum()));
            OpenLoop calm = OpenLoop.start(clients, findings, load.perSecond(), load.calm());
            tell("calm", calm.join(), calm.schedule().span());

            OpenLoop loop = OpenLoop.start(clients, findings, load.perSecond(), load.swapping());
            Operator operator = new Operator(stage);
            exchange(operator, loop.schedule().span());
            Timings timings = loop.join();
            traffic.check();

            tell("swapping", timings, loop.schedule().span());
            tell(operator, timings);
            findings.tell(stage.dropped(ANYWHERE) + stage.dropped(NAMED));
        }
    }

    /** Spreads the exchanges over the time. */
    private void exchange(Operator operator, Span span) throws InterruptedException {
        int count = load.cycles() * CYCLE;
        for (int i = 0; i < count; i++) {
            long due = span.from() + (span.to() - span.from()) / (count + 1) * (i + 1);
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            exchange(operator, i / CYCLE % 2 == 0, i % CYCLE);
        }
    }

    private static void exchange(Operator operator, boolean even, int step) throws InterruptedException {
        switch (step) {
            // In turn, so that it is not always the same engine that is updated.
            case 0 -> swapOrUpdate(operator, even);
            case 1 -> swapOrUpdate(operator, !even);
            case 2 -> operator.swap(NAMED, List.of(Stage.MAP, Stage.CAFFEINE));
            // Only the engine that is named is waited for in a park: from another one entries go on to that.
            case 3 -> operator.swap(NAMED, Stage.ENGINES);
            default -> operator.update(NAMED);
        }
    }

    private static void swapOrUpdate(Operator operator, boolean swap) throws InterruptedException {
        if (swap) {
            operator.swap(ANYWHERE, Stage.ENGINES);
        } else {
            operator.update(ANYWHERE);
        }
    }

    private static void tell(String phase, Timings timings, Span span) {
        Values.count(phase + "-calls", timings.calls());
        Values.tell(phase + "-p50", timings.millisAt(0.5));
        Values.tell(phase + "-p99", timings.millisAt(0.99));
        Values.tell(phase + "-p999", timings.millisAt(0.999));
        Values.tell(phase + "-longest", timings.longestMillis());
        Values.tell(phase + "-gap", timings.gapMillis(span));
        Values.tell(phase + "-write-gap", timings.writeGapMillis(span));
    }

    private static void tell(Operator operator, Timings timings) {
        operator.exchanges().forEach(exchange -> Values.say(exchange.toLine(timings)));
        operator.failures().forEach(failure -> Values.say("EXCHANGE FAILED " + failure));
        Values.count("swaps", operator.count(Exchange.Kind.SWAP));
        Values.count("updates", operator.count(Exchange.Kind.UPDATE));
        for (String engine : Stage.ENGINES) {
            Values.count("updates-of-" + engine, operator.updatesOf(engine));
        }
        Values.count("exchanges-failed", operator.failures().size());
    }
}
