package org.twatcache.bench.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.twatcache.bench.harness.Plan;
import org.twatcache.bench.harness.Round;
import org.twatcache.bench.harness.Slice;
import org.twatcache.bench.store.DiskStore;

/** In a fork: regions that are made and dropped in a store which has others; each is a round of its own. */
final class RegionTimes {

    static final String GROUP = "region";
    static final String FAULTS = "region-faults";

    private static final int ENTRIES = 1_000;

    private RegionTimes() {}

    static List<Round> run(Stage stage, String group, List<Entrant> entrants, Plan plan) throws IOException {
        Bodies bodies = new Bodies(Group.KILOBYTE, plan.seed());
        List<Round> rounds = new ArrayList<>();
        for (Entrant entrant : entrants) {
            Path folder = stage.folder(entrant.name());
            try (DiskStore store = entrant.open(folder, ENTRIES, Group.KILOBYTE)) {
                for (int i = 0; i < ENTRIES; i++) {
                    store.put("customer:" + i, bodies.of(i));
                }
                times(store, stage.scale().regions());
                for (long nanos : times(store, stage.scale().regions())) {
                    rounds.add(new Round(group, List.of(new Slice(entrant.name(), (double) nanos))));
                }
            }
            Stage.delete(folder);
        }
        return rounds;
    }

    private static long[] times(DiskStore store, int count) {
        long[] nanos = new long[count];
        for (int i = 0; i < count; i++) {
            long begin = System.nanoTime();
            store.region("region-" + i);
            nanos[i] = System.nanoTime() - begin;
        }
        return nanos;
    }
}
