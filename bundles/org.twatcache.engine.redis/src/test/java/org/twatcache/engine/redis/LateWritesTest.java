package org.twatcache.engine.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.twatcache.itest.redis.RedisServer;
import org.twatcache.spi.CacheEngine;
import redis.clients.jedis.Protocol.Command;

/** What was asked on a connection that failed reaches the server after all, later than what was asked since. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LateWritesTest {

    private static final long NEVER = CacheEngine.NO_DEADLINE;
    private static final int MANY = 16;

    private final RedisEngineFactory factory = new RedisEngineFactory();
    private final RedisServer server = RedisServer.start();
    private Server control;
    private HoldingProxy proxy;
    private CacheEngine<byte[]> engine;

    @BeforeEach
    void open() throws Exception {
        control = Controls.of(server);
        proxy = new HoldingProxy(server.port());
        engine = factory.create(
                Requests.of("late").option(Options.URI, proxy.uri()).build());
        put("k", "first");
    }

    @AfterEach
    void close() throws IOException {
        factory.close();
        proxy.close();
        control.close();
        server.close();
    }

    private void put(String key, String value) {
        engine.put(key.getBytes(UTF_8), value.getBytes(UTF_8), NEVER);
    }

    private String get(String key) {
        byte[] value = engine.get(key.getBytes(UTF_8));
        return value == null ? "" : new String(value, UTF_8);
    }

    @Test
    void put_thatWasRepeated_doesNotUndoALaterOne() throws Exception {
        proxy.hold();
        put("k", "second");
        put("k", "third");
        assertThat(proxy.deliver()).isEqualTo(1);
        assertThat(get("k")).isEqualTo("third");
    }

    @Test
    void put_thatWasRepeated_doesNotUndoARemoval() throws Exception {
        proxy.hold();
        put("k", "second");
        assertThat(engine.remove("k".getBytes(UTF_8))).isTrue();
        assertThat(proxy.deliver()).isEqualTo(1);
        assertThat(get("k")).isEmpty();
    }

    @Test
    void puts_ofMany_doNotUndoLaterOnes() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(MANY);
        try {
            all(threads, "second");
            proxy.hold();
            all(threads, "third");
            all(threads, "fourth");
            assertThat(proxy.deliver()).isPositive();
            for (int i = 0; i < MANY; i++) {
                assertThat(get("k" + i)).isEqualTo("fourth");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void all(ExecutorService threads, String value) throws Exception {
        List<Future<?>> puts = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            String key = "k" + i;
            puts.add(threads.submit(() -> put(key, value)));
        }
        for (Future<?> each : puts) {
            Object unused = each.get();
        }
    }

    @Test
    void name_ofAnotherAddress_endsNobody() {
        ServersName own = Objects.requireNonNull(ServersName.of(control.once(Commands.introduction())));
        assertThat(control.once(Commands.end(new ServersName(own.id(), "127.0.0.1:1"))))
                .isZero();
    }

    @Test
    void server_thatGivesNoNames_isUsedAllTheSame() {
        Object unused =
                Controls.say(control, Command.ACL, "SETUSER", "mute", "on", ">secret", "~*", "+@all", "-client");
        try (RedisEngineFactory own = new RedisEngineFactory()) {
            engine = own.create(Requests.of("mute")
                    .option(Options.URI, proxy.uri().replace("//", "//mute:secret@"))
                    .build());
            put("k", "first");
            proxy.hold();
            put("k", "second");
            assertThat(get("k")).isEqualTo("second");
        }
    }

    @Test
    void introduction_withoutAName_givesNone() {
        assertThat(ServersName.of("")).isNull();
        assertThat(ServersName.of("id=1")).isNull();
    }
}
