package org.twatcache.engine.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.twatcache.CacheEngineException;
import org.twatcache.enginekit.RecordedEvents;
import org.twatcache.enginekit.TestRequestBuilder;
import org.twatcache.itest.redis.RedisServer;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineEntry;
import redis.clients.jedis.Protocol.Command;

/** Where the server does not tell of changes, processes publish their own. */
final class PublishingTest {

    private static final byte[] KEY = {1, 0, (byte) 200};
    private static final byte[] VALUE = {2};
    private static final byte[] OTHER = {3};
    private static final long NEVER = CacheEngine.NO_DEADLINE;

    private final RedisServer server = RedisServer.start();
    private final RedisEngineFactory factory = new RedisEngineFactory();
    private final RedisEngineFactory elsewhere = new RedisEngineFactory();

    @AfterEach
    void close() {
        factory.close();
        elsewhere.close();
        server.close();
    }

    static List<Named<Consumer<CacheEngine<byte[]>>>> writes() {
        return List.of(
                Named.of("put", engine -> engine.put(KEY, OTHER, NEVER)),
                Named.of("putAll", engine -> engine.putAll(List.of(new EngineEntry<>(KEY, OTHER, NEVER)))),
                Named.of(
                        "replace",
                        engine -> assertThat(engine.replace(KEY, VALUE, OTHER, NEVER))
                                .isTrue()),
                Named.of("remove", engine -> assertThat(engine.remove(KEY)).isTrue()),
                Named.of(
                        "remove if",
                        engine -> assertThat(engine.remove(KEY, VALUE)).isTrue()),
                Named.of("removeAll", engine -> engine.removeAll(List.of(OTHER, KEY))),
                Named.of("clear", CacheEngine::clear));
    }

    private TestRequestBuilder published() {
        return Requests.on(server, "t").option(Options.INVALIDATION, "pubsub");
    }

    private static boolean hears(RecordedEvents events) {
        return events.invalidations().stream().anyMatch(each -> Arrays.equals((byte[]) each, KEY));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void write_elsewhere_isHeardOfAndHadItsEffect(Consumer<CacheEngine<byte[]>> write) {
        CacheEngine<byte[]> writer = elsewhere.create(published().build());
        writer.put(KEY, VALUE, NEVER);
        RecordedEvents events = new RecordedEvents();
        CacheEngine<byte[]> reader =
                factory.create(published().events(events).wantsInvalidations().build());
        await().until(events::isTracking);

        write.accept(writer);

        byte[] now = reader.get(KEY);
        assertThat(now == null || Arrays.equals(now, OTHER)).isTrue();
        await().until(() -> hears(events));
    }

    @Test
    void server_thatDies_isSaidToTellNothingUntilItIsBack() {
        RecordedEvents events = new RecordedEvents();
        factory.create(published().events(events).wantsInvalidations().build());
        await().until(events::isTracking);
        server.kill();
        await().until(() -> !events.isTracking());

        server.restart();
        await().until(events::isTracking);
        elsewhere.create(published().build()).put(KEY, VALUE, NEVER);

        await().until(() -> hears(events));
    }

    /** What others do not publish is not heard of: copies are to live for a short time, though they mostly fall at once. */
    @Test
    void user_whoMayNotTrack_hearsWhatOthersLikeHimPublish() throws Exception {
        try (Server control = Controls.of(server)) {
            Controls.say(control, Command.ACL, "SETUSER", "mute", "on", ">secret", "~*", "&*", "+@all", "-client");
        }
        RecordedEvents events = new RecordedEvents();
        factory.create(mute().events(events).wantsInvalidations().build());
        CacheEngine<byte[]> other = elsewhere.create(
                mute().events(new RecordedEvents()).wantsInvalidations().build());

        await().until(() -> {
            other.put(KEY, VALUE, NEVER);
            return hears(events);
        });

        assertThat(events.isTracking()).isFalse();
    }

    private TestRequestBuilder mute() {
        return Requests.of("t")
                .option(Options.PORT, Integer.toString(server.port()))
                .option(Options.USER, "mute")
                .option(Options.PASSWORD, "secret");
    }

    @Test
    void write_thatMayNotBePublished_hasNoEffect() throws Exception {
        try (Server control = Controls.of(server)) {
            Controls.say(control, Command.ACL, "SETUSER", "mute", "on", ">secret", "~*", "resetchannels", "+@all");
        }
        CacheEngine<byte[]> engine =
                factory.create(mute().option(Options.INVALIDATION, "pubsub").build());

        assertThatThrownBy(() -> engine.put(KEY, VALUE, NEVER))
                .isInstanceOf(CacheEngineException.class)
                .hasMessageContaining("refused");
        assertThat(engine.get(KEY)).isNull();
    }

    @Test
    void cache_thatWantsNone_opensNoConnectionForIt() {
        RecordedEvents events = new RecordedEvents();
        CacheEngine<byte[]> engine = factory.create(Requests.on(server, "t")
                .option(Options.INVALIDATION, "none")
                .events(events)
                .wantsInvalidations()
                .build());

        engine.put(KEY, VALUE, NEVER);

        assertThat(new String((byte[]) Objects.requireNonNull(server.say("CLIENT", "LIST")), UTF_8))
                .doesNotContain("resp=3")
                .doesNotContain("flags=t");
        assertThat(events.isTracking()).isFalse();
    }
}
