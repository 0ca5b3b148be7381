package org.twatcache.bench.swap;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceRegistration;
import org.twatcache.Cache;
import org.twatcache.bench.harness.Values;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.CacheEngineFactory;

/** Clients and engines with a fault each. What they are found to do shows that a cache with that fault would be found out. */
final class PlantedFaults {

    static final String CARELESS = "careless";
    static final String REWRITING = "rewriting";
    static final String SLEEPING = "sleeping";

    private static final String SLEEPING_TOO = "sleeping-too";
    private static final int WRITERS = 8;
    private static final int READERS = 2;

    private final Load load;
    private final long seed;

    PlantedFaults(Load load, long seed) {
        this.load = load;
        this.seed = seed;
    }

    void run(Folders folders) throws IOException, BundleException, InterruptedException {
        try (Stage stage = Stage.start(folders)) {
            Operator operator = new Operator(stage);
            offer(stage, REWRITING, RewritingEngine::new);
            offer(stage, SLEEPING, SleepingEngine::new);
            offer(stage, SLEEPING_TOO, SleepingEngine::new);
            run(stage, operator, CARELESS, List.of(Stage.MAP, Stage.CAFFEINE));
            run(stage, operator, REWRITING, List.of(REWRITING, Stage.CAFFEINE));
            run(stage, operator, SLEEPING, List.of(SLEEPING, SLEEPING_TOO));
            operator.failures().forEach(failure -> Values.say("EXCHANGE FAILED " + failure));
        }
    }

    /** For as long as the framework runs. */
    private static void offer(Stage stage, String name, UnaryOperator<CacheEngine<Object>> change) {
        ServiceRegistration<CacheEngineFactory> unused = stage.offer(name, change);
    }

    private void run(Stage stage, Operator operator, String fault, List<String> engines) throws InterruptedException {
        try (Cache<String, Versioned> cache = stage.open(fault, Versioned.class)) {
            Traffic traffic = new Traffic(List.of(cache), load.keys());
            traffic.fill();
            List<Client> clients = traffic.clients(WRITERS, READERS, seed);
            if (fault.equals(CARELESS)) {
                clients.set(0, new CarelessWriter(traffic, 0, WRITERS, seed));
            }
            OpenLoop loop = OpenLoop.start(clients, traffic.findings(), load.perSecond(), load.swapping());
            for (int i = 0; i < load.cycles(); i++) {
                operator.swap(fault, engines);
            }
            Timings timings = loop.join();
            traffic.check();
            operator.exchanges().forEach(exchange -> Values.say(exchange.toLine(timings)));
            operator.exchanges().clear();
            traffic.findings().tellSamples();
            Values.count(fault + "-stale", traffic.findings().count(Verdict.STALE));
            Values.tell(fault + "-p999", timings.millisAt(0.999));
            Values.tell(fault + "-longest", timings.longestMillis());
        }
    }
}
