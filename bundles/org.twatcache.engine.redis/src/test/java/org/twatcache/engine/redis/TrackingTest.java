package org.twatcache.engine.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twatcache.enginekit.RecordedEvents;
import org.twatcache.itest.redis.RedisServer;
import org.twatcache.spi.CacheEngine;
import redis.clients.jedis.Protocol.Command;

/** Caches that want to hear are told of each change, or that they are not. */
final class TrackingTest {

    private final RedisServer server = RedisServer.start();
    private final RedisEngineFactory factory = new RedisEngineFactory();
    private final RedisEngineFactory elsewhere = new RedisEngineFactory();

    @AfterEach
    void close() {
        factory.close();
        elsewhere.close();
        server.close();
    }

    private static byte[] bytes(int number) {
        return new byte[] {(byte) number};
    }

    private CacheEngine<byte[]> hearing(String cache, RecordedEvents events) {
        CacheEngine<byte[]> engine = factory.create(
                Requests.on(server, cache).events(events).wantsInvalidations().build());
        await().until(events::isTracking);
        return engine;
    }

    private CacheEngine<byte[]> elsewhere(String cache) {
        return elsewhere.create(Requests.on(server, cache).build());
    }

    private static boolean hears(RecordedEvents events, byte[] key) {
        return events.invalidations().stream().anyMatch(each -> Arrays.equals((byte[]) each, key));
    }

    private static void put(CacheEngine<byte[]> engine, byte[] key) {
        engine.put(key, bytes(7), CacheEngine.NO_DEADLINE);
    }

    /** How many connections the server has on which it tells of changes. */
    private long connections() throws Exception {
        try (Server control = Controls.of(server)) {
            String list = new String((byte[]) Controls.say(control, Command.CLIENT, "LIST"), StandardCharsets.UTF_8);
            return list.lines()
                    .filter(line -> line.matches(".* flags=[A-Za-z]*t[A-Za-z]* .*"))
                    .count();
        }
    }

    @Test
    void caches_ofOneServer_hearOfTheirOwnKeysOnOneConnection() throws Exception {
        RecordedEvents events = new RecordedEvents();
        RecordedEvents others = new RecordedEvents();
        hearing("t", events);
        hearing("t2", others);

        put(elsewhere("t"), bytes(1));
        put(elsewhere("t2"), bytes(2));

        await().until(() -> hears(events, bytes(1)) && hears(others, bytes(2)));
        assertThat(hears(events, bytes(2))).isFalse();
        assertThat(hears(others, bytes(1))).isFalse();
        assertThat(connections()).isEqualTo(1);
    }

    /** Twice the time that the server has for an answer. */
    @Test
    void connection_thatIsQuietAfterwards_stays() throws Exception {
        RecordedEvents events = new RecordedEvents();
        AtomicInteger lost = new AtomicInteger();
        hearing("t", events);
        events.listen(() -> lost.addAndGet(events.isTracking() ? 0 : 1));
        CacheEngine<byte[]> writer = elsewhere("t");
        long number = number();

        put(writer, bytes(1));
        await().until(() -> hears(events, bytes(1)));

        await().during(Duration.ofSeconds(1)).until(() -> lost.get() == 0);
        assertThat(number()).isEqualTo(number);
    }

    /** By which the server knows the connection. */
    private long number() throws Exception {
        try (Server control = Controls.of(server)) {
            String list = new String((byte[]) Controls.say(control, Command.CLIENT, "LIST"), StandardCharsets.UTF_8);
            return list.lines()
                    .filter(line -> line.matches(".* flags=[A-Za-z]*t[A-Za-z]* .*"))
                    .map(line -> Long.parseLong(line.replaceAll("id=([0-9]+) .*", "$1")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void cache_openedAgain_hearsAgain() {
        RecordedEvents keeps = new RecordedEvents();
        hearing("other", keeps);
        hearing("t", new RecordedEvents()).close();
        RecordedEvents events = new RecordedEvents();
        hearing("t", events);

        put(elsewhere("t"), bytes(1));

        await().until(() -> hears(events, bytes(1)));
    }

    @Test
    void connection_whenNobodyHearsAnyMore_isClosed() throws Exception {
        CacheEngine<byte[]> engine = hearing("t", new RecordedEvents());
        CacheEngine<byte[]> deaf = factory.create(Requests.on(server, "u").build());
        assertThat(connections()).isEqualTo(1);
        engine.close();

        await().until(() -> connections() == 0);

        RecordedEvents events = new RecordedEvents();
        hearing("t", events);
        put(elsewhere("t"), bytes(1));
        await().until(() -> hears(events, bytes(1)));
        assertThat(deaf.get(bytes(1))).isNull();
    }

    @Test
    void server_thatDies_isSaidToTellNothingUntilItIsBack() {
        RecordedEvents events = new RecordedEvents();
        hearing("t", events);
        server.kill();
        await().until(() -> !events.isTracking());

        server.restart();
        await().until(events::isTracking);
        put(elsewhere("t"), bytes(1));

        await().until(() -> hears(events, bytes(1)));
    }

    @Test
    void server_thatIsSilent_isSaidToTellNothingUntilItSpeaks() {
        RecordedEvents events = new RecordedEvents();
        hearing("t", events);
        server.freeze();
        try {
            await().until(() -> !events.isTracking());
        } finally {
            server.thaw();
        }

        await().until(events::isTracking);
    }

    @Test
    void connection_thatIsCut_isMadeAgain() throws Exception {
        RecordedEvents events = new RecordedEvents();
        AtomicInteger said = new AtomicInteger();
        hearing("t", events);
        events.listen(said::incrementAndGet);
        try (Server control = Controls.of(server)) {
            Controls.say(control, Command.CLIENT, "KILL", "TYPE", "normal", "SKIPME", "yes");
        }

        await().until(() -> said.get() >= 2 && events.isTracking());
        put(elsewhere("t"), bytes(1));
        await().until(() -> hears(events, bytes(1)));
    }

    @Test
    void server_thatMayNotTell_servesAllTheSame() throws Exception {
        try (Server control = Controls.of(server)) {
            Controls.say(control, Command.ACL, "SETUSER", "mute", "on", ">secret", "~*", "+@all", "-client");
        }
        RecordedEvents events = new RecordedEvents();
        CacheEngine<byte[]> engine = factory.create(Requests.of("t")
                .option(Options.HOST, "127.0.0.1")
                .option(Options.PORT, Integer.toString(server.port()))
                .option(Options.USER, "mute")
                .option(Options.PASSWORD, "secret")
                .events(events)
                .wantsInvalidations()
                .build());

        put(engine, bytes(1));

        assertThat(engine.get(bytes(1))).isEqualTo(bytes(7));
        assertThat(events.isTracking()).isFalse();
    }

    @Test
    void keys_thatAllGo_areToldAsAll() throws Exception {
        RecordedEvents events = new RecordedEvents();
        hearing("t", events);
        try (Server control = Controls.of(server)) {
            Controls.say(control, Command.FLUSHALL);
        }

        await().until(() -> events.invalidationsOfAll() > 0);
    }
}
