package org.twatcache.engine.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twatcache.EngineNotAvailableException;
import org.twatcache.enginekit.TestRequest;
import org.twatcache.itest.redis.RedisServer;
import org.twatcache.itest.redis.WatchedRedis;
import org.twatcache.spi.CacheEngine;

/** A master with two replicas, and three sentinels that watch them. */
final class SentinelTest {

    private static final int DOWN_AFTER_MILLIS = 500;
    private static final byte[] KEY = {1};
    private static final byte[] OTHER = {2};
    private static final byte[] VALUE = {3};
    private static final Duration OUTAGE = Duration.ofMillis(DOWN_AFTER_MILLIS).plusSeconds(5);

    private final WatchedRedis servers = WatchedRedis.start(DOWN_AFTER_MILLIS);
    private final RedisEngineFactory factory = new RedisEngineFactory();

    @AfterEach
    void stop() {
        factory.close();
        servers.close();
    }

    private TestRequest request(String master) {
        return Requests.of("t")
                .option(Options.SENTINELS, servers.addresses())
                .option(Options.SENTINEL_MASTER, master)
                .build();
    }

    @Test
    void master_thatDies_isFollowedByTheOneThatTakesOver() {
        CacheEngine<byte[]> engine = factory.create(request(WatchedRedis.MASTER));
        engine.put(KEY, VALUE, CacheEngine.NO_DEADLINE);
        servers.awaitWatched();
        RedisServer old = servers.master();
        old.kill();

        await().atMost(OUTAGE).ignoreExceptions().until(() -> {
            engine.put(OTHER, VALUE, CacheEngine.NO_DEADLINE);
            return true;
        });
        assertThat(engine.get(OTHER)).isEqualTo(VALUE);
        assertThat(engine.get(KEY)).isEqualTo(VALUE);
        old.restart();
        engine.put(KEY, OTHER, CacheEngine.NO_DEADLINE);
        assertThat(engine.get(KEY)).isEqualTo(OTHER);
    }

    @Test
    void firstSentinel_thatIsGone_isPassedBy() {
        servers.sentinels().get(0).kill();
        CacheEngine<byte[]> engine = factory.create(request(WatchedRedis.MASTER));

        engine.put(KEY, VALUE, CacheEngine.NO_DEADLINE);
        assertThat(engine.get(KEY)).isEqualTo(VALUE);
    }

    @Test
    void master_thatNobodyKnows_isAnErrorThatNamesIt() {
        assertThatThrownBy(() -> factory.create(request("other")))
                .isInstanceOf(EngineNotAvailableException.class)
                .hasMessageContaining("No sentinel knows the master other of sentinels 127.0.0.1:");
    }
}
