package org.twatcache.enginekit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.twatcache.spi.CacheEngine;

/** The bound in entries. */
final class EntryBound<T> extends Theme<T> {

    private static final int BOUND = 100;

    EntryBound(Bench<T> bench) {
        super(bench);
    }

    private CacheEngine<T> openBounded() {
        return open(request().maximumSize(BOUND));
    }

    private void requireWithinBound(CacheEngine<T> engine, int bound) {
        bench().eventually(() -> {
            assertThat(engine.size()).isLessThanOrEqualTo(bound);
            assertThat(entries(engine)).hasSizeLessThanOrEqualTo(bound);
        });
    }

    @Case
    void entries_beyondTheBound_areEvicted() {
        CacheEngine<T> engine = openBounded();
        for (int i = 0; i < 10 * BOUND; i++) {
            put(engine, i, i);
        }

        requireWithinBound(engine, BOUND);
        assertThat(entries(engine)).isNotEmpty();
    }

    @Case
    void entries_storedByOtherWrites_countToo() {
        CacheEngine<T> engine = openBounded();
        for (int i = 0; i < 3 * BOUND; i++) {
            engine.putIfAbsent(key(i), value(i), CacheEngine.NO_DEADLINE);
        }
        requireWithinBound(engine, BOUND);
        engine.restore(IntStream.range(1_000, 1_000 + 3 * BOUND)
                .mapToObj(i -> entry(i, i, CacheEngine.NO_DEADLINE))
                .toList());
        requireWithinBound(engine, BOUND);
    }

    @Case
    void bound_ofOne_isKept() {
        CacheEngine<T> engine = open(request().maximumSize(1));
        for (int i = 0; i < 50; i++) {
            put(engine, i, i);
        }

        requireWithinBound(engine, 1);
    }

    @Case
    void entries_wellWithinTheBound_areAllKept() {
        CacheEngine<T> engine = openBounded();
        for (int round = 0; round < 10; round++) {
            for (int i = 0; i < BOUND / 2; i++) {
                put(engine, i, round * 1_000L + i);
            }
        }
        bench().housekeep();

        assertThat(content(engine)).hasSize(BOUND / 2);
        assertThat(bench().events().evictions()).isEmpty();
    }

    @Case
    void removals_makeRoom() {
        CacheEngine<T> engine = openBounded();
        for (int round = 0; round < 10; round++) {
            for (int i = 0; i < BOUND / 2; i++) {
                put(engine, round * 1_000 + i, i);
            }
            assertThat(content(engine)).hasSize(BOUND / 2);
            engine.removeAll(keys(round * 1_000, round * 1_000 + BOUND / 2));
        }

        assertThat(bench().events().evictions()).isEmpty();
    }

    @Case
    void evictedEntries_areToldOnceWithTheirValues() {
        CacheEngine<T> engine = openBounded();
        for (int i = 0; i < 5 * BOUND; i++) {
            put(engine, i, i * 2L);
        }
        requireWithinBound(engine, BOUND);
        bench().eventually(() -> assertThat(
                        bench().events().evictions().size() + entries(engine).size())
                .isEqualTo(5 * BOUND));

        Map<Integer, Long> evicted =
                new Removals<>(bench().samples()).once(bench().events().evictions());
        assertThat(evicted).allSatisfy((key, value) -> assertThat(value).isEqualTo(key * 2L));
        assertThat(evicted).doesNotContainKeys(content(engine).keySet().toArray(Integer[]::new));
        assertThat(bench().events().expirations()).isEmpty();
    }

    @Case
    void listener_waitingForAnotherThreadsCall_isNotLockedOut() {
        CacheEngine<T> engine = openBounded();
        CallsFromEvents<T> calls = new CallsFromEvents<>(bench(), engine);
        bench().events().listen(() -> {
            for (RecordedEvents.Removal removal : bench().events().evictions()) {
                calls.putAndGet(asKey(removal), value(0));
            }
        });
        for (int i = 0; i < 2 * BOUND; i++) {
            put(engine, i, i);
        }

        bench().eventually(() -> assertThat(calls.done()).isPositive());
        calls.requireNoneFailed();
    }

    @SuppressWarnings("unchecked") // an engine tells of the keys that it was given
    private T asKey(RecordedEvents.Removal removal) {
        return (T) removal.key();
    }
}
