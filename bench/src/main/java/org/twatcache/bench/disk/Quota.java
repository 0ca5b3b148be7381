package org.twatcache.bench.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.twatcache.bench.harness.Keys;
import org.twatcache.bench.harness.Scratch;
import org.twatcache.bench.harness.Values;
import org.twatcache.bench.store.DiskStore;
import org.twatcache.bench.store.DiskStores;
import org.twatcache.bench.store.Wish;

/**
 * In a fork: entries that are overwritten again and again under a bound in bytes. Whoever adds an overwritten entry to what there
 * is would evict, and whoever does not reclaim space would grow.
 */
final class Quota {

    static final int BYTES = 100;
    static final int KEYS = 10_000;

    /** Ample for the entries, and for files that are on their way to being reclaimed. */
    static final long ROOM = 128L << 20;

    private static final int THREADS = 2;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

    private final Path folder;
    private final List<String> keys = Keys.make(KEYS);
    private final Puts puts;
    private final DiskStore store;
    private volatile boolean ended;
    private volatile long largest;

    private Quota(Path folder, String name, long maximumBytes) {
        this.folder = folder;
        this.store = DiskStores.open(name, folder, new Wish(0, 1, maximumBytes));
        this.puts = new Puts(store, keys, new Bodies(BYTES, 0), THREADS, 0);
    }

    /** There is room for all. */
    static void ample(Stage stage, String name, int overwrites) throws IOException, InterruptedException {
        Path folder = stage.folder(name);
        Quota quota = new Quota(folder, name, ROOM);
        quota.overwrite(overwrites);
        Values.count("largest", quota.largest);
        Values.count("wrong", quota.puts.wrong(quota.store));
        quota.store.close();
        Stage.delete(folder);
    }

    /** There is room for half of them: what counts are the bytes of those that are found, without anything that a store adds. */
    static void tight(Stage stage, String name, int overwrites) throws IOException, InterruptedException {
        Path folder = stage.folder(name);
        long maximumBytes = (long) KEYS * BYTES / 2;
        Quota quota = new Quota(folder, name, maximumBytes);
        quota.overwrite(overwrites);
        long begin = System.nanoTime();
        long found = quota.found();
        while (found > maximumBytes && System.nanoTime() - begin < PATIENCE) {
            LockSupport.parkNanos(LOOK_NANOS);
            found = quota.found();
        }
        Values.tell("found", (double) found / maximumBytes);
        quota.store.close();
        Stage.delete(folder);
    }

    private void overwrite(int overwrites) throws InterruptedException {
        Thread watch = new Thread(this::watch, "watch");
        watch.start();
        long begin = System.nanoTime();
        Threads.run(puts, THREADS, overwrites);
        Values.tell("per-second", overwrites * 1e9 / (System.nanoTime() - begin));
        ended = true;
        watch.join();
    }

    private void watch() {
        while (!ended) {
            try {
                largest = Math.max(largest, Scratch.size(folder));
            } catch (IOException | UncheckedIOException e) {
                // A file went while it was looked for: the next look is soon.
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private long found() {
        long found = 0;
        for (String key : keys) {
            byte[] value = store.get(key);
            found += value == null ? 0 : key.length() + value.length;
        }
        return found;
    }
}
