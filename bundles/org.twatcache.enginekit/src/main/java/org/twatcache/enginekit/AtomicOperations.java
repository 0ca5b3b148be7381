package org.twatcache.enginekit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.twatcache.EngineTrait;
import org.twatcache.spi.CacheEngine;

/** The operations that look before they change; what they do under a race stands in {@link WriteRaces}. */
final class AtomicOperations<T> extends Theme<T> {

    AtomicOperations(Bench<T> bench) {
        super(bench);
    }

    private T present(CacheEngine<T> engine, int key) {
        return Objects.requireNonNull(engine.get(key(key)), "the value of a key that was just stored");
    }

    private @Nullable Long putIfAbsent(CacheEngine<T> engine, int key, long value) {
        return number(engine.putIfAbsent(key(key), value(value), CacheEngine.NO_DEADLINE));
    }

    private boolean replace(CacheEngine<T> engine, int key, T expected, long value) {
        return engine.replace(key(key), expected, value(value), CacheEngine.NO_DEADLINE);
    }

    @Case
    void putIfAbsent_absentKey_storesAndGivesNull() {
        CacheEngine<T> engine = open();

        assertThat(putIfAbsent(engine, 1, 10)).isNull();
        assertThat(read(engine, 1)).isEqualTo(10);
    }

    @Case
    void putIfAbsent_presentKey_givesWhatIsThereAndLeavesIt() {
        CacheEngine<T> engine = open();
        put(engine, 1, 10);

        assertThat(putIfAbsent(engine, 1, 11)).isEqualTo(10);
        assertThat(read(engine, 1)).isEqualTo(10);
    }

    @Case
    void replace_expectedIsThere_storesAndIsTrue() {
        CacheEngine<T> engine = open();
        put(engine, 1, 10);

        assertThat(replace(engine, 1, present(engine, 1), 11)).isTrue();
        assertThat(read(engine, 1)).isEqualTo(11);
    }

    @Case
    void replace_anotherValueIsThere_isFalseAndLeavesIt() {
        CacheEngine<T> engine = open();
        put(engine, 1, 10);
        T before = present(engine, 1);
        put(engine, 1, 11);

        assertThat(replace(engine, 1, before, 12)).isFalse();
        assertThat(read(engine, 1)).isEqualTo(11);
    }

    @Case
    void replace_absentKey_isFalseAndStoresNothing() {
        CacheEngine<T> engine = open();

        assertThat(replace(engine, 1, value(10), 11)).isFalse();
        assertThat(read(engine, 1)).isNull();
    }

    @Case
    void remove_expectedIsThere_removesAndIsTrue() {
        CacheEngine<T> engine = open();
        put(engine, 1, 10);

        assertThat(engine.remove(key(1), present(engine, 1))).isTrue();
        assertThat(read(engine, 1)).isNull();
    }

    @Case
    void remove_anotherValueIsThere_isFalseAndLeavesIt() {
        CacheEngine<T> engine = open();
        put(engine, 1, 10);
        T before = present(engine, 1);
        put(engine, 1, 11);

        assertThat(engine.remove(key(1), before)).isFalse();
        assertThat(read(engine, 1)).isEqualTo(11);
    }

    @Case
    void remove_expectedOfAnAbsentKey_isFalse() {
        CacheEngine<T> engine = open();

        assertThat(engine.remove(key(1), value(10))).isFalse();
    }

    @Case(lacks = EngineTrait.KEEPS_BYTES)
    void expected_equalButNotTheVeryObject_isRefused() {
        CacheEngine<T> engine = open();
        put(engine, 1, 10);

        assertThat(replace(engine, 1, value(10), 11)).isFalse();
        assertThat(engine.remove(key(1), value(10))).isFalse();
        assertThat(read(engine, 1)).isEqualTo(10);
    }

    @Case(lacks = EngineTrait.KEEPS_BYTES)
    void expected_replacedByAnEqualObject_isRefused() {
        CacheEngine<T> engine = open();
        put(engine, 1, 10);
        T before = present(engine, 1);
        put(engine, 1, 10);

        assertThat(replace(engine, 1, before, 11)).isFalse();
        assertThat(engine.remove(key(1), before)).isFalse();
    }

    @Case(needs = EngineTrait.KEEPS_BYTES)
    void expected_equalBytes_areAccepted() {
        CacheEngine<T> engine = open();
        put(engine, 1, 10);

        assertThat(replace(engine, 1, value(10), 11)).isTrue();
        assertThat(engine.remove(key(1), value(11))).isTrue();
        assertThat(read(engine, 1)).isNull();
    }

    @Case
    void values_fromEveryKindOfRead_serveAsExpected() {
        CacheEngine<T> engine = open();
        put(engine, 1, 10);

        T fromPeek = Objects.requireNonNull(engine.peek(key(1)), "peek").value();
        assertThat(replace(engine, 1, fromPeek, 11)).as("from peek").isTrue();
        T fromCursor = entries(engine).get(0).value();
        assertThat(replace(engine, 1, fromCursor, 12)).as("from a cursor").isTrue();
        T fromGetAll = engine.getAll(List.of(key(1))).get(0).value();
        assertThat(replace(engine, 1, fromGetAll, 13)).as("from getAll").isTrue();
        T fromPutIfAbsent =
                Objects.requireNonNull(engine.putIfAbsent(key(1), value(0), CacheEngine.NO_DEADLINE), "putIfAbsent");
        assertThat(engine.remove(key(1), fromPutIfAbsent))
                .as("from putIfAbsent")
                .isTrue();
    }
}
