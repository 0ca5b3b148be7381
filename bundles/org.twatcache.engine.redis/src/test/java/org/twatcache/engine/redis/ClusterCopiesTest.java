package org.twatcache.engine.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twatcache.CacheEngineException;
import org.twatcache.itest.redis.RedisCluster;
import org.twatcache.itest.redis.RedisServer;
import org.twatcache.spi.CacheEngine;

/** Copies of a near tier, made while they may be, are never out of date for long, whatever becomes of the cluster. */
final class ClusterCopiesTest {

    private static final int KEYS = 400;

    /** Twice the time that a server has for an answer, and what a machine that is busy takes. */
    private static final long BOUND_NANOS = Duration.ofMillis(1_500).toNanos();

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Of a writer elsewhere, when it was acknowledged. */
    private record Written(long value, long at) {}

    private final RedisCluster cluster = RedisCluster.start(1_000);
    private final RedisEngineFactory factory = new RedisEngineFactory();
    private final RedisEngineFactory elsewhere = new RedisEngineFactory();
    private final Map<String, Written> written = new ConcurrentHashMap<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    @AfterEach
    void close() {
        factory.close();
        elsewhere.close();
        cluster.close();
    }

    @Test
    void copies_whileSlotsMoveAndMastersChange_areNotOldForLong() throws Exception {
        Copies copies = new Copies();
        CacheEngine<byte[]> read = factory.create(Requests.of("t")
                .option(Options.CLUSTER, cluster.addresses())
                .events(copies)
                .wantsInvalidations()
                .build());
        CacheEngine<byte[]> write = elsewhere.create(
                Requests.of("t").option(Options.CLUSTER, cluster.addresses()).build());
        Thread writer = start(() -> writeOne(write));
        Thread reader = start(() -> readAll(copies, read));
        await().atMost(PATIENCE).until(() -> copies.isOld(Duration.ofSeconds(2)) || failure.get() != null);

        RedisServer added = cluster.add();
        cluster.moveSlots(cluster.servers().get(0), added, 0, 800);
        await().atMost(PATIENCE).until(() -> copies.isOld(Duration.ofSeconds(2)) || failure.get() != null);
        // Not all: who keeps none any more becomes a replica while he is still being told so.
        cluster.moveSlots(added, cluster.servers().get(2), 0, 700);
        cluster.servers().get(4).say("CLUSTER", "FAILOVER");
        await().atMost(PATIENCE)
                .until(() -> cluster.masters().contains(cluster.servers().get(4)));
        await().atMost(PATIENCE).until(() -> copies.isOld(Duration.ofSeconds(2)) || failure.get() != null);
        over.set(true);
        writer.join();
        reader.join();

        assertThat(failure.get()).isNull();
    }

    private Thread start(Runnable task) {
        Thread thread = new Thread(() -> {
            try {
                while (!over.get() && failure.get() == null) {
                    task.run();
                }
            } catch (Throwable e) {
                failure.set(e);
            }
        });
        thread.start();
        return thread;
    }

    private final Random random = new Random(1);
    private long last;

    /** Slowly enough for copies to live meanwhile. */
    private void writeOne(CacheEngine<byte[]> engine) {
        String key = "k" + random.nextInt(KEYS);
        long value = ++last;
        try {
            engine.put(key.getBytes(UTF_8), Long.toString(value).getBytes(UTF_8), CacheEngine.NO_DEADLINE);
            written.put(key, new Written(value, System.nanoTime()));
        } catch (CacheEngineException e) {
            // While a master changes.
        }
        LockSupport.parkNanos(5_000_000);
    }

    private void readAll(Copies copies, CacheEngine<byte[]> engine) {
        for (int i = 0; i < KEYS; i++) {
            String key = "k" + i;
            Written least = written.get(key);
            long now = System.nanoTime();
            try {
                long found = copies.get(key, engine);
                if (least != null && now - least.at() > BOUND_NANOS) {
                    assertThat(found).as("value of %s", key).isGreaterThanOrEqualTo(least.value());
                }
            } catch (CacheEngineException e) {
                // While a master changes.
            }
        }
    }
}
