package org.twatcache.bench.disk;

import java.nio.file.Path;
import org.twatcache.bench.store.DiskStore;
import org.twatcache.bench.store.DiskStores;
import org.twatcache.bench.store.Wish;

/**
 * A store that is measured.
 *
 * @param name of its slices
 * @param store its make, as {@link DiskStores} knows it
 * @param tier whether a tenth of its data may be kept in memory
 */
record Entrant(String name, String store, boolean tier) {

    static final Entrant COMMIT = of(DiskStores.OURS_COMMIT);
    static final Entrant INTERVAL = of(DiskStores.OURS_INTERVAL);
    static final Entrant OURS_TIER = new Entrant("ours-tier", DiskStores.OURS_INTERVAL, true);
    static final Entrant OURS_NO_TIER = new Entrant("ours-no-tier", DiskStores.OURS_INTERVAL, false);
    static final Entrant XODUS_DURABLE = of(DiskStores.XODUS_DURABLE);
    static final Entrant XODUS = of(DiskStores.XODUS);
    static final Entrant XODUS_TWICE = of(DiskStores.TWICE);
    static final Entrant APART = of(DiskStores.APART);
    static final Entrant ROCKSDB_SYNCED = of(DiskStores.ROCKSDB_SYNCED);
    static final Entrant EHCACHE = of(DiskStores.EHCACHE);

    private static final int SHARE = 10;

    private static Entrant of(String store) {
        return new Entrant(store, store, true);
    }

    /** Opens it in a folder of its own, for so many entries of a size. */
    DiskStore open(Path folder, int entries, int bytes) {
        long share = tier ? (long) entries * bytes / SHARE : 0;
        return DiskStores.open(store, folder, new Wish(share, tier ? entries / SHARE : 1, 0));
    }
}
