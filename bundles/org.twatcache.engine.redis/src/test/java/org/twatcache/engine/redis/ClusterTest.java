package org.twatcache.engine.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.twatcache.itest.redis.RedisCluster;
import org.twatcache.itest.redis.RedisServer;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineCursor;
import org.twatcache.spi.EngineEntry;
import redis.clients.jedis.HostAndPort;

/** Three masters with a replica each. The last case ends one of them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ClusterTest {

    private static final long NEVER = CacheEngine.NO_DEADLINE;
    private static final int NODE_TIMEOUT_MILLIS = 1_000;
    private static final RedisCluster CLUSTER = RedisCluster.start(NODE_TIMEOUT_MILLIS);

    private final RedisEngineFactory factory = new RedisEngineFactory();

    @AfterAll
    static void stop() {
        CLUSTER.close();
    }

    @AfterEach
    void close() {
        factory.close();
    }

    private CacheEngine<byte[]> open(String cache) {
        return factory.create(
                Requests.of(cache).option(Options.CLUSTER, CLUSTER.addresses()).build());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, UTF_8);
    }

    @Test
    @Order(1)
    void entries_ofOneCache_areSpreadAndWhole() {
        CacheEngine<byte[]> engine = open("spread");
        List<EngineEntry<byte[]>> entries = IntStream.range(0, 1_000)
                .mapToObj(i -> new EngineEntry<>(bytes("k" + i), bytes("v" + i), NEVER))
                .toList();

        engine.putAll(entries);

        assertThat(engine.getAll(entries.stream().map(EngineEntry::key).toList()))
                .hasSize(1_000)
                .allSatisfy(
                        each -> assertThat(String.valueOf(text(each.value())).substring(1))
                                .isEqualTo(String.valueOf(text(each.key())).substring(1)));
        assertThat(engine.size()).isEqualTo(1_000);
        assertThat(met(engine)).hasSize(1_000);
        assertThat(CLUSTER.masters())
                .hasSize(3)
                .allSatisfy(each -> assertThat((Long) each.say("DBSIZE")).isPositive());
        engine.removeAll(entries.subList(0, 500).stream().map(EngineEntry::key).toList());
        assertThat(engine.size()).isEqualTo(500);
        engine.clear();
        assertThat(engine.size()).isZero();
    }

    private static Set<String> met(CacheEngine<byte[]> engine) {
        Set<String> met = new HashSet<>();
        try (EngineCursor<byte[]> cursor = engine.cursor()) {
            for (List<EngineEntry<byte[]>> page = cursor.nextPage(64); !page.isEmpty(); page = cursor.nextPage(64)) {
                page.forEach(each -> met.add(String.valueOf(text(each.key()))));
            }
        }
        return met;
    }

    @Test
    @Order(2)
    void comparison_inACluster_isExact() {
        CacheEngine<byte[]> engine = open("compared");

        assertThat(engine.putIfAbsent(bytes("k"), bytes("1"), NEVER)).isNull();
        assertThat(text(engine.putIfAbsent(bytes("k"), bytes("2"), NEVER))).isEqualTo("1");
        assertThat(engine.replace(bytes("k"), bytes("2"), bytes("3"), NEVER)).isFalse();
        assertThat(engine.replace(bytes("k"), bytes("1"), bytes("3"), NEVER)).isTrue();
        assertThat(engine.remove(bytes("k"), bytes("3"))).isTrue();
    }

    @Test
    @Order(3)
    void slots_thatMoveUnderLoad_failNoCall() throws Exception {
        CacheEngine<byte[]> engine = open("moving");
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger calls = new AtomicInteger();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Thread client = new Thread(() -> {
            try {
                for (int i = 0; !over.get(); i++) {
                    String key = "k" + i % 500;
                    engine.put(bytes(key), bytes("v" + i), NEVER);
                    assertThat(text(engine.get(bytes(key)))).isEqualTo("v" + i);
                    calls.incrementAndGet();
                }
            } catch (Throwable e) {
                failure.set(e);
            }
        });
        client.start();
        await().until(() -> calls.get() > 1_000);
        CLUSTER.moveSlots(CLUSTER.servers().get(0), CLUSTER.servers().get(2), 0, 200);
        int before = calls.get();
        await().until(() -> calls.get() > before + 1_000 || failure.get() != null);
        over.set(true);
        client.join();

        assertThat(failure.get()).isNull();
    }

    /** Its keys go from a server that was not gone through yet to the first, which was. */
    @Test
    @Order(2)
    void keys_thatMoveBehindAScan_areMet() throws Exception {
        CacheEngine<byte[]> engine = open("scanned");
        Set<String> written = put(engine, 2_000);
        Keyspace keys = new Keyspace("twat-cache", "org.twatcache.enginekit", "scanned");
        Set<String> met = new HashSet<>();
        try (Server server = new Server(
                Options.of("t", Map.of(), Map.of(Options.CLUSTER, CLUSTER.addresses()))
                        .server(),
                new Prober(),
                () -> {})) {
            Scan scan = new Scan(server, keys);
            scan.next(100_000).forEach(key -> met.add(String.valueOf(text(keys.inwards(key)))));
            CLUSTER.moveSlots(CLUSTER.servers().get(2), CLUSTER.servers().get(0), 11_000, 500);
            while (!scan.isOver()) {
                scan.next(100_000).forEach(key -> met.add(String.valueOf(text(keys.inwards(key)))));
            }
        }
        assertThat(met).containsAll(written);
        CLUSTER.moveSlots(CLUSTER.servers().get(0), CLUSTER.servers().get(2), 11_000, 500);
    }

    private static Set<String> put(CacheEngine<byte[]> engine, int count) {
        List<EngineEntry<byte[]>> entries = IntStream.range(0, count)
                .mapToObj(i -> new EngineEntry<>(bytes("k" + i), bytes("v" + i), NEVER))
                .toList();
        engine.putAll(entries);
        return entries.stream().map(each -> String.valueOf(text(each.key()))).collect(Collectors.toSet());
    }

    @Test
    @Order(3)
    void clearAndCursor_whileSlotsMove_missNothingAndTouchNothingElse() throws Exception {
        CacheEngine<byte[]> engine = open("cleared");
        CacheEngine<byte[]> foreign = open("cleared too");
        Set<String> others = put(foreign, 20_000);
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger moves = new AtomicInteger();
        Thread operator = new Thread(() -> {
            RedisServer one = CLUSTER.servers().get(0);
            RedisServer other = CLUSTER.servers().get(2);
            for (int i = 0; !over.get(); i++) {
                // To and fro, each slot not sooner than all others of them.
                int first = 1_000 + i % 400;
                boolean forth = i / 400 % 2 == 0;
                CLUSTER.moveSlots(forth ? one : other, forth ? other : one, first, 1);
                moves.incrementAndGet();
            }
        });
        operator.start();
        try {
            await().until(() -> moves.get() > 10);
            for (int i = 0; i < 10; i++) {
                Set<String> written = put(engine, 5_000);
                assertThat(met(engine)).containsAll(written);
                int before = moves.get();
                engine.clear();
                assertThat(met(engine))
                        .as("after %s, %s moves", i, moves.get() - before)
                        .isEmpty();
            }
            assertThat(met(foreign)).isEqualTo(others);
        } finally {
            over.set(true);
            operator.join();
        }
        assertThat(met(engine)).isEmpty();
    }

    /** Silence, not a refusal: whoever asks waits for his time-out, and must not ask the same one for ever. */
    @Test
    @Order(4)
    void master_thatFreezes_isFollowedByItsReplica() {
        CacheEngine<byte[]> engine = open("freezing");
        CLUSTER.awaitWhole();
        RedisServer frozen = CLUSTER.masters().get(1);
        frozen.freeze();
        try {
            await().atMost(Duration.ofMillis(NODE_TIMEOUT_MILLIS).plusSeconds(10))
                    .ignoreExceptions()
                    .untilAsserted(() -> {
                        for (int i = 0; i < 100; i++) {
                            engine.put(bytes("k" + i), bytes("v" + i), NEVER);
                            assertThat(text(engine.get(bytes("k" + i)))).isEqualTo("v" + i);
                        }
                    });
        } finally {
            frozen.thaw();
        }
        CLUSTER.awaitWhole();
    }

    @Test
    @Order(5)
    void master_thatDies_isFollowedByItsReplica() {
        CacheEngine<byte[]> engine = open("failing");
        Map<String, String> written =
                IntStream.range(0, 300).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v" + i));
        written.forEach((key, value) -> engine.put(bytes(key), bytes(value), NEVER));
        CLUSTER.awaitWhole();

        CLUSTER.masters().get(1).kill();

        await().atMost(Duration.ofMillis(NODE_TIMEOUT_MILLIS).plusSeconds(5))
                .ignoreExceptions()
                .untilAsserted(() -> written.forEach(
                        (key, value) -> assertThat(text(engine.get(bytes(key)))).isEqualTo(value)));
        engine.putAll(written.keySet().stream()
                .map(key -> new EngineEntry<>(bytes(key), bytes("w"), NEVER))
                .toList());
        assertThat(engine.size()).isEqualTo(300);
    }

    @Test
    @Order(6)
    void settings_ofACluster_nameSomeOfItsServers() {
        ServerSettings settings =
                Options.of("t", Map.of(), Map.of(Options.CLUSTER, "a:1, b:2")).server();

        assertThat(settings.cluster()).containsExactly(new HostAndPort("a", 1), new HostAndPort("b", 2));
        assertThat(settings.toString()).isEqualTo("redis://cluster of a:1,b:2/0 as nobody");
    }
}
