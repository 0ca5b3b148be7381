package org.twatcache.enginekit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.twatcache.EngineTrait;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineEntry;

/** How copies of entries enter an engine. What becomes of their deadlines stands in {@link Deadlines}. */
final class Restoring<T> extends Theme<T> {

    Restoring(Bench<T> bench) {
        super(bench);
    }

    @Case
    void restore_newEntries_storesThem() {
        CacheEngine<T> engine = open();
        engine.restore(IntStream.range(0, 300)
                .mapToObj(i -> entry(i, i + 1L, CacheEngine.NO_DEADLINE))
                .toList());

        assertThat(content(engine))
                .hasSize(300)
                .allSatisfy((key, value) -> assertThat(value).isEqualTo(key + 1L));
    }

    @Case
    void restore_presentKey_replacesTheValueWithoutEvents() {
        CacheEngine<T> engine = open();
        put(engine, 1, 10);
        engine.restore(List.of(entry(1, 11, CacheEngine.NO_DEADLINE)));
        bench().housekeep();

        assertThat(read(engine, 1)).isEqualTo(11);
        assertThat(bench().events().evictions()).isEmpty();
        assertThat(bench().events().expirations()).isEmpty();
    }

    @Case(lacks = EngineTrait.KEEPS_BYTES)
    void restore_reference_givesTheVeryObjectBack() {
        CacheEngine<T> engine = open();
        T value = value(10);
        engine.restore(List.of(new EngineEntry<>(key(1), value, CacheEngine.NO_DEADLINE)));

        assertThat((Object) engine.get(key(1))).isSameAs(value);
    }

    @Case
    void restore_whatACursorGave_makesAnEqualEngine() {
        CacheEngine<T> from = open();
        for (int i = 0; i < 100; i++) {
            put(from, i, i * 3L);
        }
        CacheEngine<T> to = open();
        to.restore(entries(from));

        assertThat(content(to)).isEqualTo(content(from));
        assertThat(Objects.requireNonNull(to.peek(key(1))).deadline()).isEqualTo(CacheEngine.NO_DEADLINE);
    }
}
