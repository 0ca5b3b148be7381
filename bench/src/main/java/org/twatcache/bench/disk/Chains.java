package org.twatcache.bench.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.twatcache.bench.harness.Apart;
import org.twatcache.bench.harness.Candidate;
import org.twatcache.bench.harness.Chain;
import org.twatcache.bench.harness.Keys;
import org.twatcache.bench.harness.Plan;
import org.twatcache.bench.harness.Round;
import org.twatcache.bench.store.DiskStore;

/** In a fork: the stores of a group side by side, in slices. */
final class Chains {

    private final Stage stage;
    private final Group group;
    private final Plan plan;
    private final List<String> keys;
    private final Bodies bodies;
    private final List<Entered> all = new ArrayList<>();

    private record Entered(Entrant entrant, Path folder, DiskStore store) {

        String name() {
            return entrant.name();
        }
    }

    Chains(Stage stage, Group group, Plan plan) {
        this.stage = stage;
        this.group = group;
        this.plan = plan;
        this.bodies = new Bodies(group.bytes(), plan.seed());
        List<String> shuffled = new ArrayList<>(Keys.make(group.keys(stage.scale())));
        // The popular ones are not to lie side by side in anybody's tree.
        Collections.shuffle(shuffled, new Random(plan.seed()));
        this.keys = shuffled;
    }

    List<Round> run() throws IOException, InterruptedException {
        for (Entrant entrant : plan.inTurn(group.entrants().stream().distinct().toList())) {
            Path folder = stage.folder(entrant.name());
            all.add(new Entered(entrant, folder, open(entrant, folder)));
        }
        List<Round> rounds = group.reads() ? reads() : puts();
        for (Entered each : all) {
            Stage.delete(each.folder);
        }
        return rounds;
    }

    private DiskStore open(Entrant entrant, Path folder) {
        return entrant.open(folder, keys.size(), group.bytes());
    }

    private List<Round> reads() throws InterruptedException {
        all.forEach(each -> fill(each.name(), each.store));
        Keys asked = Keys.zipf(keys, group.threads(), plan.seed());
        Map<String, Candidate> candidates = new LinkedHashMap<>();
        for (Entered each : all) {
            candidates.put(each.name(), new Candidate(each.name(), Apart.work(Gets.class, each.store, asked)));
        }
        List<Round> rounds = chain(candidates);
        all.forEach(each -> each.store.close());
        return rounds;
    }

    private void fill(String name, DiskStore store) {
        for (int i = 0; i < keys.size(); i++) {
            store.put(keys.get(i), bodies.of(i));
        }
        long held = keys.stream().filter(key -> store.get(key) != null).count();
        if (held != keys.size()) {
            throw new IllegalStateException(name + " holds " + held + " of " + keys.size());
        }
    }

    private List<Round> puts() throws InterruptedException {
        List<Puts> puts = new ArrayList<>();
        Map<String, Candidate> candidates = new LinkedHashMap<>();
        for (Entered each : all) {
            Puts own = new Puts(each.store, keys, bodies, group.threads(), plan.seed());
            puts.add(own);
            candidates.put(each.name(), new Candidate(each.name(), own));
        }
        List<Round> rounds = chain(candidates);
        for (int i = 0; i < all.size(); i++) {
            Entered each = all.get(i);
            each.store.close();
            try (DiskStore reopened = open(each.entrant, each.folder)) {
                long wrong = puts.get(i).wrong(reopened);
                if (wrong > 0) {
                    throw new IllegalStateException(each.name() + " lost " + wrong + " acknowledged values");
                }
            }
        }
        return rounds;
    }

    private List<Round> chain(Map<String, Candidate> candidates) throws InterruptedException {
        List<Candidate> chain = new ArrayList<>();
        group.entrants().forEach(entrant -> chain.add(candidates.get(entrant.name())));
        return new Chain(group.name(), group.threads(), chain).run(plan);
    }
}
