package org.twatcache.bench.crash;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.twatcache.bench.harness.Values;
import org.twatcache.bench.store.DiskStore;
import org.twatcache.bench.store.DiskStores;
import org.twatcache.bench.store.Payload;
import org.twatcache.bench.store.Wish;

/** In a fork: calls while the callers are interrupted, before the call and during it. */
final class Interrupts {

    private static final int KEYS = 400;
    private static final long PAUSE = TimeUnit.MICROSECONDS.toNanos(300);

    private final String store;
    private final Path folder;
    private final long seed;
    private final AtomicLong threw = new AtomicLong();
    private final AtomicLong flagsLost = new AtomicLong();
    private final AtomicLong interrupted = new AtomicLong();

    Interrupts(String store, Path folder, long seed) {
        this.store = store;
        this.folder = folder;
        this.seed = seed;
    }

    /** A caller, and what it has to find. */
    private final class Caller extends Thread {

        private final DiskStore opened;
        private final int number;
        private final int calls;

        /** For each key the version there, 0 for none, -1 for unknown. Read by others when this thread has ended. */
        private final long[] known = new long[KEYS];

        /** Guarded by this. */
        private boolean sent;

        Caller(DiskStore opened, int number, int calls) {
            this.opened = opened;
            this.number = number;
            this.calls = calls;
        }

        synchronized void disturb() {
            interrupt();
            sent = true;
        }

        /** Clears the flag; whether it was set, if it had to be. */
        private synchronized boolean kept() {
            boolean had = sent;
            sent = false;
            boolean set = Thread.interrupted();
            if (had) {
                interrupted.incrementAndGet();
            }
            return set || !had;
        }

        @Override
        public void run() {
            SplittableRandom random = new SplittableRandom(seed + number);
            for (int i = 0; i < calls; i++) {
                int key = random.nextInt(KEYS / CALLERS) * CALLERS + number;
                int kind = random.nextInt(4);
                if (random.nextInt(4) == 0) {
                    disturb();
                }
                try {
                    call(key, kind, i + 1L);
                } catch (RuntimeException e) {
                    threw.incrementAndGet();
                    known[key] = kind == 0 ? known[key] : -1;
                }
                if (!kept()) {
                    flagsLost.incrementAndGet();
                }
            }
        }

        private void call(int key, int kind, long version) {
            String name = Payload.name(key);
            switch (kind) {
                case 0 -> {
                    byte[] unused = opened.get(name);
                }
                case 1 -> {
                    opened.remove(name);
                    known[key] = 0;
                }
                default -> {
                    opened.put(name, Payload.make(key, version));
                    known[key] = version;
                }
            }
        }
    }

    private static final int CALLERS = 4;

    void run(int calls) throws InterruptedException {
        List<Caller> callers = new ArrayList<>();
        boolean dead;
        try (DiskStore opened = DiskStores.open(store, folder, Wish.PLAIN)) {
            for (int i = 0; i < CALLERS; i++) {
                callers.add(new Caller(opened, i, calls / CALLERS));
            }
            callers.forEach(Thread::start);
            SplittableRandom random = new SplittableRandom(seed);
            while (callers.stream().anyMatch(Thread::isAlive)) {
                callers.get(random.nextInt(CALLERS)).disturb();
                LockSupport.parkNanos(PAUSE);
            }
            for (Caller caller : callers) {
                caller.join();
            }
            dead = isDead(opened);
        } catch (RuntimeException e) {
            // It does not even close.
            dead = true;
        }
        Values.count("calls", calls);
        Values.count("interrupts", interrupted.get());
        Values.count("threw", threw.get());
        Values.count("flags-lost", flagsLost.get());
        Values.count("dead", dead ? 1 : 0);
        Values.count("lost", lost(callers));
    }

    private static boolean isDead(DiskStore opened) {
        byte[] value = Payload.make(KEYS, 1);
        try {
            opened.put(Payload.name(KEYS), value);
            byte[] found = opened.get(Payload.name(KEYS));
            return found == null || Payload.version(KEYS, found) != 1;
        } catch (RuntimeException e) {
            return true;
        }
    }

    /** What was acknowledged and is not there after all, or still there though it was removed. */
    private long lost(List<Caller> callers) {
        long lost = 0;
        try (DiskStore opened = DiskStores.open(store, folder, Wish.PLAIN)) {
            for (int key = 0; key < KEYS; key++) {
                long known = callers.get(key % CALLERS).known[key];
                byte[] value = opened.get(Payload.name(key));
                long found = value == null ? 0 : Payload.version(key, value);
                lost += known >= 0 && found != known ? 1 : 0;
            }
        }
        return lost;
    }
}
