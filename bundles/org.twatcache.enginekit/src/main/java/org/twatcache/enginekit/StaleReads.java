package org.twatcache.enginekit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Supplier;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineCursor;
import org.twatcache.spi.EngineEntry;

/** What was acknowledged is seen by every call that begins later: nothing older, and nothing that was removed. */
final class StaleReads<T> extends Theme<T> {

    private final Owners owners = new Owners();

    StaleReads(Bench<T> bench) {
        super(bench);
    }

    /** Two threads write, each its own half of the keys, while a third reads and compares with what it knew before. */
    private void whileOwnersWrite(CacheEngine<T> engine, Supplier<Map<Integer, Long>> read) throws Exception {
        try (Race race = new Race(bench().raceTime())) {
            race.run(List.of(
                    () -> write(race, engine, 0, Owners.KEYS / 2),
                    () -> write(race, engine, Owners.KEYS / 2, Owners.KEYS),
                    () -> {
                        while (race.goesOn()) {
                            requireNothingOlder(owners.floors(), read.get());
                        }
                    }));
        }
        requireNothingOlder(owners.floors(), read.get());
    }

    private void write(Race race, CacheEngine<T> engine, int from, int to) {
        while (race.goesOn()) {
            for (int key = from; key < to; key++) {
                long number = owners.next(key);
                if (Owners.removes(key, number)) {
                    engine.remove(key(key));
                } else {
                    put(engine, key, number);
                }
                owners.acknowledge(key);
            }
        }
    }

    private static void requireNothingOlder(long[] floors, Map<Integer, Long> read) {
        for (int key = 0; key < Owners.KEYS; key++) {
            Long value = read.get(key);
            if (value != null && value < floors[key]) {
                throw new AssertionError(
                        "key " + key + " gave " + value + " after " + floors[key] + " was acknowledged");
            }
            if (value == null && Owners.alwaysThere(key, floors[key])) {
                throw new AssertionError("key " + key + " gave nothing after " + floors[key] + " was acknowledged");
            }
        }
    }

    @Case
    void get_whileOwnersWrite_isNeverOlderThanAcknowledged() throws Exception {
        CacheEngine<T> engine = open();
        whileOwnersWrite(engine, () -> {
            Map<Integer, Long> read = new TreeMap<>();
            for (int key = 0; key < Owners.KEYS; key++) {
                Long value = read(engine, key);
                if (value != null) {
                    read.put(key, value);
                }
            }
            return read;
        });
    }

    @Case
    void peek_whileOwnersWrite_isNeverOlderThanAcknowledged() throws Exception {
        CacheEngine<T> engine = open();
        whileOwnersWrite(engine, () -> {
            Map<Integer, Long> read = new TreeMap<>();
            for (int key = 0; key < Owners.KEYS; key++) {
                Long value = look(engine, key);
                if (value != null) {
                    read.put(key, value);
                }
            }
            return read;
        });
    }

    @Case
    void getAll_whileOwnersWrite_isNeverOlderThanAcknowledged() throws Exception {
        CacheEngine<T> engine = open();
        whileOwnersWrite(engine, () -> content(engine.getAll(keys(0, Owners.KEYS))));
    }

    @Case
    void nextPage_whileOwnersWrite_isNeverOlderThanAcknowledged() throws Exception {
        CacheEngine<T> engine = open();
        try (Race race = new Race(bench().raceTime())) {
            race.run(List.of(
                    () -> write(race, engine, 0, Owners.KEYS / 2),
                    () -> write(race, engine, Owners.KEYS / 2, Owners.KEYS),
                    () -> {
                        while (race.goesOn()) {
                            goThrough(engine);
                        }
                    }));
        }
    }

    /** The floors are those before the page, not those before the cursor: a page is current during its own call. */
    private void goThrough(CacheEngine<T> engine) {
        long[] first = owners.floors();
        Map<Integer, Long> met = new TreeMap<>();
        try (EngineCursor<T> cursor = engine.cursor()) {
            List<EngineEntry<T>> page;
            do {
                long[] floors = owners.floors();
                page = cursor.nextPage(2);
                content(page).forEach((key, value) -> {
                    assertThat(value).as("key %s", key).isGreaterThanOrEqualTo(floors[key]);
                    met.put(key, value);
                });
            } while (!page.isEmpty());
        }
        for (int key = 0; key < Owners.KEYS; key++) {
            if (Owners.alwaysThere(key, first[key])) {
                assertThat(met).as("keys that stay").containsKey(key);
            }
        }
    }

    @Case
    void clear_whileOwnersWrite_isNeverUndone() throws Exception {
        CacheEngine<T> engine = open();
        AtomicLongArray cleared = new AtomicLongArray(Owners.KEYS);
        try (Race race = new Race(bench().raceTime())) {
            race.run(List.of(
                    () -> write(race, engine, 0, Owners.KEYS),
                    () -> {
                        while (race.goesOn()) {
                            long[] before = owners.floors();
                            engine.clear();
                            for (int key = 0; key < Owners.KEYS; key++) {
                                cleared.set(key, before[key]);
                            }
                        }
                    },
                    () -> {
                        while (race.goesOn()) {
                            for (int key = 0; key < Owners.KEYS; key++) {
                                long gone = cleared.get(key);
                                Long value = read(engine, key);
                                if (value != null && value <= gone) {
                                    throw new AssertionError("key " + key + " gave " + value
                                            + " after a clear that began" + " when " + gone + " was acknowledged");
                                }
                            }
                        }
                    }));
        }
    }
}
