package org.twatcache.enginekit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.AbstractLongAssert;
import org.twatcache.spi.CacheEngine;

/** Entries end when their own deadline comes, not before and never after. */
final class Deadlines<T> extends Theme<T> {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    Deadlines(Bench<T> bench) {
        super(bench);
    }

    /** An engine whose key 1 lived for a minute, and key 2 lives. */
    private CacheEngine<T> afterAMinute() {
        CacheEngine<T> engine = open();
        engine.put(key(1), value(10), in(MINUTE));
        put(engine, 2, 20);
        bench().clock().advance(MINUTE);
        return engine;
    }

    private AbstractLongAssert<?> assertDeadline(CacheEngine<T> engine, int key) {
        return assertThat(Objects.requireNonNull(engine.peek(key(key)), "peek").deadline());
    }

    private void requireDeadline(CacheEngine<T> engine, int key, long deadline) {
        assertDeadline(engine, key).isBetween(deadline - bench().grain().toNanos(), deadline);
    }

    @Case
    void entry_beforeItsDeadline_isServed() {
        CacheEngine<T> engine = open();
        engine.put(key(1), value(10), in(MINUTE));
        bench().advance(MINUTE.minus(bench().grain()).minusNanos(1));

        assertThat(read(engine, 1)).isEqualTo(10);
        assertThat(look(engine, 1)).isEqualTo(10);
        assertThat(content(engine)).containsEntry(1, 10L);
    }

    @Case
    void get_atTheDeadline_isNull() {
        CacheEngine<T> engine = afterAMinute();

        assertThat(read(engine, 1)).isNull();
        assertThat(read(engine, 2)).isEqualTo(20);
    }

    @Case
    void getAll_atTheDeadline_leavesTheEntryOut() {
        assertThat(keyNumbers(afterAMinute().getAll(keys(0, 5)))).containsExactly(2);
    }

    @Case
    void peek_atTheDeadline_isNull() {
        assertThat(afterAMinute().peek(key(1))).isNull();
    }

    @Case
    void cursor_atTheDeadline_leavesTheEntryOut() {
        assertThat(keyNumbers(entries(afterAMinute()))).containsExactly(2);
    }

    @Case
    void putIfAbsent_atTheDeadline_stores() {
        CacheEngine<T> engine = afterAMinute();

        assertThat(number(engine.putIfAbsent(key(1), value(11), CacheEngine.NO_DEADLINE)))
                .isNull();
        assertThat(read(engine, 1)).isEqualTo(11);
    }

    @Case
    void replace_atTheDeadline_isFalse() {
        CacheEngine<T> engine = open();
        engine.put(key(1), value(10), in(MINUTE));
        T expected = Objects.requireNonNull(engine.get(key(1)));
        bench().clock().advance(MINUTE);

        assertThat(engine.replace(key(1), expected, value(11), CacheEngine.NO_DEADLINE))
                .isFalse();
        assertThat(read(engine, 1)).isNull();
    }

    @Case
    void remove_atTheDeadline_isFalse() {
        assertThat(afterAMinute().remove(key(1))).isFalse();
    }

    @Case
    void removeExpected_atTheDeadline_isFalse() {
        CacheEngine<T> engine = open();
        engine.put(key(1), value(10), in(MINUTE));
        T expected = Objects.requireNonNull(engine.get(key(1)));
        bench().clock().advance(MINUTE);

        assertThat(engine.remove(key(1), expected)).isFalse();
    }

    @Case
    void get_beforeTheDeadline_doesNotMoveIt() {
        CacheEngine<T> engine = open();
        engine.put(key(1), value(10), in(MINUTE));
        bench().advance(MINUTE.dividedBy(2));
        assertThat(read(engine, 1)).isEqualTo(10);
        bench().advance(MINUTE.dividedBy(2));

        assertThat(read(engine, 1)).isNull();
    }

    @Case
    void write_ofEveryKind_setsItsOwnDeadline() {
        CacheEngine<T> engine = open();
        long first = in(MINUTE);
        long second = in(MINUTE.multipliedBy(2));
        assertThat(engine.putIfAbsent(key(1), value(10), first) == null).isTrue();
        requireDeadline(engine, 1, first);
        T present = Objects.requireNonNull(engine.get(key(1)));
        assertThat(engine.replace(key(1), present, value(11), second)).isTrue();
        requireDeadline(engine, 1, second);
        engine.put(key(1), value(12), first);
        requireDeadline(engine, 1, first);
        engine.putAll(List.of(entry(1, 13, second)));
        requireDeadline(engine, 1, second);
        engine.restore(List.of(entry(1, 14, first)));
        requireDeadline(engine, 1, first);
        engine.put(key(1), value(15), CacheEngine.NO_DEADLINE);
        assertDeadline(engine, 1).isEqualTo(CacheEngine.NO_DEADLINE);
    }

    @Case
    void put_deadlineThatHasCome_leavesNothingAndNoOldValue() {
        CacheEngine<T> engine = open();
        put(engine, 1, 10);
        engine.put(key(1), value(11), in(Duration.ZERO));
        engine.put(key(2), value(20), in(MINUTE.negated()));

        assertThat(read(engine, 1)).isNull();
        assertThat(read(engine, 2)).isNull();
        assertThat(entries(engine)).isEmpty();
    }

    @Case
    void replace_deadlineThatHasCome_leavesNothing() {
        CacheEngine<T> engine = open();
        put(engine, 1, 10);
        T present = Objects.requireNonNull(engine.get(key(1)));
        engine.replace(key(1), present, value(11), in(Duration.ZERO));

        assertThat(read(engine, 1)).isNull();
    }

    @Case
    void restore_entriesWithDeadlines_keepsThem() {
        CacheEngine<T> engine = open();
        long deadline = in(MINUTE);
        engine.restore(List.of(entry(1, 10, deadline), entry(2, 20, CacheEngine.NO_DEADLINE)));
        requireDeadline(engine, 1, deadline);
        bench().clock().advance(MINUTE);

        assertThat(read(engine, 1)).isNull();
        assertThat(read(engine, 2)).isEqualTo(20);
    }

    @Case
    void cursor_entriesWithDeadlines_givesThem() {
        CacheEngine<T> engine = open();
        long deadline = in(MINUTE);
        engine.put(key(1), value(10), deadline);

        assertThat(entries(engine).get(0).deadline())
                .isBetween(deadline - bench().grain().toNanos(), deadline);
    }

    @Case
    void restore_deadlineThatHasCome_removesTheKeyAndTellsNothing() {
        CacheEngine<T> engine = open();
        put(engine, 1, 10);
        engine.restore(
                List.of(entry(1, 11, in(Duration.ZERO)), entry(2, 20, in(MINUTE.negated())), entry(3, 30, in(MINUTE))));
        bench().housekeep();

        assertThat(content(engine)).hasSize(1).containsEntry(3, 30L);
        assertThat(read(engine, 1)).isNull();
        assertThat(bench().events().expirations()).isEmpty();
    }
}
