package org.twatcache.bench.swap;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceRegistration;
import org.twatcache.Cache;
import org.twatcache.CacheException;
import org.twatcache.admin.Migration;
import org.twatcache.admin.SwapMode;
import org.twatcache.bench.harness.Values;
import org.twatcache.spi.CacheEngineFactory;

/**
 * The engine that a cache moves to fails on the way: in turn it throws from every call from a random entry on, and its bundle
 * is stopped at a random entry.
 */
final class FailingTarget {

    private static final String CACHE = "surviving";
    private static final String BREAKING = "breaking";
    private static final String LEAVING = "leaving";
    private static final int RATE = 3_000;
    private static final int WRITERS = 2;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final int times;
    private final int keys;
    private final Duration length;
    private final SplittableRandom random;
    private volatile @Nullable Migration underWay;
    private long notFailed;
    private long unclear;
    private long notServing;

    /**
     * A measurement.
     *
     * @param times how often
     * @param keys how many entries
     * @param length for how long there are calls each time
     * @param seed of the calls and of the moments
     */
    FailingTarget(int times, int keys, Duration length, long seed) {
        this.times = times;
        this.keys = keys;
        this.length = length;
        this.random = new SplittableRandom(seed);
    }

    void run(Folders folders) throws IOException, BundleException, InterruptedException {
        try (Stage stage = Stage.start(folders);
                Cache<String, Versioned> cache = stage.open(CACHE, Versioned.class)) {
            Traffic traffic = new Traffic(List.of(cache), keys);
            traffic.fill();
            for (int i = 0; i < times; i++) {
                List<Client> clients = traffic.clients(WRITERS, 1, random.nextLong());
                OpenLoop loop = OpenLoop.start(clients, traffic.findings(), RATE, length);
                // Some keys are removed at any time: not as many entries as keys are there to be copied.
                int entry = random.nextInt(1, keys * 3 / 4);
                String source = stage.serving(CACHE);
                if (i % 2 == 0) {
                    breaks(stage, source, entry);
                } else {
                    leaves(stage, source, entry);
                }
                loop.join();
                notServing += stage.serving(CACHE).equals(source) ? 0 : 1;
                traffic.check();
            }
            traffic.findings().tell(stage.dropped(CACHE));
            Values.count("times", times);
            Values.count("not-failed", notFailed);
            Values.count("unclear", unclear);
            Values.count("not-serving", notServing);
        }
    }

    private void breaks(Stage stage, String source, int entry) throws InterruptedException {
        ServiceRegistration<CacheEngineFactory> offer = stage.offer(BREAKING, plain -> new FailingEngine(plain, entry));
        try {
            judge(begin(stage, BREAKING), source, BREAKING, entry);
        } finally {
            offer.unregister();
        }
    }

    private void leaves(Stage stage, String source, int entry)
            throws IOException, BundleException, InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        Bundle bundle = stage.offerByBundle(LEAVING, plain -> new LingeringEngine(plain, entry, reached, this::over));
        try {
            Migration migration = begin(stage, LEAVING);
            underWay = migration;
            if (!reached.await(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException(
                        "The target did not get " + entry + " entries: " + migration.progress());
            }
            bundle.stop();
            judge(migration, source, LEAVING, entry);
        } finally {
            bundle.uninstall();
            underWay = null;
        }
    }

    private boolean over() {
        Migration migration = underWay;
        return migration != null && migration.progress().stage() == Migration.Stage.FAILED;
    }

    private static Migration begin(Stage stage, String engine) {
        return stage.control(CACHE).swap(engine, SwapMode.MIGRATE);
    }

    /** It must fail, and say from where to where, why, and who serves now. */
    private void judge(Migration migration, String source, String target, int entry) throws InterruptedException {
        String message = failure(migration);
        if (message == null) {
            notFailed++;
        } else if (!message.contains(CACHE)
                || !message.contains("from " + source + " to " + target)
                || !message.contains(target.equals(BREAKING) ? "planted" : "its bundle stops")
                || !message.contains(source + " serves on")) {
            unclear++;
        }
        Values.say("TARGET FAILS at entry " + entry + " of " + keys + ": " + message);
    }

    private static @Nullable String failure(Migration migration) throws InterruptedException {
        try {
            Migration.Result unused = migration.await(LONGEST);
            return null;
        } catch (CacheException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
