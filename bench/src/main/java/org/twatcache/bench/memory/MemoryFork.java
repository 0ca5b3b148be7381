package org.twatcache.bench.memory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.twatcache.bench.harness.Candidate;
import org.twatcache.bench.harness.Chain;
import org.twatcache.bench.harness.Keys;
import org.twatcache.bench.harness.Plan;
import org.twatcache.bench.harness.Round;

/** One fork: measures one group and prints its rounds. */
public final class MemoryFork {

    private static final int KEYS = 100_000;

    /**
     * A quarter more than there are keys, so that nothing is evicted by makes that spread their bound unevenly; but not more
     * than twice as many, because Caffeine keeps no account of reads while it is less than half full.
     */
    private static final long MAXIMUM_SIZE = 125_000;

    private MemoryFork() {}

    /**
     * Measures.
     *
     * @param args a group, and a plan
     * @throws InterruptedException never
     */
    public static void main(String[] args) throws InterruptedException {
        Plan plan = Plan.parse(args[1]);
        if (args[0].equals(OpenClose.GROUP)) {
            print(OpenClose.chain().run(plan));
            return;
        }
        Group group = Group.named(args[0]);
        Map<String, Store> stores = new LinkedHashMap<>();
        plan.inTurn(group.stores())
                .forEach(name -> stores.computeIfAbsent(name, key -> Stores.open(key, MAXIMUM_SIZE)));
        List<String> all = Keys.make(KEYS);
        stores.forEach((name, store) -> fill(name, store, all));
        // What was filled is to lie as densely as it does after some time, whatever garbage the filling made between.
        System.gc();
        System.gc();
        for (Workload workload : group.workloads()) {
            Keys keys = workload.keys(all, plan.seed());
            Map<String, Candidate> candidates = new LinkedHashMap<>();
            stores.forEach((name, store) -> candidates.put(name, new Candidate(name, workload.loop(store, keys))));
            List<Candidate> chain = new ArrayList<>();
            group.stores().forEach(name -> chain.add(candidates.get(name)));
            Plan own = workload == group.workloads().get(0) ? plan : plan.warm();
            print(new Chain(workload.label(), workload.threads(), chain).run(own));
        }
        stores.values().forEach(Store::close);
    }

    private static void fill(String name, Store store, List<String> all) {
        all.forEach(key -> store.put(key, key));
        long held = all.stream().filter(key -> store.get(key) != null).count();
        if (held != all.size()) {
            throw new IllegalStateException(name + " holds " + held + " of " + all.size());
        }
    }

    private static void print(List<Round> rounds) {
        rounds.forEach(round -> System.out.println(round.toLine()));
    }
}
