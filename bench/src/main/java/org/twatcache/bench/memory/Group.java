package org.twatcache.bench.memory;

import static org.twatcache.bench.memory.Stores.CACHE2K;
import static org.twatcache.bench.memory.Stores.CAFFEINE;
import static org.twatcache.bench.memory.Stores.CAFFEINE_AGAIN;
import static org.twatcache.bench.memory.Stores.CAFFEINE_COUNTING;
import static org.twatcache.bench.memory.Stores.CAFFEINE_LIVING;
import static org.twatcache.bench.memory.Stores.CAFFEINE_SLOWED;
import static org.twatcache.bench.memory.Stores.EHCACHE;
import static org.twatcache.bench.memory.Stores.GUAVA;
import static org.twatcache.bench.memory.Stores.JCACHE_REFERENCE;
import static org.twatcache.bench.memory.Stores.JCACHE_VALUE;
import static org.twatcache.bench.memory.Stores.OURS;
import static org.twatcache.bench.memory.Stores.OURS_COUNTING;
import static org.twatcache.bench.memory.Stores.OURS_LIVING;

import java.util.List;

/**
 * Stores that share a fork. Their order is a chain in which whoever is compared stands side by side. Peers that are made of
 * Caffeine have a group of their own, since what they do to Caffeine's profile others would pay for.
 *
 * @param name as {@code --only} knows it
 * @param stores their names, in the order of their slices
 * @param workloads what they are asked for, one after another
 */
record Group(String name, List<String> stores, List<Workload> workloads) {

    static final Group PLAIN = new Group(
            "plain",
            List.of(OURS, CAFFEINE),
            List.of(Workload.ZIPF_1, Workload.ZIPF_2, Workload.HOT_1, Workload.HOT_2, Workload.MIX_1, Workload.MIX_2));
    static final Group LIVING =
            new Group("living", List.of(OURS_LIVING, CAFFEINE_LIVING), List.of(Workload.ZIPF_1, Workload.ZIPF_2));
    static final Group COUNTING = new Group(
            "counting", List.of(OURS, OURS_COUNTING, CAFFEINE_COUNTING), List.of(Workload.ZIPF_1, Workload.ZIPF_2));
    static final Group PEERS = new Group(
            "peers",
            List.of(OURS, EHCACHE, CAFFEINE, GUAVA, OURS, CACHE2K, CAFFEINE),
            List.of(Workload.ZIPF_1, Workload.ZIPF_2, Workload.MIX_2));
    static final Group JCACHE = new Group(
            "jcache",
            List.of(OURS, JCACHE_REFERENCE, CAFFEINE, JCACHE_VALUE, OURS),
            List.of(Workload.ZIPF_1, Workload.ZIPF_2, Workload.MIX_2));
    static final Group FAULTS = new Group(
            "faults", List.of(CAFFEINE_SLOWED, CAFFEINE, CAFFEINE_AGAIN), List.of(Workload.ZIPF_1, Workload.HOT_1));

    static final List<Group> ALL = List.of(PLAIN, LIVING, COUNTING, PEERS, JCACHE, FAULTS);

    static Group named(String name) {
        return ALL.stream()
                .filter(group -> group.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No group is named " + name));
    }
}
