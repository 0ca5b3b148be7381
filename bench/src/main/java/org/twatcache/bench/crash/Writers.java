package org.twatcache.bench.crash;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.twatcache.bench.store.DiskStore;
import org.twatcache.bench.store.Payload;

/** Threads that put, update, remove and let expire until they are killed, each its own keys. */
final class Writers {

    static final int THREADS = 4;

    private static final int KINDS = 10;
    private static final int LEAST_LIFE_MILLIS = 200;
    private static final int MOST_LIFE_MILLIS = 4_000;
    private static final long UNKNOWN = -1;

    private final DiskStore store;
    private final History history;
    private final int keys;
    private final long life;
    private final long seed;

    /** The life's number, which grows, makes versions grow. */
    Writers(DiskStore store, History history, int keys, int life, long seed) {
        this.store = store;
        this.history = history;
        this.keys = keys;
        this.life = life;
        this.seed = seed;
    }

    void start() {
        for (int i = 0; i < THREADS; i++) {
            int writer = i;
            Thread thread = new Thread(() -> write(writer), "writer " + i);
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void write(int writer) {
        SplittableRandom random = new SplittableRandom(seed + 31 * life + writer);
        long[] known = new long[keys];
        Arrays.fill(known, UNKNOWN);
        int number = 0;
        while (number < History.MOST) {
            int key = random.nextInt(keys / THREADS) * THREADS + writer;
            int kind = random.nextInt(KINDS);
            if (kind == 0) {
                read(key, known[key]);
                continue;
            }
            boolean removal = kind <= 2;
            boolean living = kind <= 4 && !removal && store.lifetimes();
            long lifetime =
                    living ? TimeUnit.MILLISECONDS.toNanos(random.nextInt(LEAST_LIFE_MILLIS, MOST_LIFE_MILLIS)) : 0;
            long version = removal ? 0 : (life << Integer.SIZE) + number + 1;
            known[key] = write(writer, number, key, version, lifetime) && !living ? version : UNKNOWN;
            number++;
        }
        LockSupport.park();
    }

    private boolean write(int writer, int number, int key, long version, long lifetime) {
        String name = Payload.name(key);
        byte[] value = Payload.make(key, version);
        history.begin(writer, number, key, version, lifetime);
        try {
            if (version == 0) {
                store.remove(name);
            } else if (lifetime > 0) {
                store.put(name, value, Duration.ofNanos(lifetime));
            } else {
                store.put(name, value);
            }
        } catch (RuntimeException e) {
            history.fail(writer, number);
            return false;
        }
        history.acknowledge(writer, number);
        return true;
    }

    /** What one wrote oneself has to be there at once. */
    private void read(int key, long known) {
        byte[] value;
        try {
            value = store.get(Payload.name(key));
        } catch (RuntimeException e) {
            // Of a store that is dying.
            return;
        }
        long version = value == null ? 0 : Payload.version(key, value);
        if (known != UNKNOWN && version != known) {
            history.wrongAnswer();
        }
    }
}
