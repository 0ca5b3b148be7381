package org.twatcache.enginekit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.twatcache.EngineTrait;
import org.twatcache.spi.CacheEngine;

/** Entries that nobody uses end; a look is no use. */
final class IdleTimes<T> extends Theme<T> {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MOST_OF_IT = Duration.ofMinutes(40);

    IdleTimes(Bench<T> bench) {
        super(bench);
    }

    private CacheEngine<T> openIdle() {
        return open(request().timeToIdle(HOUR));
    }

    /** An engine whose entry was stored most of an hour ago; an hour is over when the same time passes again. */
    private CacheEngine<T> afterMostOfAnHour() {
        CacheEngine<T> engine = openIdle();
        put(engine, 1, 10);
        bench().advance(MOST_OF_IT);
        return engine;
    }

    private void requireGoneAfterMore(CacheEngine<T> engine) {
        bench().advance(MOST_OF_IT);
        assertThat(read(engine, 1)).isNull();
    }

    private void requireThereAfterMore(CacheEngine<T> engine, long value) {
        bench().advance(MOST_OF_IT);
        assertThat(read(engine, 1)).isEqualTo(value);
    }

    @Case
    void entry_unreadForTheIdleTime_isGone() {
        CacheEngine<T> engine = openIdle();
        put(engine, 1, 10);
        bench().clock().advance(HOUR);

        assertThat(engine.peek(key(1))).isNull();
        assertThat(entries(engine)).isEmpty();
        assertThat(read(engine, 1)).isNull();
    }

    @Case
    void get_beforeTheIdleTimeIsOver_beginsItAnew() {
        CacheEngine<T> engine = afterMostOfAnHour();
        assertThat(read(engine, 1)).isEqualTo(10);

        requireThereAfterMore(engine, 10);
        requireThereAfterMore(engine, 10);
        bench().clock().advance(HOUR);
        assertThat(read(engine, 1)).isNull();
    }

    @Case
    void getAll_beforeTheIdleTimeIsOver_beginsItAnew() {
        CacheEngine<T> engine = afterMostOfAnHour();
        assertThat(engine.getAll(keys(1, 2))).hasSize(1);

        requireThereAfterMore(engine, 10);
    }

    @Case
    void put_beforeTheIdleTimeIsOver_beginsItAnew() {
        CacheEngine<T> engine = afterMostOfAnHour();
        put(engine, 1, 11);

        requireThereAfterMore(engine, 11);
    }

    @Case
    void peek_beforeTheIdleTimeIsOver_doesNotBeginItAnew() {
        CacheEngine<T> engine = afterMostOfAnHour();
        assertThat(look(engine, 1)).isEqualTo(10);

        requireGoneAfterMore(engine);
    }

    @Case
    void cursor_beforeTheIdleTimeIsOver_doesNotBeginItAnew() {
        CacheEngine<T> engine = afterMostOfAnHour();
        assertThat(entries(engine)).hasSize(1);

        requireGoneAfterMore(engine);
    }

    @Case
    void size_beforeTheIdleTimeIsOver_doesNotBeginItAnew() {
        CacheEngine<T> engine = afterMostOfAnHour();
        assertThat(engine.size()).isEqualTo(1);

        requireGoneAfterMore(engine);
    }

    @Case
    void peek_ofAnEntryThatMayIdle_givesNoDeadline() {
        CacheEngine<T> engine = openIdle();
        put(engine, 1, 10);

        assertThat(Objects.requireNonNull(engine.peek(key(1))).deadline()).isEqualTo(CacheEngine.NO_DEADLINE);
        assertThat(entries(engine).get(0).deadline()).isEqualTo(CacheEngine.NO_DEADLINE);
    }

    @Case
    void restore_beginsTheIdleTime() {
        CacheEngine<T> engine = openIdle();
        engine.restore(List.of(entry(1, 10, CacheEngine.NO_DEADLINE)));
        bench().advance(MOST_OF_IT);
        assertThat(read(engine, 1)).isEqualTo(10);
        bench().clock().advance(HOUR);

        assertThat(read(engine, 1)).isNull();
    }

    @Case(needs = EngineTrait.EXPIRES)
    void deadline_ofAnEntryInUse_stillEndsIt() {
        CacheEngine<T> engine = openIdle();
        engine.put(key(1), value(10), in(HOUR.plus(HOUR.dividedBy(2))));
        bench().advance(MOST_OF_IT);
        assertThat(read(engine, 1)).isEqualTo(10);
        bench().advance(MOST_OF_IT);
        assertThat(read(engine, 1)).isEqualTo(10);
        bench().clock().advance(Duration.ofMinutes(10));

        assertThat(read(engine, 1)).isNull();
    }

    @Case(needs = EngineTrait.EXPIRES)
    void idleTime_ofAnEntryWithALaterDeadline_stillEndsIt() {
        CacheEngine<T> engine = openIdle();
        engine.put(key(1), value(10), in(HOUR.multipliedBy(5)));
        bench().clock().advance(HOUR);

        assertThat(read(engine, 1)).isNull();
    }

    @Case
    void entries_unread_areToldAsExpiredOnce() {
        CacheEngine<T> engine = openIdle();
        for (int i = 0; i < 10; i++) {
            put(engine, i, i);
        }
        bench().advance(HOUR.multipliedBy(2));

        bench().eventually(() -> assertThat(bench().events().expirations()).hasSizeGreaterThanOrEqualTo(10));
        assertThat(new Removals<>(bench().samples()).once(bench().events().expirations()))
                .hasSize(10);
        assertThat(bench().events().evictions()).isEmpty();
        bench().eventually(() -> assertThat(engine.size()).isZero());
    }
}
