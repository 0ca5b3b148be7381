package org.twatcache.engine.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.twatcache.enginekit.RecordedEvents;
import org.twatcache.enginekit.TestRequestBuilder;
import org.twatcache.itest.redis.RedisCluster;
import org.twatcache.itest.redis.RedisServer;
import org.twatcache.spi.CacheEngine;

/** Caches in a cluster are told of each change, whichever server keeps the key by then, or that they are not. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ClusterTrackingTest {

    private static final int NODE_TIMEOUT_MILLIS = 1_000;
    private static final int KEYS = 100;

    /** From the loss of a server to when all is told of again. */
    private static final Duration OUTAGE =
            Duration.ofMillis(NODE_TIMEOUT_MILLIS).plusSeconds(10);

    private static final RedisCluster CLUSTER = RedisCluster.start(NODE_TIMEOUT_MILLIS);

    private final RedisEngineFactory factory = new RedisEngineFactory();
    private final RedisEngineFactory elsewhere = new RedisEngineFactory();

    @AfterAll
    static void stop() {
        CLUSTER.close();
    }

    @AfterEach
    void close() {
        factory.close();
        elsewhere.close();
    }

    private CacheEngine<byte[]> hearing(String cache, RecordedEvents events) {
        CacheEngine<byte[]> engine = factory.create(Requests.of(cache)
                .option(Options.CLUSTER, CLUSTER.addresses())
                .events(events)
                .wantsInvalidations()
                .build());
        await().atMost(OUTAGE).until(events::isTracking);
        return engine;
    }

    private CacheEngine<byte[]> elsewhere(String cache) {
        return elsewhere.create(
                Requests.of(cache).option(Options.CLUSTER, CLUSTER.addresses()).build());
    }

    private static List<byte[]> keys(String prefix) {
        return IntStream.range(0, KEYS)
                .mapToObj(i -> (prefix + i).getBytes(UTF_8))
                .toList();
    }

    private static void put(CacheEngine<byte[]> engine, byte[] key) {
        engine.put(key, new byte[] {7}, CacheEngine.NO_DEADLINE);
    }

    private static Set<String> heard(RecordedEvents events, String prefix) {
        return events.invalidations().stream()
                .map(each -> new String((byte[]) each, UTF_8))
                .filter(each -> each.startsWith(prefix))
                .collect(Collectors.toSet());
    }

    /** They are spread over all servers. */
    private static void assertHearsOf(String prefix, RecordedEvents events, CacheEngine<byte[]> writer) {
        keys(prefix).forEach(key -> put(writer, key));
        await().untilAsserted(() -> assertThat(heard(events, prefix)).hasSize(KEYS));
        assertThat(events.isTracking()).isTrue();
    }

    @Test
    @Order(1)
    void cache_hearsOfItsOwnKeysOnAllServers() {
        RecordedEvents events = new RecordedEvents();
        RecordedEvents others = new RecordedEvents();
        CacheEngine<byte[]> engine = hearing("t", events);
        hearing("t2", others);

        assertHearsOf("k", events, elsewhere("t"));

        assertThat(others.invalidations()).isEmpty();
        engine.close();
        RecordedEvents again = new RecordedEvents();
        hearing("t", again);
        assertHearsOf("l", again, elsewhere("t"));
        assertThat(heard(events, "l")).isEmpty();
    }

    @Test
    @Order(1)
    void cache_ofProcessesThatPublish_hearsOnAllServers() {
        RecordedEvents events = new RecordedEvents();
        factory.create(published("p").events(events).wantsInvalidations().build());
        await().atMost(OUTAGE).until(events::isTracking);

        assertHearsOf("k", events, elsewhere.create(published("p").build()));
    }

    private static TestRequestBuilder published(String cache) {
        return Requests.of(cache).option(Options.CLUSTER, CLUSTER.addresses()).option(Options.INVALIDATION, "pubsub");
    }

    @Test
    @Order(2)
    void slots_thatMove_areHeardOfWhereTheyAre() {
        RecordedEvents events = new RecordedEvents();
        CacheEngine<byte[]> engine = hearing("moving", events);
        CacheEngine<byte[]> writer = elsewhere("moving");
        keys("k").forEach(key -> put(writer, key));
        int before = events.invalidationsOfAll();

        CLUSTER.moveSlots(CLUSTER.servers().get(0), CLUSTER.servers().get(2), 0, 500);
        keys("k").forEach(engine::get);

        assertThat(events.invalidationsOfAll()).isGreaterThan(before);
        await().atMost(OUTAGE).until(events::isTracking);
        assertHearsOf("l", events, writer);
    }

    @Test
    @Order(3)
    void master_thatDies_isHeardNoMoreUntilItsReplicaTells() {
        RecordedEvents events = new RecordedEvents();
        hearing("failing", events);
        CLUSTER.awaitWhole();
        await().atMost(OUTAGE).until(events::isTracking);

        RedisServer dead = CLUSTER.masters().get(1);
        dead.kill();

        await().until(() -> !events.isTracking());
        await().atMost(OUTAGE).until(events::isTracking);
        assertHearsOf("k", events, elsewhere("failing"));
        dead.restart();
        CLUSTER.awaitWhole();
    }

    /** It keeps nothing at first, so that nobody has heard of it; whoever reads there is not to believe that he is told. */
    @Test
    @Order(4)
    void server_thatComes_isHeardBeforeAnythingOfItIsBelieved() {
        RecordedEvents events = new RecordedEvents();
        CacheEngine<byte[]> engine = hearing("growing", events);
        CacheEngine<byte[]> writer = elsewhere("growing");
        keys("k").forEach(key -> put(writer, key));
        RedisServer added = CLUSTER.add();

        CLUSTER.moveSlots(CLUSTER.servers().get(2), added, 11_000, 1_000);
        keys("k").forEach(engine::get);

        await().atMost(OUTAGE).until(events::isTracking);
        assertHearsOf("l", events, writer);
        assertThat(String.valueOf(added.say("DBSIZE"))).isNotEqualTo("0");
    }

    /** It answers and would tell, but others may have taken over: nothing that is written there reaches it. */
    @Test
    @Order(5)
    void server_thatSeesNoOther_isHeardNoMore() throws Exception {
        RecordedEvents events = new RecordedEvents();
        RedisServer alone = CLUSTER.servers().get(2);
        ServerSettings its =
                Options.of("t", Map.of(), Map.of(Options.URI, alone.uri())).server();
        try (Tracking tracking = new Tracking(its, new Dialer(its), Vigil::ofPart, () -> {})) {
            Runnable unused = tracking.join(
                    new EventsHearer(new Keyspace("a", "o", "c"), events, Invalidation.TRACKING, () -> {}));
            await().atMost(OUTAGE).until(events::isTracking);
            List<RedisServer> others =
                    CLUSTER.servers().stream().filter(each -> each != alone).toList();
            others.forEach(RedisServer::freeze);
            try {
                await().atMost(OUTAGE).during(Duration.ofSeconds(1)).until(() -> !events.isTracking());
            } finally {
                others.forEach(RedisServer::thaw);
            }
            await().atMost(OUTAGE).until(events::isTracking);
        }
    }
}
