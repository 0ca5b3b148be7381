package org.twatcache.bench.disk;

import java.io.IOException;
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

/** In a fork: how large the files of a store are after all its entries were overwritten five times. */
final class Space {

    static final int BYTES = Group.KILOBYTE;

    private static final int OVERWRITES = 5;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    private Space() {}

    static void run(Stage stage, String name, int entries) throws IOException {
        List<String> keys = Keys.make(entries);
        Bodies bodies = new Bodies(BYTES, 0);
        Path folder = stage.folder(name);
        long live = keys.stream().mapToLong(key -> key.length() + BYTES).sum();
        try (DiskStore store = DiskStores.open(name, folder, Wish.PLAIN)) {
            for (int round = 0; round <= OVERWRITES; round++) {
                for (int i = 0; i < keys.size(); i++) {
                    store.put(keys.get(i), bodies.of(i + round));
                }
            }
            long began = System.nanoTime();
            Values.tell("at-once", (double) Scratch.size(folder) / live);
            while (System.nanoTime() - began < PATIENCE) {
                LockSupport.parkNanos(PAUSE);
            }
            Values.tell("later", (double) Scratch.size(folder) / live);
        }
        Values.tell("closed", (double) Scratch.size(folder) / live);
        Stage.delete(folder);
    }
}
