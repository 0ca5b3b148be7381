package org.twatcache.bench.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.twatcache.bench.store.DiskStore;
import org.twatcache.bench.store.DiskStores;
import org.twatcache.bench.store.Payload;
import org.twatcache.bench.store.Wish;

/** One life of a store, in a process of its own: it tells what it finds, and writes until it is killed. */
final class Life {

    static final String READY = "READY";
    static final String GO = "GO";

    private Life() {}

    /** Lives. The arguments: the store, its folder, the file of the history, how many keys, the number, the seed. */
    static void live(String store, Path folder, Path notes, int keys, int number, long seed) throws IOException {
        DiskStore opened = DiskStores.open(store, folder, Wish.PLAIN);
        for (int key = 0; key < keys; key++) {
            byte[] value = opened.get(Payload.name(key));
            long version = value == null ? 0 : Payload.version(key, value);
            System.out.println(new Found(key, version, System.nanoTime()).toLine());
        }
        System.out.println(READY);
        System.out.flush();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        if (!GO.equals(in.readLine())) {
            opened.close();
            return;
        }
        new Writers(opened, History.open(notes, Writers.THREADS), keys, number, seed).start();
        LockSupport.park();
    }
}
