package org.twatcache.enginekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.twatcache.Weigher;
import org.twatcache.spi.CacheEngine;

/** The bound in weight: a value weighs its own number, and the weigher is foreign code. */
final class WeightBound<T> extends Theme<T> {

    private static final int BOUND = 1_000;

    /** The weigher throws for this value. */
    private static final long POISON = -13;

    WeightBound(Bench<T> bench) {
        super(bench);
    }

    @SuppressWarnings("unchecked") // an engine weighs the values that it was given
    private CacheEngine<T> openBounded() {
        Weigher<Object, Object> weigher = (key, value) -> {
            long number = bench().samples().number((T) value);
            if (number == POISON) {
                throw new IllegalStateException("the weigher fails");
            }
            return (int) number;
        };
        return open(request().maximumWeight(BOUND, weigher));
    }

    private long weight(CacheEngine<T> engine) {
        return content(engine).values().stream().mapToLong(Long::longValue).sum();
    }

    @Case
    void weights_beyondTheBound_areEvicted() {
        CacheEngine<T> engine = openBounded();
        for (int i = 0; i < 500; i++) {
            put(engine, i, 1 + i % 50);
        }

        bench().eventually(() -> assertThat(weight(engine)).isBetween(1L, (long) BOUND));
    }

    @Case
    void weights_wellWithinTheBound_areAllKept() {
        CacheEngine<T> engine = openBounded();
        for (int i = 0; i < 50; i++) {
            put(engine, i, 10);
        }
        bench().housekeep();

        assertThat(content(engine)).hasSize(50);
        assertThat(bench().events().evictions()).isEmpty();
    }

    @Case
    void replacedValue_noLongerWeighs() {
        CacheEngine<T> engine = openBounded();
        for (int i = 0; i < 5; i++) {
            put(engine, 1, 400);
            put(engine, 1, 10);
        }
        put(engine, 2, 400);
        bench().housekeep();

        assertThat(content(engine)).containsEntry(1, 10L).containsEntry(2, 400L);
    }

    @Case
    void entry_heavierThanTheBound_isNotKeptNorItsOldValue() {
        CacheEngine<T> engine = openBounded();
        put(engine, 1, 10);
        put(engine, 1, BOUND + 1);

        bench().eventually(() -> assertThat(entries(engine)).isEmpty());
        assertThat(read(engine, 1)).isNull();
    }

    @Case
    void restoredEntry_heavierThanTheBound_isLeftOutAndItsKeyRemoved() {
        CacheEngine<T> engine = openBounded();
        put(engine, 1, 10);
        engine.restore(List.of(entry(1, BOUND + 1, CacheEngine.NO_DEADLINE), entry(2, 20, CacheEngine.NO_DEADLINE)));

        bench().eventually(() -> assertThat(content(engine)).containsExactlyEntriesOf(Map.of(2, 20L)));
    }

    @Case
    void weigher_thatThrows_failsTheCallAndLosesNothing() {
        CacheEngine<T> engine = openBounded();
        put(engine, 1, 10);
        put(engine, 2, 20);

        assertThatThrownBy(() -> put(engine, 1, POISON)).hasMessage("the weigher fails");
        assertThatThrownBy(() -> put(engine, 3, POISON)).hasMessage("the weigher fails");
        bench().housekeep();
        assertThat(content(engine)).hasSize(2).containsEntry(1, 10L).containsEntry(2, 20L);
        put(engine, 1, 11);
        assertThat(read(engine, 1)).isEqualTo(11);
    }

    @Case
    void evictedEntries_areToldOnceWithTheirValues() {
        CacheEngine<T> engine = openBounded();
        for (int i = 0; i < 300; i++) {
            put(engine, i, 10);
        }
        bench().eventually(() -> {
            assertThat(weight(engine)).isLessThanOrEqualTo(BOUND);
            assertThat(bench().events().evictions().size() + entries(engine).size())
                    .isEqualTo(300);
        });

        assertThat(new Removals<>(bench().samples()).once(bench().events().evictions()))
                .doesNotContainKeys(content(engine).keySet().toArray(Integer[]::new));
    }
}
