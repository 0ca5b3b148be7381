package org.twatcache.engine.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twatcache.itest.redis.RedisServer;
import org.twatcache.spi.CacheEngine;
import redis.clients.jedis.Protocol.Command;

/** A server's password is changed, and the file that has it is written anew in place, while a cache is used. */
final class RotationTest {

    private static final byte[] KEY = {1};
    private static final byte[] VALUE = {2};

    /** From the moment at which both are right: a probe is at most 500 ms away. */
    private static final Duration BOUND = Duration.ofSeconds(2);

    @TempDir
    Path folder;

    private final RedisServer server = RedisServer.start();
    private final RedisEngineFactory factory = new RedisEngineFactory();
    private Server control;
    private Path file;

    @BeforeEach
    void guard() throws Exception {
        control = Controls.of(server);
        file = Files.writeString(folder.resolve("secret"), "alpha-secret\n");
        require("alpha-secret");
    }

    @AfterEach
    void close() {
        factory.close();
        control.close();
        server.close();
    }

    /** Who is connected stays so, until it is ended. */
    private void require(String password) {
        Controls.say(control, Command.CONFIG, "SET", "requirepass", password);
        Controls.say(control, Command.CLIENT, "KILL", "TYPE", "normal", "SKIPME", "yes");
    }

    private CacheEngine<byte[]> open() {
        return factory.create(Requests.of("t")
                .option(Options.PORT, Integer.toString(server.port()))
                .option(Options.PASSWORD, "file:" + file)
                .build());
    }

    @Test
    void password_changedOnTheServerFirst_isFollowedAsSoonAsTheFileHasIt() throws Exception {
        AtomicInteger news = new AtomicInteger();
        factory.onNews(news::incrementAndGet);
        CacheEngine<byte[]> engine = open();
        engine.put(KEY, VALUE, CacheEngine.NO_DEADLINE);

        require("beta-secret");
        await().until(() -> isKnownToRefuse(engine));
        assertThat(Objects.requireNonNull(factory.down())).contains("WRONGPASS").doesNotContain("-secret");
        int before = news.get();
        Files.writeString(file, "beta-secret\n");

        await().atMost(BOUND).until(() -> factory.down() == null && news.get() > before);
        engine.close();
        assertThat(open().get(KEY)).isEqualTo(VALUE);
    }

    private boolean isKnownToRefuse(CacheEngine<byte[]> engine) {
        try {
            byte[] unused = engine.get(KEY);
        } catch (RuntimeException e) {
            assertThat(e).hasMessageNotContaining("-secret");
        }
        return factory.down() != null;
    }

    @Test
    void password_changedInTheFileFirst_failsNoCall() throws Exception {
        CacheEngine<byte[]> engine = open();
        engine.put(KEY, VALUE, CacheEngine.NO_DEADLINE);

        Files.writeString(file, "beta-secret\n");
        require("beta-secret");

        assertThat(engine.get(KEY)).isEqualTo(VALUE);
        assertThat(factory.down()).isNull();
    }
}
