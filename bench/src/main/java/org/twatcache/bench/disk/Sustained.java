package org.twatcache.bench.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.twatcache.bench.harness.Keys;
import org.twatcache.bench.harness.Plan;
import org.twatcache.bench.harness.Round;
import org.twatcache.bench.harness.Slice;
import org.twatcache.bench.store.DiskStore;

/**
 * In a fork: so many puts, and the close that writes whatever was put off, in one time. Each store begins in an empty folder, and
 * has what it took checked when it is opened again.
 */
final class Sustained {

    static final String GROUP = "interval";
    static final List<Entrant> ENTRANTS = List.of(Entrant.XODUS, Entrant.INTERVAL, Entrant.EHCACHE);
    static final int MANY = 4;

    private static final int BYTES = Group.KILOBYTE;

    private final Stage stage;
    private final int threads;
    private final Plan plan;
    private final List<String> keys;
    private final Bodies bodies;

    Sustained(Stage stage, int threads, Plan plan) {
        this.stage = stage;
        this.threads = threads;
        this.plan = plan;
        this.keys = Keys.make(stage.scale().keys());
        this.bodies = new Bodies(BYTES, plan.seed());
    }

    static String group(int threads) {
        return GROUP + "-" + threads + "t";
    }

    List<Round> run() throws IOException, InterruptedException {
        int puts = stage.scale().sustained();
        // Nobody's code is compiled before about so many puts; what follows is to be the steady state.
        Round unused = round(puts, plan.fork());
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < plan.slices(); i++) {
            rounds.add(round(puts, plan.fork() + i));
        }
        return rounds;
    }

    private Round round(int puts, int number) throws IOException, InterruptedException {
        List<Entrant> order = new ArrayList<>(ENTRANTS);
        if (number % 2 == 1) {
            Collections.reverse(order);
        }
        List<Slice> slices = new ArrayList<>();
        for (Entrant entrant : order) {
            Path folder = stage.folder(entrant.name());
            slices.add(new Slice(entrant.name(), nanos(entrant, folder, puts)));
            Stage.delete(folder);
        }
        return new Round(group(threads), slices);
    }

    private double nanos(Entrant entrant, Path folder, int count) throws InterruptedException {
        DiskStore store = entrant.open(folder, keys.size(), BYTES);
        Puts puts = new Puts(store, keys, bodies, threads, plan.seed());
        long begin = System.nanoTime();
        Threads.run(puts, threads, count);
        store.close();
        double nanos = (double) (System.nanoTime() - begin) * threads / count;
        try (DiskStore reopened = entrant.open(folder, keys.size(), BYTES)) {
            long wrong = puts.wrong(reopened);
            if (wrong > 0) {
                throw new IllegalStateException(entrant.name() + " lost " + wrong + " values");
            }
        }
        return nanos;
    }
}
