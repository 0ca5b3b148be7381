package org.twatcache.bench.churn;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.twatcache.bench.churn.fault.FaultActivator;
import org.twatcache.bench.churn.link.Client;
import org.twatcache.bench.harness.MadeBundle;

/** Cycles of a bundle with a planted fault. */
final class Faults {

    static final List<String> ALL = List.of("thread-local", "thread", "mbean", "listener", "none");
    static final int CYCLES = 4;

    private Faults() {}

    /** Runs cycles with one fault. */
    static Outcome run(Stage stage, Path made, String fault, long seed) throws Exception {
        String name = "org.acme.faulty." + fault;
        stage.install(new MadeBundle(name, FaultActivator.class, Cast.LINK + "javax.management")
                        .with("Fault", fault)
                        .into(made))
                .start();
        // What is planted never goes; nobody needs to wait for it.
        return new Cycles(stage, seed, Duration.ofMillis(500), Client::visit).run(name, CYCLES);
    }
}
