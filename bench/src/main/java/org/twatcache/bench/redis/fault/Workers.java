package org.twatcache.bench.redis.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Threads that call one cache without a pause, each with keys of its own, from {@link #start} to {@link #stop}. */
final class Workers {

    /** More than share connections in our engine, where each has one of its own. */
    static final int MANY = 8;

    static final int FEW = 2;

    private static final int KEYS = 50;
    private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

    private final Client cache;
    private final List<OwnedKeys> keys = new ArrayList<>();
    private final List<Durations> all = new ArrayList<>();
    private final List<Durations> watched = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch warm;
    private final AtomicReference<@Nullable Throwable> undocumented = new AtomicReference<>();
    private volatile boolean over;
    private volatile boolean watching;
    private volatile long pauseNanos;

    private Workers(Client cache, int count, long seed) {
        this.cache = cache;
        this.warm = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            OwnedKeys own = new OwnedKeys(i, KEYS, seed);
            Durations times = new Durations();
            Durations some = new Durations();
            keys.add(own);
            all.add(times);
            watched.add(some);
            threads.add(new Thread(() -> run(own, times, some), "client " + i));
        }
    }

    /** Starts them, and gives them when all have made some calls. */
    static Workers start(Client client, long seed) throws InterruptedException {
        return start(client, MANY, seed);
    }

    /** The same with so many threads. */
    static Workers start(Client client, int count, long seed) throws InterruptedException {
        Workers workers = new Workers(client, count, seed);
        workers.threads.forEach(Thread::start);
        workers.warm.await();
        return workers;
    }

    /** Each rests after each call: where calls cost nothing, they would leave no time to anybody else on this machine. */
    void slowDown() {
        pauseNanos = PAUSE_NANOS;
    }

    private void run(OwnedKeys own, Durations times, Durations some) {
        try {
            while (!over) {
                boolean counts = watching;
                long began = System.nanoTime();
                own.call(cache);
                long took = System.nanoTime() - began;
                times.add(took);
                if (counts) {
                    some.add(took);
                }
                if (own.calls() == 500) {
                    warm.countDown();
                }
                if (pauseNanos > 0) {
                    LockSupport.parkNanos(pauseNanos);
                }
            }
            own.readAll(cache);
        } catch (Throwable e) {
            undocumented.compareAndSet(null, e);
        } finally {
            warm.countDown();
        }
    }

    /** From now on, or no more, calls that begin are told apart. */
    void watch(boolean on) {
        watching = on;
    }

    /** Ends them, after each has read all its keys once more. */
    void stop() throws InterruptedException {
        over = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    long calls() {
        return keys.stream().mapToLong(OwnedKeys::calls).sum();
    }

    long failed() {
        return keys.stream().mapToLong(OwnedKeys::failed).sum();
    }

    long wrong() {
        return keys.stream().mapToLong(OwnedKeys::wrong).sum();
    }

    long stale() {
        return keys.stream().mapToLong(OwnedKeys::stale).sum();
    }

    /** What went wrong, in words, or nothing. */
    String trouble() {
        Throwable thrown = undocumented.get();
        return thrown != null
                ? "thrown: " + thrown + " at " + thrown.getStackTrace()[0]
                : keys.stream()
                        .map(OwnedKeys::trouble)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse("");
    }

    boolean threwUndocumented() {
        return undocumented.get() != null;
    }

    Durations times() {
        return sum(all);
    }

    Durations watchedTimes() {
        return sum(watched);
    }

    private static Durations sum(List<Durations> each) {
        Durations sum = new Durations();
        each.forEach(sum::add);
        return sum;
    }
}
