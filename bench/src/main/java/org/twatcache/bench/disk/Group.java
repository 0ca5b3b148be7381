package org.twatcache.bench.disk;

import java.util.List;

/**
 * Stores that share a fork. Their order is a chain in which whoever is compared stands side by side.
 *
 * @param name of the group, and of its rounds
 * @param entrants in the order of their slices
 * @param reads whether they are read, or written
 * @param threads how many threads do so
 * @param bytes of a value
 * @param sliceMillis how long a slice is at least: so many operations of the slowest fit into it
 */
record Group(String name, List<Entrant> entrants, boolean reads, int threads, int bytes, int sliceMillis) {

    static final int KILOBYTE = 1_024;
    static final int LARGE = 16 * KILOBYTE;

    static final Group COMMIT_1 = commit(1, 100);
    static final Group COMMIT_16 = commit(16, 200);
    static final Group COMMIT_64 = commit(64, 300);

    static final Group GET = get("get-1k", KILOBYTE);
    static final Group GET_LARGE = get("get-16k", LARGE);

    /** Planted: twice the writes. */
    static final Group TWICE =
            new Group("commit-faults", List.of(Entrant.XODUS_TWICE, Entrant.XODUS_DURABLE), false, 1, KILOBYTE, 100);

    private static final List<Group> ALL = List.of(COMMIT_1, COMMIT_16, COMMIT_64, GET, GET_LARGE, TWICE);

    private static final int LARGE_PER_KEY = 8;

    private static Group commit(int threads, int sliceMillis) {
        return new Group(
                "commit-" + threads + "t",
                List.of(Entrant.XODUS_DURABLE, Entrant.COMMIT, Entrant.ROCKSDB_SYNCED),
                false,
                threads,
                KILOBYTE,
                sliceMillis);
    }

    private static Group get(String name, int bytes) {
        return new Group(
                name,
                List.of(Entrant.XODUS, Entrant.OURS_TIER, Entrant.EHCACHE, Entrant.OURS_NO_TIER, Entrant.XODUS),
                true,
                1,
                bytes,
                20);
    }

    /** How many keys: of large values fewer. */
    int keys(Scale scale) {
        return bytes == LARGE ? scale.keys() / LARGE_PER_KEY : scale.keys();
    }

    static Group named(String name) {
        return ALL.stream()
                .filter(group -> group.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No group is named " + name));
    }
}
