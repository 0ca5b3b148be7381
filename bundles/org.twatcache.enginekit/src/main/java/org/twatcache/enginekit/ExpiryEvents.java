package org.twatcache.enginekit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.twatcache.EngineTrait;
import org.twatcache.spi.CacheEngine;

/**
 * What an engine tells and keeps of entries whose life is over. One that processes share need not tell: its server ends them, and
 * there is no saying which process is to hear.
 */
final class ExpiryEvents<T> extends Theme<T> {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    ExpiryEvents(Bench<T> bench) {
        super(bench);
    }

    @Case(lacks = EngineTrait.SHARED)
    void expiredEntries_unread_areToldOnceWithTheirValues() {
        CacheEngine<T> engine = open();
        for (int i = 0; i < 20; i++) {
            engine.put(key(i), value(i * 2L), in(MINUTE));
        }
        put(engine, 100, 100);
        bench().advance(MINUTE.multipliedBy(10));

        Removals<T> removals = new Removals<>(bench().samples());
        bench().eventually(() -> assertThat(bench().events().expirations()).hasSizeGreaterThanOrEqualTo(20));
        bench().housekeep();
        assertThat(removals.once(bench().events().expirations()))
                .hasSize(20)
                .allSatisfy((key, value) -> assertThat(value).isEqualTo(key * 2L));
        assertThat(bench().events().evictions()).isEmpty();
        assertThat(read(engine, 100)).isEqualTo(100);
    }

    @Case(lacks = EngineTrait.SHARED)
    void expiredEntry_readAgainAndAgain_isToldOnce() {
        CacheEngine<T> engine = open();
        engine.put(key(1), value(10), in(MINUTE));
        bench().clock().advance(MINUTE);
        for (int i = 0; i < 5; i++) {
            assertThat(read(engine, 1)).isNull();
            assertThat(engine.peek(key(1))).isNull();
        }
        bench().advance(MINUTE);

        bench().eventually(() -> assertThat(bench().events().expirations()).hasSize(1));
    }

    @Case
    void expiredEntries_unread_leaveTheEngine() {
        CacheEngine<T> engine = open();
        for (int i = 0; i < 50; i++) {
            engine.put(key(i), value(i), in(MINUTE));
        }
        bench().advance(MINUTE.multipliedBy(10));

        bench().eventually(() -> assertThat(engine.size()).isZero());
    }

    @Case
    void newValue_underAnExpiredKey_outlivesTheHousekeeping() {
        CacheEngine<T> engine = open();
        engine.put(key(1), value(10), in(MINUTE));
        bench().clock().advance(MINUTE);
        put(engine, 1, 11);
        bench().advance(MINUTE.multipliedBy(10));

        assertThat(read(engine, 1)).isEqualTo(11);
    }

    @Case(lacks = EngineTrait.SHARED)
    void listener_waitingForAnotherThreadsCall_isNotLockedOut() {
        CacheEngine<T> engine = open();
        engine.put(key(1), value(10), in(MINUTE));
        CallsFromEvents<T> calls = new CallsFromEvents<>(bench(), engine);
        bench().events().listen(() -> calls.putAndGet(key(1), value(11)));
        bench().clock().advance(MINUTE.multipliedBy(10));
        engine.get(key(1));

        bench().eventually(() -> assertThat(calls.done()).isPositive());
        calls.requireNoneFailed();
    }
}
