package org.twatcache.bench.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.twatcache.bench.harness.Values;
import org.twatcache.bench.store.DiskStore;
import org.twatcache.bench.store.DiskStores;
import org.twatcache.bench.store.Payload;
import org.twatcache.bench.store.Wish;

/** In a fork: fills a small disk again and again, looks what is there, frees space, and writes on. */
final class FullDisk {

    private static final int BALLAST_BYTES = 16 << 20;

    /** More than the disk can take. */
    private static final int MOST_PUTS = 20_000;

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

    private final String store;
    private final Path disk;
    private final Path folder;
    private final Path ballast;
    private final long seed;

    /** The version under each key, where that is known. */
    private final Map<Integer, Long> known = new HashMap<>();

    private long version;
    private long missing;
    private long missedWhileFull;
    private long lost;
    private long wrong;
    private long unreadable;
    private long filled;
    private long kept;
    private double slowest;

    FullDisk(String store, Path disk, long seed) {
        this.store = store;
        this.disk = disk;
        this.folder = disk.resolve("store");
        this.ballast = disk.resolve("ballast");
        this.seed = seed;
    }

    void run(int fills) throws IOException {
        Files.createDirectory(folder);
        version = Math.floorMod(seed, 1_000L);
        DiskStore opened = DiskStores.open(store, folder, Wish.PLAIN);
        for (int fill = 0; fill < fills; fill++) {
            load();
            fill(opened);
            check(opened);
            missedWhileFull += missing;
            Files.deleteIfExists(ballast);
            slowest = Math.max(slowest, firstWrite(opened));
            opened.close();
            opened = DiskStores.open(store, folder, Wish.PLAIN);
            check(opened);
            lost += missing;
            opened.clear();
            known.clear();
        }
        opened.close();
        Values.count("fills", fills);
        Values.count("filled", filled);
        Values.count("missed", missedWhileFull);
        Values.count("lost", lost);
        Values.count("wrong", wrong);
        Values.count("unreadable", unreadable);
        Values.count("kept", kept);
        Values.tell("first-write", slowest);
        Values.count("bytes", Files.getFileStore(disk).getTotalSpace());
    }

    /** Takes space that is freed later. A store that does not give it back in time is counted, and goes on without. */
    private void load() throws IOException {
        long end = System.nanoTime() + PATIENCE;
        while (System.nanoTime() - end < 0) {
            try {
                Files.write(ballast, new byte[BALLAST_BYTES]);
                return;
            } catch (IOException e) {
                Files.deleteIfExists(ballast);
                LockSupport.parkNanos(PAUSE);
            }
        }
        kept++;
    }

    private void fill(DiskStore opened) {
        for (int key = 0; key < MOST_PUTS; key++) {
            if (!put(opened, key)) {
                filled++;
                return;
            }
        }
    }

    private boolean put(DiskStore opened, int key) {
        long next = Payload.LARGE + ++version;
        try {
            opened.put(Payload.name(key), Payload.make(key, next));
            known.put(key, next);
            return true;
        } catch (RuntimeException e) {
            known.remove(key);
            return false;
        }
    }

    private void check(DiskStore opened) {
        missing = 0;
        known.forEach((key, expected) -> {
            try {
                byte[] value = opened.get(Payload.name(key));
                missing += value == null ? 1 : 0;
                wrong += value != null && Payload.version(key, value) != expected ? 1 : 0;
            } catch (RuntimeException e) {
                unreadable++;
            }
        });
    }

    /** How many milliseconds after there is space a write succeeds. */
    private double firstWrite(DiskStore opened) {
        long begin = System.nanoTime();
        while (!put(opened, MOST_PUTS) && System.nanoTime() - begin < PATIENCE) {
            LockSupport.parkNanos(PAUSE);
        }
        return (System.nanoTime() - begin) / 1e6;
    }
}
