package org.twatcache.bench.disk;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import org.twatcache.bench.harness.Scratch;
import org.twatcache.bench.harness.Values;
import org.twatcache.bench.store.DiskStore;
import org.twatcache.bench.store.DiskStores;
import org.twatcache.bench.store.Payload;
import org.twatcache.bench.store.Wish;

/** In forks, one after another on one folder: what a process needs to its first get. */
final class Restart {

    static final int BYTES = 100;

    private static final int FILLERS = 2;

    /** So many entries are written anew before a process halts, in which they stand where it left them. */
    private static final int LEFT = 10_000;

    private static final long MEGABYTE = 1_000_000;

    private final String store;
    private final Path folder;
    private final int keys;
    private final Bodies bodies;

    Restart(Stage stage, String store, Path folder) {
        this.store = store;
        this.folder = folder;
        this.keys = stage.scale().restarted();
        this.bodies = new Bodies(BYTES, 0);
    }

    private DiskStore open() {
        return DiskStores.open(store, folder, Wish.PLAIN);
    }

    void fill() throws InterruptedException {
        try (DiskStore opened = open()) {
            Threads.run(
                    (thread, from, operations) -> {
                        for (int i = thread; i < keys; i += FILLERS) {
                            opened.put(Payload.name(i), bodies.of(i));
                        }
                        return operations;
                    },
                    FILLERS,
                    keys);
        }
    }

    /** Ends as a process does that is killed. */
    void leave() {
        DiskStore opened = open();
        for (int i = 0; i < Math.min(LEFT, keys); i++) {
            opened.put(Payload.name(i), bodies.of(i));
        }
        Runtime.getRuntime().halt(0);
    }

    /** Times from the start of this JVM to the first value, and the same without what it needs to begin. */
    void start() throws IOException {
        double megabytes = (double) Scratch.size(folder) / MEGABYTE;
        int asked = keys / 2;
        String key = Payload.name(asked);
        long boot = System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime();
        long begin = System.nanoTime();
        try (DiskStore opened = open()) {
            byte[] value = opened.get(key);
            double millis = (System.nanoTime() - begin) / 1e6;
            if (!Arrays.equals(value, new Bodies(BYTES, 0).of(asked))) {
                throw new IllegalStateException(store + " does not have " + key + " when it is started again");
            }
            Values.tell("first-get", boot + millis);
            Values.tell("without-boot", millis);
            Values.tell("megabytes", megabytes);
        }
    }
}
