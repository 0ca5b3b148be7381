package org.twatcache.enginekit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.twatcache.spi.CacheEngine;

/** Entries that expire while others read, write and clean up. */
final class ExpiryRaces<T> extends Theme<T> {

    private static final Duration SECOND = Duration.ofSeconds(1);

    ExpiryRaces(Bench<T> bench) {
        super(bench);
    }

    @Case
    void newValue_whileTheExpiredOneIsRemoved_isKept() throws Exception {
        CacheEngine<T> engine = open();
        try (Race race = new Race(bench().raceTime())) {
            race.run(List.of(
                    () -> {
                        for (int i = 0; race.goesOn(); i++) {
                            engine.put(key(1), value(0), in(SECOND));
                            bench().clock().advance(SECOND);
                            put(engine, 1, i);
                            assertThat(read(engine, 1))
                                    .as("a value without deadline")
                                    .isEqualTo(i);
                        }
                    },
                    () -> {
                        while (race.goesOn()) {
                            engine.get(key(1));
                            engine.peek(key(1));
                            entries(engine);
                            bench().housekeep();
                        }
                    }));
        }
    }

    @Case
    void expiredEntry_readByTwo_isServedToNoneAndToldOnce() throws Exception {
        CacheEngine<T> engine = open();
        try (Race race = new Race(bench().raceTime())) {
            AtomicInteger stored = new AtomicInteger();
            AtomicIntegerArray names = new AtomicIntegerArray(Race.KEYS);
            race.<Boolean>rounds(
                    key -> {
                        names.set(key, stored.incrementAndGet());
                        engine.put(key(names.get(key)), value(key), in(SECOND));
                        bench().clock().advance(SECOND);
                    },
                    (thread, key) -> engine.get(key(names.get(key))) == null,
                    (key, missed) -> assertThat(missed).as("who missed").containsOnly(true));
        }
        bench().advance(SECOND);

        new Removals<>(bench().samples()).once(bench().events().expirations());
    }
}
