package org.twatcache.enginekit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.twatcache.spi.CacheEngine;

/** The atomic operations, by threads that do them at the same moment. */
final class WriteRaces<T> extends Theme<T> {

    /** What both threads of a round expect under each key. */
    private final AtomicReferenceArray<T> expected = new AtomicReferenceArray<>(Race.KEYS);

    WriteRaces(Bench<T> bench) {
        super(bench);
    }

    private Race race() {
        return new Race(bench().raceTime());
    }

    private void putExpected(CacheEngine<T> engine, int key) {
        put(engine, key, 10);
        expected.set(key, present(engine, key));
    }

    private T present(CacheEngine<T> engine, int key) {
        return Objects.requireNonNull(engine.get(key(key)), "a value that nobody removes");
    }

    private static void requireOneWinner(int key, List<Boolean> results) {
        assertThat(results).as("who won key %s", key).containsOnlyOnce(true);
    }

    @Case
    void replace_byCountingThreads_losesNoCount() throws Exception {
        CacheEngine<T> engine = open();
        put(engine, 1, 0);
        AtomicLong counted = new AtomicLong();
        try (Race race = race()) {
            Race.Task count = () -> {
                while (race.goesOn()) {
                    T before = present(engine, 1);
                    T after = value(bench().samples().number(before) + 1);
                    if (engine.replace(key(1), before, after, CacheEngine.NO_DEADLINE)) {
                        counted.incrementAndGet();
                    }
                }
            };
            race.run(List.of(count, count));
        }

        assertThat(read(engine, 1)).isEqualTo(counted.get());
    }

    @Case
    void replace_ofOneValueByTwo_isTrueForOne() throws Exception {
        CacheEngine<T> engine = open();
        try (Race race = race()) {
            race.<Boolean>rounds(
                    key -> putExpected(engine, key),
                    (thread, key) ->
                            engine.replace(key(key), expected.get(key), value(thread + 1L), CacheEngine.NO_DEADLINE),
                    (key, won) -> {
                        requireOneWinner(key, won);
                        assertThat(read(engine, key)).isEqualTo(won.indexOf(true) + 1L);
                    });
        }
    }

    @Case
    void putIfAbsent_byTwo_storesOneAndTellsTheOther() throws Exception {
        CacheEngine<T> engine = open();
        try (Race race = race()) {
            race.<Long>rounds(
                    key -> engine.remove(key(key)),
                    (thread, key) -> {
                        T found = engine.putIfAbsent(key(key), value(thread + 1L), CacheEngine.NO_DEADLINE);
                        return found == null ? 0L : bench().samples().number(found);
                    },
                    (key, found) -> {
                        assertThat(found).as("what each found").containsOnlyOnce(0L);
                        long stored = found.indexOf(0L) + 1L;
                        assertThat(found).as("what the loser found").containsOnlyOnce(stored);
                        assertThat(read(engine, key)).isEqualTo(stored);
                    });
        }
    }

    @Case
    void remove_byTwo_isTrueForOne() throws Exception {
        CacheEngine<T> engine = open();
        try (Race race = race()) {
            race.<Boolean>rounds(
                    key -> put(engine, key, 10),
                    (thread, key) -> engine.remove(key(key)),
                    WriteRaces::requireOneWinner);
        }
    }

    @Case
    void removeExpectedAndReplace_ofOneValue_isTrueForOne() throws Exception {
        CacheEngine<T> engine = open();
        try (Race race = race()) {
            race.<Boolean>rounds(
                    key -> putExpected(engine, key),
                    (thread, key) -> thread == 0
                            ? engine.remove(key(key), expected.get(key))
                            : engine.replace(key(key), expected.get(key), value(11), CacheEngine.NO_DEADLINE),
                    (key, won) -> {
                        requireOneWinner(key, won);
                        assertThat(read(engine, key)).isEqualTo(won.get(0) ? null : Long.valueOf(11));
                    });
        }
    }

    @Case
    void removeExpected_besideAPut_neverRemovesTheNewValue() throws Exception {
        CacheEngine<T> engine = open();
        try (Race race = race()) {
            race.<Boolean>rounds(
                    key -> putExpected(engine, key),
                    (thread, key) -> {
                        if (thread == 0) {
                            return engine.remove(key(key), expected.get(key));
                        }
                        put(engine, key, 11);
                        return true;
                    },
                    (key, done) -> assertThat(read(engine, key)).isEqualTo(11));
        }
    }
}
