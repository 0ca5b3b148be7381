package org.twatcache.bench.memory;

import java.util.List;
import org.twatcache.bench.harness.Apart;
import org.twatcache.bench.harness.Keys;
import org.twatcache.bench.harness.Reads;
import org.twatcache.bench.harness.Work;

/** What the stores of a group are asked for, one after another. */
enum Workload {
    ZIPF_1("zipf-1t", false, 1, Reads.class),
    ZIPF_2("zipf-2t", false, 2, Reads.class),
    HOT_1("hot-1t", true, 1, Reads.class),
    HOT_2("hot-2t", true, 2, Reads.class),
    MIX_1("mix-1t", false, 1, ReadsAndWrites.class),
    MIX_2("mix-2t", false, 2, ReadsAndWrites.class);

    private static final int HOT = 1_024;

    private final String label;
    private final boolean hot;
    private final int threads;
    private final Class<? extends Work> loop;

    Workload(String label, boolean hot, int threads, Class<? extends Work> loop) {
        this.label = label;
        this.hot = hot;
        this.threads = threads;
        this.loop = loop;
    }

    String label() {
        return label;
    }

    int threads() {
        return threads;
    }

    Keys keys(List<String> all, long seed) {
        return hot ? Keys.hot(all, HOT, threads, seed) : Keys.zipf(all, threads, seed);
    }

    Work loop(Store store, Keys keys) {
        return Apart.work(loop, store, keys);
    }
}
