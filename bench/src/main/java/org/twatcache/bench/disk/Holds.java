package org.twatcache.bench.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.twatcache.bench.harness.Keys;
import org.twatcache.bench.harness.Values;
import org.twatcache.bench.store.DiskStore;
import org.twatcache.bench.store.DiskStores;
import org.twatcache.bench.store.Wish;

/** In a fork: whether a store that is opened again has what it acknowledged; every chain of puts asks that of all its stores. */
final class Holds {

    private static final int KEYS = 1_000;
    private static final int PUTS = 2_000;

    private Holds() {}

    static void run(Stage stage, String name) throws IOException, InterruptedException {
        List<String> keys = Keys.make(KEYS);
        Path folder = stage.folder(name);
        Puts puts;
        try (DiskStore store = DiskStores.open(name, folder, Wish.PLAIN)) {
            puts = new Puts(store, keys, new Bodies(Group.KILOBYTE, 0), 1, 0);
            Threads.run(puts, 1, PUTS);
        }
        try (DiskStore reopened = DiskStores.open(name, folder, Wish.PLAIN)) {
            Values.count("wrong", puts.wrong(reopened));
        }
        Stage.delete(folder);
    }
}
