package org.twatcache.itest.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.twatcache.itest.support.Recipes.MASTER;
import static org.twatcache.itest.support.Recipes.REDIS_CLUSTER;
import static org.twatcache.itest.support.Recipes.REDIS_PORTS;
import static org.twatcache.itest.support.Recipes.REDIS_SENTINELS;
import static org.twatcache.itest.support.Recipes.core;
import static org.twatcache.itest.support.Recipes.engine;
import static org.twatcache.itest.support.Recipes.redisCluster;
import static org.twatcache.itest.support.Recipes.testLibraries;
import static org.twatcache.itest.support.Recipes.watchedRedis;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.twatcache.Cache;
import org.twatcache.CacheContexts;
import org.twatcache.CacheSpec;
import org.twatcache.itest.redis.WatchedRedis;

/** A master dies, of servers that sentinels watch and of a cluster, below a memory engine with copies. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class RedisFailoverIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What is changed elsewhere is told of long before. */
    private static final Duration TOLD = Duration.ofMillis(500);

    private static final int ENTRIES = 50;

    @Inject
    CacheContexts contexts;

    @Configuration
    public Option[] cast() {
        return options(testLibraries(), core(), engine("redis"), engine("caffeine"), watchedRedis(), redisCluster());
    }

    @Test
    public void master_ofSentinelsThatDies_isFollowed() throws Exception {
        try (Cache<String, String> cache = contexts.open(CacheSpec.of(String.class, String.class)
                .named("watched")
                .tiers("caffeine", "redis")
                .option("redis.sentinels", System.getProperty(REDIS_SENTINELS))
                .option("redis.sentinel.master", WatchedRedis.MASTER)
                .option("redis.timeout", "500ms")
                .build())) {
            assertKeeps(cache, "before");
            kill(REDIS_SENTINELS);

            await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> assertKeeps(cache, "after"));
        }
    }

    @Test
    public void copies_inACluster_fallWhenOthersChangeAndAreRightWhenAMasterDied() throws Exception {
        try (Cache<String, String> cache = contexts.open(CacheSpec.of(String.class, String.class)
                .named("spread")
                .tiers("caffeine", "redis")
                .option("redis.cluster", System.getProperty(REDIS_CLUSTER))
                .option("redis.timeout", "500ms")
                .build())) {
            assertKeeps(cache, "before");
            assertKeeps(cache, "copied");
            for (String port : System.getProperty(REDIS_PORTS).split(",", -1)) {
                flush(Integer.parseInt(port));
            }
            await().atMost(TOLD).untilAsserted(() -> assertAll(cache, null));
            kill(REDIS_CLUSTER);

            await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> assertKeeps(cache, "after"));
        }
    }

    /** Reads twice: the second time from copies. */
    private static void assertKeeps(Cache<String, String> cache, String value) {
        for (int i = 0; i < ENTRIES; i++) {
            cache.put("key " + i, value);
        }
        assertAll(cache, value);
        assertAll(cache, value);
    }

    private static void assertAll(Cache<String, String> cache, @Nullable String value) {
        for (int i = 0; i < ENTRIES; i++) {
            assertThat(cache.get("key " + i)).isEqualTo(value);
        }
    }

    /** What another process does. */
    private static void flush(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write("FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readNBytes(3), StandardCharsets.US_ASCII))
                    .isEqualTo("+OK");
        }
    }

    private static void kill(String name) throws Exception {
        Process kill = new ProcessBuilder("kill", "-9", System.getProperty(name + MASTER)).start();
        assertThat(kill.waitFor()).isZero();
    }
}
