package org.twatcache.enginekit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.twatcache.spi.CacheEngine;

/** The lifetime of the request, which stands behind {@link CacheEngine#DEFAULT_DEADLINE}. */
final class Lifetimes<T> extends Theme<T> {

    private static final Duration HOUR = Duration.ofHours(1);

    /** How far the coarse time may stay behind, and how long after its end an entry of a second or more may be served. */
    private static final Duration LAG = Duration.ofMillis(10);

    private static final Duration LATEST = Duration.ofMillis(20);

    Lifetimes(Bench<T> bench) {
        super(bench);
    }

    private Duration early() {
        return bench().grain().compareTo(LATEST) > 0 ? bench().grain() : LATEST;
    }

    private CacheEngine<T> openWith(Duration timeToLive) {
        return open(request().timeToLive(timeToLive));
    }

    private void putDefault(CacheEngine<T> engine, int key, long value) {
        engine.put(key(key), value(value), CacheEngine.DEFAULT_DEADLINE);
    }

    private long deadline(CacheEngine<T> engine, int key) {
        return Objects.requireNonNull(engine.peek(key(key)), "peek").deadline();
    }

    @Case
    void defaultDeadline_withoutLifetime_isNone() {
        CacheEngine<T> engine = open();
        putDefault(engine, 1, 10);
        bench().advance(Duration.ofDays(1_000));

        assertThat(read(engine, 1)).isEqualTo(10);
        assertThat(deadline(engine, 1)).isEqualTo(CacheEngine.NO_DEADLINE);
    }

    @Case
    void defaultDeadline_withLifetime_isThatFromNow() {
        CacheEngine<T> engine = openWith(HOUR);
        putDefault(engine, 1, 10);
        assertThat(deadline(engine, 1)).isBetween(in(HOUR.minus(early())), in(HOUR));
        bench().advance(HOUR.minus(early()));
        assertThat(read(engine, 1)).isEqualTo(10);
        bench().clock().advance(early());

        assertThat(read(engine, 1)).isNull();
        assertThat(engine.peek(key(1))).isNull();
        assertThat(entries(engine)).isEmpty();
    }

    @Case
    void defaultDeadline_inEveryKindOfWrite_isTheLifetime() {
        CacheEngine<T> engine = openWith(HOUR);
        engine.putIfAbsent(key(1), value(10), CacheEngine.DEFAULT_DEADLINE);
        put(engine, 2, 20);
        T present = Objects.requireNonNull(engine.get(key(2)));
        engine.replace(key(2), present, value(21), CacheEngine.DEFAULT_DEADLINE);
        engine.putAll(List.of(entry(3, 30, CacheEngine.DEFAULT_DEADLINE)));
        assertThat(engine.getAll(keys(0, 9))).hasSize(3);
        bench().clock().advance(HOUR);

        assertThat(engine.getAll(keys(0, 9))).isEmpty();
    }

    @Case
    void write_ofAPresentKey_beginsANewLifetime() {
        CacheEngine<T> engine = openWith(HOUR);
        putDefault(engine, 1, 10);
        bench().advance(HOUR.dividedBy(2));
        putDefault(engine, 1, 11);
        bench().advance(HOUR.dividedBy(2));
        assertThat(read(engine, 1)).isEqualTo(11);
        bench().clock().advance(HOUR.dividedBy(2));

        assertThat(read(engine, 1)).isNull();
    }

    @Case
    void putIfAbsent_ofAPresentKey_beginsNoNewLifetime() {
        CacheEngine<T> engine = openWith(HOUR);
        putDefault(engine, 1, 10);
        bench().advance(HOUR.dividedBy(2));
        engine.putIfAbsent(key(1), value(11), CacheEngine.DEFAULT_DEADLINE);
        bench().clock().advance(HOUR.dividedBy(2));

        assertThat(read(engine, 1)).isNull();
    }

    @Case
    void ownDeadline_besideALifetime_goesBeforeIt() {
        CacheEngine<T> engine = openWith(HOUR);
        engine.put(key(1), value(10), in(HOUR.dividedBy(2)));
        engine.put(key(2), value(20), in(HOUR.multipliedBy(2)));
        put(engine, 3, 30);
        bench().advance(HOUR.dividedBy(2));
        assertThat(keyNumbers(engine.getAll(keys(0, 9)))).containsExactlyInAnyOrder(2, 3);
        bench().advance(HOUR);
        assertThat(keyNumbers(engine.getAll(keys(0, 9)))).containsExactlyInAnyOrder(2, 3);
        bench().clock().advance(HOUR);

        assertThat(keyNumbers(engine.getAll(keys(0, 9)))).containsExactly(3);
    }

    @Case
    void restore_noDeadline_getsNoLifetime() {
        CacheEngine<T> engine = openWith(HOUR);
        engine.restore(List.of(entry(1, 10, CacheEngine.NO_DEADLINE), entry(2, 20, in(HOUR.multipliedBy(3)))));
        assertThat(deadline(engine, 1)).isEqualTo(CacheEngine.NO_DEADLINE);
        bench().advance(HOUR.multipliedBy(2));

        assertThat(read(engine, 1)).isEqualTo(10);
        assertThat(read(engine, 2)).isEqualTo(20);
    }

    @Case
    void lifetime_beyondTheEndOfTheClock_isNone() {
        CacheEngine<T> engine = openWith(Duration.ofSeconds(Long.MAX_VALUE));
        putDefault(engine, 1, 10);
        bench().advance(Duration.ofDays(10_000));

        assertThat(read(engine, 1)).isEqualTo(10);
        assertThat(deadline(engine, 1)).isEqualTo(CacheEngine.NO_DEADLINE);
    }

    @Case
    void longLifetime_whileCoarseTimeLags_endsSoon() {
        CacheEngine<T> engine = openWith(HOUR);
        putDefault(engine, 1, 10);
        engine.put(key(2), value(20), in(HOUR));
        bench().clock().coarseLag(LAG);
        bench().clock().advance(HOUR.plus(LATEST));

        assertThat(read(engine, 1)).isNull();
        assertThat(read(engine, 2)).isNull();
    }

    @Case
    void shortLifetime_whileCoarseTimeLags_endsExactly() {
        Duration life = Duration.ofMillis(500);
        CacheEngine<T> engine = openWith(life);
        putDefault(engine, 1, 10);
        bench().clock().coarseLag(LAG);
        bench().clock().advance(life);

        assertThat(read(engine, 1)).isNull();
        assertThat(engine.peek(key(1))).isNull();
    }

    @Case
    void shortDeadline_besideALongLifetime_endsExactly() {
        Duration life = Duration.ofMillis(500);
        CacheEngine<T> engine = openWith(HOUR);
        engine.put(key(1), value(10), in(life));
        bench().clock().coarseLag(LAG);
        bench().clock().advance(life);

        assertThat(read(engine, 1)).isNull();
        assertThat(engine.peek(key(1))).isNull();
    }
}
