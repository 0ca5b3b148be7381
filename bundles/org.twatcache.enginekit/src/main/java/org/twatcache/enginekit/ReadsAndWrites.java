package org.twatcache.enginekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.twatcache.EngineTrait;
import org.twatcache.spi.CacheEngine;

/** What every engine does with one key at a time. */
final class ReadsAndWrites<T> extends Theme<T> {

    /** A client's key that cannot be used. */
    private static final class BrokenKey {

        @Override
        public boolean equals(Object other) {
            return other instanceof BrokenKey;
        }

        @Override
        public int hashCode() {
            throw new IllegalStateException("a key without a hash code");
        }
    }

    ReadsAndWrites(Bench<T> bench) {
        super(bench);
    }

    @Case
    void get_absentKey_isNull() {
        CacheEngine<T> engine = open();
        put(engine, 1, 10);

        assertThat(read(engine, 2)).isNull();
    }

    @Case
    void put_newKey_isReadByAnEqualKey() {
        CacheEngine<T> engine = open();
        put(engine, 1, 10);
        put(engine, 2, 20);

        assertThat(read(engine, 1)).isEqualTo(10);
        assertThat(read(engine, 2)).isEqualTo(20);
    }

    @Case
    void put_presentKey_replacesTheValue() {
        CacheEngine<T> engine = open();
        put(engine, 1, 10);
        put(engine, 1, 11);

        assertThat(read(engine, 1)).isEqualTo(11);
        assertThat(content(engine)).containsExactlyEntriesOf(Map.of(1, 11L));
    }

    @Case(lacks = EngineTrait.KEEPS_BYTES)
    void get_reference_givesTheVeryObject() {
        CacheEngine<T> engine = open();
        T value = value(10);
        engine.put(key(1), value, CacheEngine.NO_DEADLINE);

        assertThat((Object) engine.get(key(1))).isSameAs(value);
    }

    @Case
    void remove_presentKey_isTrueAndRemoves() {
        CacheEngine<T> engine = open();
        put(engine, 1, 10);
        put(engine, 2, 20);

        assertThat(engine.remove(key(1))).isTrue();
        assertThat(read(engine, 1)).isNull();
        assertThat(read(engine, 2)).isEqualTo(20);
    }

    @Case
    void remove_absentKey_isFalse() {
        CacheEngine<T> engine = open();
        put(engine, 1, 10);
        engine.remove(key(1));

        assertThat(engine.remove(key(1))).isFalse();
    }

    @Case
    void clear_manyEntries_leavesNone() {
        CacheEngine<T> engine = open();
        for (int i = 0; i < 100; i++) {
            put(engine, i, i);
        }
        engine.clear();

        for (int i = 0; i < 100; i++) {
            assertThat(read(engine, i)).isNull();
        }
        assertThat(entries(engine)).isEmpty();
        bench().eventually(() -> assertThat(engine.size()).isZero());
    }

    @Case
    void put_afterClear_isRead() {
        CacheEngine<T> engine = open();
        put(engine, 1, 10);
        engine.clear();
        put(engine, 1, 11);

        assertThat(read(engine, 1)).isEqualTo(11);
    }

    @Case
    void size_withoutBound_countsTheEntries() {
        CacheEngine<T> engine = open();
        assertThat(engine.size()).isZero();
        for (int i = 0; i < 20; i++) {
            put(engine, i, i);
            put(engine, i, -i);
        }
        engine.remove(key(3));

        bench().eventually(() -> assertThat(engine.size()).isEqualTo(19));
    }

    @Case
    void entries_withoutBound_areAllKept() {
        CacheEngine<T> engine = open();
        for (int i = 0; i < 3_000; i++) {
            put(engine, i, i);
        }
        bench().housekeep();

        for (int i = 0; i < 3_000; i++) {
            assertThat(read(engine, i)).isEqualTo(i);
        }
    }

    @Case
    void flush_afterWrites_returns() {
        CacheEngine<T> engine = open();
        put(engine, 1, 10);
        engine.flush();

        assertThat(read(engine, 1)).isEqualTo(10);
    }

    @Case(needs = EngineTrait.KEEPS_BYTES)
    @SuppressWarnings("unchecked") // the trait says that T is byte[]
    void keys_whichBeginLikeAnother_areKeptApart() {
        CacheEngine<byte[]> engine = (CacheEngine<byte[]>) open();
        byte[][] keys = {
            {}, {0}, {0, 0}, {-1}, {-1, -1}, "a".getBytes(StandardCharsets.UTF_8), {'a', 0}, {'*'}, {'?', '['}
        };
        for (int i = 0; i < keys.length; i++) {
            engine.put(keys[i].clone(), new byte[] {(byte) i}, CacheEngine.NO_DEADLINE);
        }

        for (int i = 0; i < keys.length; i++) {
            assertThat(engine.get(keys[i])).containsExactly(i);
        }
    }

    @Case(needs = EngineTrait.KEEPS_BYTES)
    @SuppressWarnings("unchecked") // the trait says that T is byte[]
    void values_ofAnyLength_areReadBack() {
        CacheEngine<byte[]> engine = (CacheEngine<byte[]>) open();
        for (int length : new int[] {0, 1, 255, 65_536, 1_048_576}) {
            byte[] value = new byte[length];
            Arrays.fill(value, (byte) length);
            engine.put(new byte[] {1}, value, CacheEngine.NO_DEADLINE);

            assertThat(engine.get(new byte[] {1})).isEqualTo(value);
        }
    }

    @Case(lacks = EngineTrait.KEEPS_BYTES)
    @SuppressWarnings("unchecked") // without the trait T is Object
    void keys_withOneHashCode_areKeptApart() {
        CacheEngine<Object> engine = (CacheEngine<Object>) open();
        engine.put("Aa", "first", CacheEngine.NO_DEADLINE);
        engine.put("BB", "second", CacheEngine.NO_DEADLINE);

        assertThat("Aa").hasSameHashCodeAs("BB");
        assertThat(engine.get("Aa")).isEqualTo("first");
        assertThat(engine.get("BB")).isEqualTo("second");
    }

    @Case(lacks = EngineTrait.KEEPS_BYTES)
    @SuppressWarnings("unchecked") // without the trait T is Object
    void key_whoseHashCodeThrows_failsTheCallAndLosesNothing() {
        CacheEngine<Object> engine = (CacheEngine<Object>) open();
        engine.put("other", "kept", CacheEngine.NO_DEADLINE);
        Object broken = new BrokenKey();

        assertThatThrownBy(() -> engine.get(broken)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> engine.put(broken, "value", CacheEngine.NO_DEADLINE))
                .isInstanceOf(IllegalStateException.class);
        assertThat(Objects.requireNonNull(engine.get("other"))).isEqualTo("kept");
        assertThat(engine.size()).isEqualTo(1);
    }
}
