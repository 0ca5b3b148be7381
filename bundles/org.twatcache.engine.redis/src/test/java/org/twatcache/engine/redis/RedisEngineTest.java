package org.twatcache.engine.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.twatcache.CacheEngineException;
import org.twatcache.EngineNotAvailableException;
import org.twatcache.itest.redis.RedisServer;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineClosedException;
import org.twatcache.spi.EngineEntry;
import org.twatcache.spi.OutcomeUnknownException;
import redis.clients.jedis.Protocol.Command;

final class RedisEngineTest {

    private static final long NEVER = CacheEngine.NO_DEADLINE;

    private static RedisServer server;
    private static Server control;

    private final RedisEngineFactory factory = new RedisEngineFactory();

    @BeforeAll
    static void start() throws Exception {
        server = RedisServer.start();
        control = Controls.of(server);
    }

    @AfterAll
    static void stop() {
        control.close();
        server.close();
    }

    @BeforeEach
    void empty() {
        say(Command.FLUSHALL);
    }

    @AfterEach
    void close() {
        factory.close();
    }

    private CacheEngine<byte[]> open(String cache) {
        return factory.create(Requests.on(server, cache).build());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static String text(byte @Nullable [] bytes) {
        return new String(Objects.requireNonNull(bytes), UTF_8);
    }

    private static Object say(Command command, String... words) {
        return Controls.say(control, command, words);
    }

    @Test
    void key_onTheServer_isReadableAndBegunByItsCache() {
        open("users").put(bytes("ann"), bytes("1"), NEVER);

        assertThat(say(Command.EXISTS, "tc:10:twat-cache:23:org.twatcache.enginekit:5:users:ann"))
                .isEqualTo(1L);
    }

    @Test
    void caches_whoseNamesLookAlike_shareNoKey() {
        open("a").put(bytes("1:b:k"), bytes("a's"), NEVER);
        open("a:1:b").put(bytes("k"), bytes("other's"), NEVER);

        assertThat(text(open("a").get(bytes("1:b:k")))).isEqualTo("a's");
        assertThat(open("a").get(bytes("k"))).isNull();
        assertThat(open("a").size()).isEqualTo(1);
    }

    @Test
    void clear_amongForeignKeysThatLookLikePatterns_removesItsOwnOnly() {
        CacheEngine<byte[]> engine = open("*?[a-z]\\");
        for (int i = 0; i < 2_000; i++) {
            engine.put(bytes("k" + i), bytes("v"), NEVER);
        }
        CacheEngine<byte[]> other = open("*?[a-z]]");
        other.put(bytes("k"), bytes("v"), NEVER);
        say(Command.SET, "tc:10:twat-cache:23:org.twatcache.enginekit:8:xxxxxxx:k", "v");

        engine.clear();

        assertThat(engine.size()).isZero();
        assertThat(other.size()).isEqualTo(1);
        assertThat(say(Command.DBSIZE)).isEqualTo(2L);
    }

    @Test
    void lifetime_ofAnEntry_isTheServers() {
        open("t")
                .put(
                        bytes("k"),
                        bytes("v"),
                        Requests.on(server, "t").build().clock().nanos() + 60_000_000_000L);

        assertThat((Long) say(Command.PTTL, "tc:10:twat-cache:23:org.twatcache.enginekit:1:t:k"))
                .isBetween(50_000L, 60_000L);
    }

    @Test
    void keyOfAnotherType_underOurName_isAMissAndIsOverwritten() {
        CacheEngine<byte[]> engine = open("t");
        say(Command.LPUSH, "tc:10:twat-cache:23:org.twatcache.enginekit:1:t:k", "planted");

        assertThat(engine.get(bytes("k"))).isNull();
        assertThat(engine.peek(bytes("k"))).isNull();
        assertThat(engine.replace(bytes("k"), bytes("planted"), bytes("v"), NEVER))
                .isFalse();
        engine.put(bytes("k"), bytes("v"), NEVER);
        assertThat(text(engine.get(bytes("k")))).isEqualTo("v");
    }

    @Test
    void namelessCaches_ofTwoFactories_shareNothing() {
        try (RedisEngineFactory another = new RedisEngineFactory()) {
            CacheEngine<byte[]> one = open("#1");
            CacheEngine<byte[]> other = another.create(Requests.on(server, "#1").build());
            one.put(bytes("k"), bytes("v"), NEVER);

            assertThat(other.get(bytes("k"))).isNull();
            one.destroy();
            assertThat(say(Command.DBSIZE)).isEqualTo(0L);
        }
    }

    /** Its process may be killed, and nobody else would remove them. */
    @Test
    void entries_ofANamelessCache_endByThemselves() {
        long limit = Requests.now() + Duration.ofDays(1).toNanos();
        CacheEngine<byte[]> nameless = open("#1");
        CacheEngine<byte[]> named = open("1");
        nameless.put(bytes("k"), bytes("v"), NEVER);
        nameless.put(
                bytes("sooner"),
                bytes("v"),
                Requests.now() + Duration.ofSeconds(60).toNanos());
        named.put(bytes("k"), bytes("v"), NEVER);

        assertThat(deadline(nameless, "k")).isBetween(limit - 1_000_000_000L, limit + 10_000_000_000L);
        assertThat(deadline(nameless, "sooner"))
                .isLessThan(limit - Duration.ofHours(23).toNanos());
        assertThat(deadline(named, "k")).isEqualTo(NEVER);
    }

    private static long deadline(CacheEngine<byte[]> engine, String key) {
        return Objects.requireNonNull(engine.peek(bytes(key))).deadline();
    }

    @Test
    void manyCallers_atOnce_eachGetTheirOwnAnswers() throws Exception {
        CacheEngine<byte[]> engine = open("t");
        ExecutorService threads = Executors.newFixedThreadPool(64);
        try {
            List<Callable<Void>> callers = IntStream.range(0, 64)
                    .<Callable<Void>>mapToObj(number -> () -> {
                        for (int i = 0; i < 200; i++) {
                            String own = number + "-" + i % 7;
                            engine.put(bytes(own), bytes(own + "=" + i), NEVER);
                            assertThat(text(engine.get(bytes(own)))).isEqualTo(own + "=" + i);
                            assertThat(engine.remove(bytes(own))).isTrue();
                            assertThat(engine.get(bytes(own))).isNull();
                        }
                        return null;
                    })
                    .toList();
            for (Future<Void> caller : threads.invokeAll(callers)) {
                caller.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void putAllAndGetAll_ofMoreThanOneCommandHolds_areWhole() {
        CacheEngine<byte[]> engine = open("t");
        List<EngineEntry<byte[]>> entries = IntStream.range(0, 1_234)
                .mapToObj(i -> new EngineEntry<>(bytes("k" + i), bytes("v" + i), NEVER))
                .toList();

        engine.putAll(entries);

        assertThat(engine.getAll(entries.stream().map(EngineEntry::key).toList()))
                .hasSize(1_234)
                .allSatisfy(entry -> assertThat(text(entry.value()).substring(1))
                        .isEqualTo(text(entry.key()).substring(1)));
    }

    @Test
    void serverThatRestarted_isServedByTheNextCall() {
        try (RedisServer own = RedisServer.start()) {
            CacheEngine<byte[]> engine = factory.create(Requests.on(own, "t").build());
            engine.put(bytes("k"), bytes("v"), NEVER);
            own.kill();
            own.restart();

            assertThat(engine.get(bytes("k"))).isNull();
            engine.put(bytes("k"), bytes("w"), NEVER);
            assertThat(text(engine.get(bytes("k")))).isEqualTo("w");
        }
    }

    @Test
    void serverThatIsGone_isNamedByEveryError() {
        // Each has found nothing out yet: after the first call without an answer an engine asks the server itself.
        try (RedisServer own = RedisServer.start();
                RedisEngineFactory another = new RedisEngineFactory()) {
            CacheEngine<byte[]> reading = factory.create(Requests.on(own, "t").build());
            CacheEngine<byte[]> writing = another.create(Requests.on(own, "t").build());
            own.kill();

            assertThatThrownBy(() -> reading.get(bytes("k")))
                    .isInstanceOf(CacheEngineException.class)
                    .hasMessageContaining("Cache 't' could not be read: Redis at 127.0.0.1:" + own.port());
            assertThatThrownBy(() -> writing.put(bytes("k"), bytes("v"), NEVER))
                    .isInstanceOf(OutcomeUnknownException.class);
            assertThatThrownBy(() -> factory.create(Requests.on(own, "u").build()))
                    .isInstanceOf(EngineNotAvailableException.class)
                    .hasMessageContaining("Connection refused");
        }
    }

    @Test
    void serverThatStaysAway_isNotAskedByCallsUntilItIsBack() {
        AtomicInteger news = new AtomicInteger();
        try (RedisServer own = RedisServer.start();
                RedisEngineFactory healthy = new RedisEngineFactory(Map.of(), news::incrementAndGet)) {
            CacheEngine<byte[]> engine = healthy.create(Requests.on(own, "t").build());
            own.kill();
            assertThatThrownBy(() -> engine.get(bytes("k"))).hasMessageContaining("could not be read");

            await().untilAsserted(() ->
                    assertThatThrownBy(() -> engine.get(bytes("k"))).isInstanceOf(EngineClosedException.class));
            assertThatThrownBy(() -> engine.put(bytes("k"), bytes("v"), NEVER))
                    .isInstanceOf(EngineClosedException.class);
            assertThatThrownBy(() -> healthy.create(Requests.on(own, "u").build()))
                    .isInstanceOf(EngineNotAvailableException.class)
                    .hasMessageContaining("no answer since")
                    .hasMessageContaining("Connection refused");
            assertThat(healthy.down()).contains("127.0.0.1:" + own.port());
            await().untilAtomic(news, equalTo(1));

            engine.close();
            own.restart();
            await().untilAtomic(news, equalTo(2));
            assertThat(healthy.down()).isNull();
            CacheEngine<byte[]> next = healthy.create(Requests.on(own, "t").build());
            next.put(bytes("k"), bytes("v"), NEVER);
            assertThat(text(next.get(bytes("k")))).isEqualTo("v");
        }
    }

    @Test
    void serverThatIsNotThere_isFoundWhenItComes() {
        AtomicInteger news = new AtomicInteger();
        try (RedisServer own = RedisServer.start();
                RedisEngineFactory early = new RedisEngineFactory(Map.of(), news::incrementAndGet)) {
            own.kill();
            assertThatThrownBy(() -> early.create(Requests.on(own, "t").build()))
                    .isInstanceOf(EngineNotAvailableException.class);
            own.restart();

            await().untilAtomic(news, equalTo(2));
            assertThat(early.create(Requests.on(own, "t").build()).get(bytes("k")))
                    .isNull();
        }
    }

    @Test
    void frozenServer_isWaitedForNoLongerThanAllowed() {
        try (RedisServer own = RedisServer.start()) {
            CacheEngine<byte[]> engine = factory.create(Requests.on(own, "t").build());
            own.freeze();
            long began = System.nanoTime();

            assertThatThrownBy(() -> engine.get(bytes("k"))).isInstanceOf(CacheEngineException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));

            own.thaw();
            engine.put(bytes("k"), bytes("v"), NEVER);
            assertThat(text(engine.get(bytes("k")))).isEqualTo("v");
        }
    }

    @Test
    void serverOutOfMemory_refusesWritesAndServesReads() {
        try (RedisServer own = RedisServer.start("--maxmemory", "3mb", "--maxmemory-policy", "noeviction")) {
            CacheEngine<byte[]> engine = factory.create(Requests.on(own, "t").build());
            engine.put(bytes("k"), bytes("v"), NEVER);

            assertThatThrownBy(() -> {
                        for (int i = 0; i < 100; i++) {
                            engine.put(bytes("large" + i), new byte[1 << 17], NEVER);
                        }
                    })
                    .isInstanceOf(CacheEngineException.class)
                    .isNotInstanceOf(OutcomeUnknownException.class)
                    .hasMessageContaining("OOM");
            assertThat(text(engine.get(bytes("k")))).isEqualTo("v");
        }
    }

    @Test
    void passwordThatWasChanged_isTheServersAbsence_untilItIsKnown() {
        try (RedisServer own = RedisServer.start()) {
            letIn(own, "first-one");
            CacheEngine<byte[]> engine = factory.create(Requests.on(own, "t")
                    .option(Options.URI, "redis://app:first-one@127.0.0.1:" + own.port())
                    .build());
            engine.put(bytes("k"), bytes("v"), NEVER);
            // Whose connections end, too.
            own.say("ACL", "DELUSER", "app");
            letIn(own, "second-one");

            await().untilAsserted(() ->
                    assertThatThrownBy(() -> engine.get(bytes("k"))).isInstanceOf(EngineClosedException.class));
            assertThat(factory.down()).contains("WRONGPASS").doesNotContain("first-one");
            engine.close();

            CacheEngine<byte[]> next = factory.create(Requests.on(own, "t")
                    .option(Options.URI, "redis://app:second-one@127.0.0.1:" + own.port())
                    .build());
            assertThat(text(next.get(bytes("k")))).isEqualTo("v");
        }
    }

    private static void letIn(RedisServer own, String password) {
        own.say("ACL", "SETUSER", "app", "on", ">" + password, "~*", "&*", "+@all");
    }

    @Test
    void wrongPassword_isAnErrorWithoutIt() {
        try (RedisServer own = RedisServer.start("--requirepass", "right-one")) {
            assertThatThrownBy(() -> factory.create(Requests.on(own, "t")
                            .option(Options.URI, "redis://:wrong-one@127.0.0.1:" + own.port())
                            .build()))
                    .isInstanceOf(EngineNotAvailableException.class)
                    .hasMessageContaining("WRONGPASS")
                    .hasMessageNotContaining("wrong-one");
            CacheEngine<byte[]> engine = factory.create(Requests.on(own, "t")
                    .option(Options.URI, "redis://:right-one@127.0.0.1:" + own.port() + "/2")
                    .build());
            engine.put(bytes("k"), bytes("v"), NEVER);
            assertThat(text(engine.get(bytes("k")))).isEqualTo("v");
            assertThat(engine.toString()).doesNotContain("right-one");
        }
    }

    @Test
    void userWithoutTheRight_isRefusedByName() throws Exception {
        try (RedisServer own = RedisServer.start();
                Server admin = Controls.of(own)) {
            Controls.say(admin, Command.ACL, "SETUSER", "reader", "on", ">pw", "~*", "+get", "+ping");
            CacheEngine<byte[]> engine = factory.create(Requests.on(own, "t")
                    .option(Options.URI, "redis://reader:pw@127.0.0.1:" + own.port())
                    .build());

            assertThat(engine.get(bytes("k"))).isNull();
            assertThatThrownBy(() -> engine.put(bytes("k"), bytes("v"), NEVER))
                    .isInstanceOf(CacheEngineException.class)
                    .hasMessageContaining("NOPERM");
        }
    }
}
