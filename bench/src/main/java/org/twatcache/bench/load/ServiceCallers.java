package org.twatcache.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.twatcache.bench.harness.Values;
import org.twatcache.bench.load.service.Client;
import org.twatcache.bench.load.service.Lookup;

/** Threads that call a service while it gets a proxy and loses it, and look at each answer. */
final class ServiceCallers implements AutoCloseable {

    private static final int OF_EACH_KIND = 2;
    private static final int KEYS = 200;

    /** How long who looks up and keeps what he has found does so. */
    private static final int KEPT_CALLS = 100;

    private static final long PAUSE_NANOS = 20_000;
    private static final long PATIENCE_MILLIS = 10_000;

    private final long seed;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong wrong = new AtomicLong();
    private final AtomicLong stale = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> first = new AtomicReference<>();

    /** Older answers are of a proxy that had to forget them before anybody asked. */
    private volatile long version;

    private volatile boolean over;

    private ServiceCallers(long seed) {
        this.seed = seed;
    }

    /** Starts those that call through a component, those that look up for each call, and those that keep what they have found. */
    static ServiceCallers start(ServiceStage stage, long seed) {
        ServiceCallers callers = new ServiceCallers(seed);
        Client client = stage.client();
        for (int i = 0; i < OF_EACH_KIND; i++) {
            callers.start("component " + i, client::find);
            callers.start("look-up " + i, key -> stage.lookUp().find(key));
            callers.start("kept " + i, new Kept(stage));
        }
        return callers;
    }

    /** Looks up now and then. */
    private static final class Kept implements Lookup {

        private final ServiceStage stage;
        private Lookup found;
        private int left = KEPT_CALLS;

        Kept(ServiceStage stage) {
            this.stage = stage;
            this.found = stage.lookUp();
        }

        @Override
        public String find(String key) {
            if (left-- == 0) {
                found = stage.lookUp();
                left = KEPT_CALLS;
            }
            return found.find(key);
        }
    }

    private void start(String name, Lookup lookup) {
        Random random = new Random(seed + threads.size());
        Thread thread = new Thread(
                () -> {
                    while (!over) {
                        call(lookup, "key " + random.nextInt(KEYS));
                        LockSupport.parkNanos(PAUSE_NANOS);
                    }
                },
                name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void call(Lookup lookup, String key) {
        long known = version;
        calls.incrementAndGet();
        try {
            judge(key, lookup.find(key), known);
        } catch (Throwable e) {
            failed.incrementAndGet();
            first.compareAndSet(null, e);
        }
    }

    private void judge(String key, @Nullable String answer, long known) {
        int at = answer == null ? -1 : answer.indexOf('@');
        if (answer == null || at < 0 || !answer.substring(0, at).equals(key)) {
            wrong.incrementAndGet();
        } else if (Long.parseLong(answer.substring(at + 1)) < known) {
            stale.incrementAndGet();
        }
    }

    /** Returns when a number of calls more were made. */
    void awaitCalls(int more) {
        long end = calls.get() + more;
        boolean unused = Patience.rewards(() -> calls.get() >= end);
    }

    /** From now on nobody may be given an older version. */
    void expect(long next) {
        version = next;
    }

    /** Ends them, and tells what they met. */
    void tell() throws InterruptedException {
        over = true;
        long stuck = 0;
        for (Thread thread : threads) {
            thread.join(PATIENCE_MILLIS);
            stuck += thread.isAlive() ? 1 : 0;
        }
        Throwable thrown = first.get();
        if (thrown != null) {
            Values.say("the first call that failed: " + thrown);
        }
        Values.count("calls", calls.get());
        Values.count("failed", failed.get());
        Values.count("wrong", wrong.get());
        Values.count("stale", stale.get());
        Values.count("stuck", stuck);
    }

    @Override
    public void close() {
        over = true;
    }
}
