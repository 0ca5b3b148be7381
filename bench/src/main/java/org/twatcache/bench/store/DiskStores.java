package org.twatcache.bench.store;

import java.nio.file.Path;

/** The stores by the names of their slices. */
public final class DiskStores {

    /** Ours: acknowledged is on disk. */
    public static final String OURS_COMMIT = "ours-commit";

    /** Ours: acknowledged survives the process, and a power cut empties the region. */
    public static final String OURS_INTERVAL = "ours-interval";

    /** As {@link #OURS_INTERVAL}, but after a power cut old values are welcome. */
    public static final String OURS_ACCEPTING = "ours-accepting";

    /** Xodus, synced. */
    public static final String XODUS_DURABLE = "xodus-durable";

    /** Xodus as it comes, not synced. */
    public static final String XODUS = "xodus";

    /** RocksDB with a synced log. */
    public static final String ROCKSDB_SYNCED = "rocksdb-synced";

    /** RocksDB as it comes, not synced. */
    public static final String ROCKSDB = "rocksdb";

    /** Ehcache's disk tier, not synced. */
    public static final String EHCACHE = "ehcache";

    /** Planted: {@link #XODUS_DURABLE} which writes everything twice. */
    public static final String TWICE = "xodus-twice";

    /** Planted: a database of its own for each region. */
    public static final String APART = "xodus-apart";

    /** Planted: keeps a page of each put for ever. */
    public static final String HOARDING = "hoarding";

    /** Planted: its first get takes three seconds. */
    public static final String TARDY = "xodus-tardy";

    /** Planted: acknowledges first and writes later. */
    public static final String HASTY = "hasty";

    /** Planted: removes from memory alone. */
    public static final String KEEPING = "keeping";

    /** Planted: takes what cannot be written for written. */
    public static final String SWALLOWING = "swallowing";

    /** Planted: leaves out one write in some hundred, and forgets that it did. */
    public static final String SKIPPING = "skipping";

    private static final String FLUSH = "flush";

    private DiskStores() {}

    /**
     * Opens a store.
     *
     * @param name one of the names above
     * @param folder an existing folder of its own, in which it finds what an earlier one kept
     * @param wish what else is asked
     * @return a store, to be closed
     */
    public static DiskStore open(String name, Path folder, Wish wish) {
        return switch (name) {
            case OURS_COMMIT -> new TwatDiskStore(folder, wish, FLUSH, "commit");
            case OURS_INTERVAL -> new TwatDiskStore(folder, wish, FLUSH, "interval");
            case OURS_ACCEPTING -> new TwatDiskStore(folder, wish, FLUSH, "interval", "accept.old", "true");
            case XODUS_DURABLE -> new XodusStore(folder, true);
            case XODUS -> new XodusStore(folder, false);
            case ROCKSDB_SYNCED -> new RocksStore(folder, true);
            case ROCKSDB -> new RocksStore(folder, false);
            case EHCACHE -> new EhcacheDiskStore(folder, wish.tierEntries());
            case TWICE -> new TwiceStore(new XodusStore(folder, true));
            case APART -> new ApartStore(new XodusStore(folder, false), folder.resolve("apart"));
            case HOARDING -> new HoardingStore(new XodusStore(folder, false), folder.resolve("hoard"));
            case TARDY -> new TardyStore(new XodusStore(folder, false));
            case HASTY -> new HastyStore(new XodusStore(folder, true));
            case KEEPING -> new KeepingStore(new XodusStore(folder, true));
            case SWALLOWING -> new SwallowingStore(new XodusStore(folder, true));
            case SKIPPING -> new SkippingStore(new XodusStore(folder, true));
            default -> throw new IllegalArgumentException("No store is named " + name);
        };
    }
}
