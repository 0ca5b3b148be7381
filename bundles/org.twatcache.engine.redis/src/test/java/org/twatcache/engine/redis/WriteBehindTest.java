package org.twatcache.engine.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.twatcache.CacheEngineException;
import org.twatcache.itest.redis.RedisServer;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineClosedException;
import org.twatcache.spi.OutcomeUnknownException;

/** What write-behind promises, and what it does when it cannot keep it. */
final class WriteBehindTest {

    private static final long NEVER = CacheEngine.NO_DEADLINE;

    private final RedisEngineFactory factory = new RedisEngineFactory();
    private final RedisServer server = RedisServer.start();

    @AfterEach
    void stop() {
        factory.close();
        server.close();
    }

    private CacheEngine<byte[]> behind(int most) {
        return factory.create(Requests.on(server, "t")
                .option(Options.WRITE_BEHIND, Integer.toString(most))
                .build());
    }

    private CacheEngine<byte[]> direct() {
        return factory.create(Requests.on(server, "t").build());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static @Nullable String get(CacheEngine<byte[]> engine, String key) {
        byte[] found = engine.get(bytes(key));
        return found == null ? null : new String(found, UTF_8);
    }

    private static void put(CacheEngine<byte[]> engine, String key, String value) {
        engine.put(bytes(key), bytes(value), NEVER);
    }

    @Test
    void put_isReadHereAtOnce_andElsewhereSoon() {
        CacheEngine<byte[]> engine = behind(100);

        put(engine, "k", "v");

        assertThat(get(engine, "k")).isEqualTo("v");
        CacheEngine<byte[]> other = direct();
        await().untilAsserted(() -> assertThat(get(other, "k")).isEqualTo("v"));
    }

    @Test
    void put_whileTheServerSaysNothing_returnsAtOnceAndIsRead() {
        CacheEngine<byte[]> engine = behind(100);
        server.freeze();
        long began = System.nanoTime();

        for (int i = 0; i < 100; i++) {
            put(engine, "k" + i % 10, "v" + i);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(400));
        assertThat(get(engine, "k9")).isEqualTo("v99");
        assertThat(Objects.requireNonNull(engine.peek(bytes("k3"))).value()).isEqualTo(bytes("v93"));
        server.thaw();
        CacheEngine<byte[]> other = direct();
        await().untilAsserted(() -> assertThat(get(other, "k9")).isEqualTo("v99"));
    }

    @Test
    void put_whereTooManyWait_isRefusedAfterAWhile() {
        CacheEngine<byte[]> engine = behind(3);
        server.freeze();

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 10; i++) {
                        put(engine, "k" + i, "v");
                    }
                })
                .isInstanceOf(CacheEngineException.class)
                .isNotInstanceOf(OutcomeUnknownException.class)
                .satisfiesAnyOf(
                        e -> assertThat(e).hasMessageContaining(Options.WRITE_BEHIND),
                        e -> assertThat(e).isInstanceOf(EngineClosedException.class));
        server.thaw();
    }

    @Test
    void writes_thatNeverArrived_leaveNothingOlderBehind() {
        put(direct(), "k", "old");
        CacheEngine<byte[]> engine = behind(100);
        assertThat(get(engine, "k")).isEqualTo("old");
        server.freeze();
        put(engine, "k", "new");
        await().untilAsserted(() ->
                assertThatThrownBy(() -> put(engine, "other", "v")).isInstanceOf(EngineClosedException.class));
        engine.close();
        server.thaw();

        await().ignoreExceptions().untilAsserted(() -> {
            CacheEngine<byte[]> next = direct();
            assertThat(get(next, "k")).isNotEqualTo("old");
        });
    }

    @Test
    void close_sendsWhatWaits() {
        CacheEngine<byte[]> engine = behind(1_000);
        for (int i = 0; i < 1_000; i++) {
            put(engine, "k" + i, "v" + i);
        }
        engine.close();

        assertThat(direct().size()).isEqualTo(1_000);
        assertThatThrownBy(() -> engine.get(bytes("k1"))).isInstanceOf(EngineClosedException.class);
        assertThatThrownBy(() -> put(engine, "k", "v")).isInstanceOf(EngineClosedException.class);
    }

    @Test
    void removal_isOnTheServerWhenItReturns() {
        CacheEngine<byte[]> engine = behind(100);
        CacheEngine<byte[]> other = direct();

        for (int i = 0; i < 50; i++) {
            put(engine, "k", "v" + i);
            assertThat(engine.remove(bytes("k"))).isTrue();
            assertThat(get(other, "k")).isNull();
        }
    }

    @Test
    @Timeout(60)
    void removal_whileOthersPutTheSameKey_ends() throws Exception {
        CacheEngine<byte[]> engine = behind(100);
        AtomicBoolean over = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            while (!over.get()) {
                put(engine, "k", "v");
            }
        });
        writer.start();
        try {
            for (int i = 0; i < 50; i++) {
                boolean unused = engine.remove(bytes("k"));
            }
        } finally {
            over.set(true);
            writer.join();
        }
        assertThat(get(engine, "k")).isIn("v", null);
    }

    @Test
    void destroy_withMuchThatWaits_leavesNothing() {
        CacheEngine<byte[]> engine = behind(100_000);
        for (int i = 0; i < 20_000; i++) {
            put(engine, "k" + i, "v" + i);
        }

        engine.destroy();

        assertThat(direct().size()).isZero();
    }

    @Test
    void engine_openedWhileTheOneBeforeEnds_readsWhatThatHadAcknowledged() throws Exception {
        for (int round = 0; round < 20; round++) {
            CacheEngine<byte[]> engine = behind(10_000);
            for (int i = 0; i < 5_000; i++) {
                put(engine, "k" + i, "round " + round);
            }
            Thread closing = new Thread(engine::close);
            closing.start();
            await().until(() -> isClosed(engine));
            CacheEngine<byte[]> next = direct();
            assertThat(get(next, "k4999")).isEqualTo("round " + round);
            next.close();
            closing.join();
        }
    }

    private static boolean isClosed(CacheEngine<byte[]> engine) {
        try {
            engine.get(bytes("k"));
            return false;
        } catch (EngineClosedException e) {
            return true;
        }
    }

    @Test
    void writes_thatTheServerRefuses_areForgotten() {
        try (RedisServer small = RedisServer.start("--maxmemory", "3mb", "--maxmemory-policy", "noeviction")) {
            CacheEngine<byte[]> plain = factory.create(Requests.on(small, "t").build());
            put(plain, "k", "old");
            CacheEngine<byte[]> engine = factory.create(
                    Requests.on(small, "t").option(Options.WRITE_BEHIND, "1000").build());
            for (int i = 0; i < 100; i++) {
                engine.put(bytes("large" + i), new byte[1 << 17], NEVER);
            }
            put(engine, "k", "new");

            engine.flush();

            assertThat(get(plain, "k")).isNotEqualTo("old");
        }
    }

    @Test
    void lifeOfAPut_beginsWithIt() {
        CacheEngine<byte[]> engine = behind(100);
        server.freeze();
        engine.put(
                bytes("k"), bytes("v"), Requests.now() + Duration.ofMillis(50).toNanos());

        await().untilAsserted(() -> assertThat(get(engine, "k")).isNull());
        server.thaw();
        engine.flush();
        // What was sent already lived on while the server was frozen.
        await().untilAsserted(() -> assertThat(get(engine, "k")).isNull());
    }
}
