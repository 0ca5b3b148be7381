package org.twatcache.engine.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twatcache.CacheEngineException;
import org.twatcache.itest.redis.RedisServer;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.OutcomeUnknownException;

/** Who has a value too much hurts nobody else. */
final class LargeValueTest {

    private static final int TRIES = 200;
    private static final byte[] HUGE = "huge".getBytes(UTF_8);
    private static final byte[] SMALL = "small".getBytes(UTF_8);

    private final RedisEngineFactory factory = new RedisEngineFactory();

    @AfterEach
    void close() {
        factory.close();
    }

    /** No JVM has an array of so many bytes. */
    private static String answer(List<String> words) {
        if (!words.contains("GET")) {
            return "+OK\r\n";
        }
        return words.get(1).endsWith("huge") ? "$" + Integer.MAX_VALUE + "\r\n" : "$1\r\nv\r\n";
    }

    private CacheEngine<byte[]> at(FakeServer server) {
        return factory.create(Requests.of("t")
                .option(Options.URI, "redis://127.0.0.1:" + server.port())
                .build());
    }

    @Test
    void answer_thatDoesNotFitIntoMemory_isAnErrorAndTheServerStaysInUse() throws Exception {
        try (FakeServer server = new FakeServer(LargeValueTest::answer)) {
            CacheEngine<byte[]> engine = at(server);

            for (int i = 0; i < 10; i++) {
                assertThatThrownBy(() -> engine.get(HUGE))
                        .isExactlyInstanceOf(CacheEngineException.class)
                        .hasMessageContaining("'t'")
                        .hasMessageContaining("127.0.0.1:" + server.port())
                        .hasMessageContaining("does not fit into memory");
                assertThat(engine.get(SMALL)).isEqualTo(new byte[] {'v'});
            }
        }
    }

    @Test
    void answer_thatDoesNotFitIntoMemory_amongThoseOfOtherThreads_failsNoneOfTheirs() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (FakeServer server = new FakeServer(LargeValueTest::answer)) {
            CacheEngine<byte[]> engine = at(server);
            List<Future<?>> readers = new ArrayList<>();
            for (int thread = 0; thread < 7; thread++) {
                readers.add(threads.submit(() -> {
                    for (int i = 0; i < TRIES; i++) {
                        assertThat(engine.get(SMALL)).isEqualTo(new byte[] {'v'});
                    }
                }));
            }
            for (int i = 0; i < TRIES; i++) {
                assertThatThrownBy(() -> engine.get(HUGE)).isInstanceOf(CacheEngineException.class);
            }
            for (Future<?> reader : readers) {
                reader.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void value_thatRedisDoesNotKeep_isRefusedWithoutEffect() {
        try (RedisServer server = RedisServer.start()) {
            CacheEngine<byte[]> engine = factory.create(Requests.on(server, "t").build());
            byte[] tooLarge = new byte[Commands.LARGEST + 1];
            engine.put(SMALL, SMALL, CacheEngine.NO_DEADLINE);

            for (int i = 0; i < 5; i++) {
                assertThatThrownBy(() -> engine.put(HUGE, tooLarge, CacheEngine.NO_DEADLINE))
                        .isInstanceOf(CacheEngineException.class)
                        .isNotInstanceOf(OutcomeUnknownException.class)
                        .hasMessageContaining("larger than Redis keeps");
                assertThatThrownBy(() -> engine.putIfAbsent(HUGE, tooLarge, CacheEngine.NO_DEADLINE))
                        .isInstanceOf(CacheEngineException.class);
                assertThatThrownBy(() -> engine.replace(SMALL, SMALL, tooLarge, CacheEngine.NO_DEADLINE))
                        .isInstanceOf(CacheEngineException.class);
            }
            assertThat(engine.get(SMALL)).isEqualTo(SMALL);
        }
    }
}
