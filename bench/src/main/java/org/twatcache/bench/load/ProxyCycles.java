package org.twatcache.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.twatcache.bench.harness.Values;
import org.twatcache.bench.load.service.Client;
import org.twatcache.bench.load.service.Lookup;
import org.twatcache.bench.load.service.Switch;

/** A proxy of a service comes and goes again and again, while clients call. Tells what they met, and how long it took until they followed. */
final class ProxyCycles {

    private static final double NANOS_A_MILLI = 1e6;

    /** How many are made with a proxy, and as many without, each time. */
    private static final int CALLS = 1_000;

    private final ServiceStage stage;
    private final Switch operator;
    private final Times component = new Times("component");
    private final Times lookUp = new Times("look-up");

    /** Asked for by nobody else. */
    private int probes;

    /** Cycles of what an operator installs in one of his ways. */
    ProxyCycles(ServiceStage stage, String kind) {
        this.stage = stage;
        this.operator = stage.operator(kind);
    }

    void run(int cycles, long seed) throws IOException, InterruptedException {
        long left = 0;
        stage.version().accept(1);
        try (ServiceCallers callers = ServiceCallers.start(stage, seed)) {
            callers.expect(1);
            for (int cycle = 2; cycle <= cycles + 1; cycle++) {
                cycle(callers);
                if (!Patience.rewards(stage::isWithoutResults)) {
                    left++;
                }
                // Nobody keeps anything now, so the service may change its mind.
                stage.version().accept(cycle);
                callers.expect(cycle);
            }
            callers.tell();
        }
        Values.count("left", left);
        component.tell();
        lookUp.tell();
    }

    private void cycle(ServiceCallers callers) throws IOException {
        long began = System.nanoTime();
        operator.on();
        follow(began, true);
        callers.awaitCalls(CALLS);
        began = System.nanoTime();
        operator.off();
        follow(began, false);
        callers.awaitCalls(CALLS);
    }

    private void follow(long began, boolean there) {
        Client client = stage.client();
        Follower ofComponent = new Follower(began, there, component);
        Follower ofLookUp = new Follower(began, there, lookUp);
        boolean both = Patience.rewards(began, () -> {
            boolean first = ofComponent.follows(client::find);
            return ofLookUp.follows(key -> stage.lookUp().find(key)) && first;
        });
        if (!both) {
            ofComponent.giveUp();
            ofLookUp.giveUp();
        }
    }

    /** One way of calling, which is to be on a proxy, or back. */
    private final class Follower {

        private final long began;
        private final boolean there;
        private final Times times;
        private boolean done;

        Follower(long began, boolean there, Times times) {
            this.began = began;
            this.there = there;
            this.times = times;
        }

        boolean follows(Lookup service) {
            if (!done && isKept(service) == there) {
                done = true;
                times.add(there, System.nanoTime() - began);
            }
            return done;
        }

        void giveUp() {
            if (!done) {
                times.add(there, Patience.NANOS);
            }
        }
    }

    /** The service makes a text for each call: who is given the same one twice is not given it by the service. */
    @SuppressWarnings("ReferenceEquality")
    private boolean isKept(Lookup service) {
        String probe = "probe " + probes++;
        String first = service.find(probe);
        String second = service.find(probe);
        return first == second;
    }

    /** How long some clients took. */
    private static final class Times {

        private final String who;
        private final List<Long> coming = new ArrayList<>();
        private final List<Long> going = new ArrayList<>();

        Times(String who) {
            this.who = who;
        }

        void add(boolean there, long nanos) {
            (there ? coming : going).add(nanos);
        }

        void tell() {
            tell(who + "-on", coming);
            tell(who + "-back", going);
        }

        private static void tell(String name, List<Long> nanos) {
            Collections.sort(nanos);
            Values.tell(name + "-longest", nanos.get(nanos.size() - 1) / NANOS_A_MILLI);
            Values.tell(name + "-median", nanos.get(nanos.size() / 2) / NANOS_A_MILLI);
        }
    }
}
