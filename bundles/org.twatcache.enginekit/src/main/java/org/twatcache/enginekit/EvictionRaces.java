package org.twatcache.enginekit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.twatcache.spi.CacheEngine;

/** Entries that are evicted while others are stored. */
final class EvictionRaces<T> extends Theme<T> {

    private static final int BOUND = 64;

    /** As many as the events of all of them can be looked through in no time. */
    private static final int ENTRIES = 4_000;

    EvictionRaces(Bench<T> bench) {
        super(bench);
    }

    @Case
    void entries_storedByThreads_arePresentOrToldAsEvicted() throws Exception {
        CacheEngine<T> engine = open(request().maximumSize(BOUND));
        AtomicInteger stored = new AtomicInteger();
        try (Race race = new Race(bench().raceTime())) {
            Race.Task store = () -> {
                int key;
                while (race.goesOn() && (key = stored.getAndIncrement()) < ENTRIES) {
                    put(engine, key, key);
                    Long found = read(engine, key);
                    assertThat(found == null || found == key)
                            .as("key %s gave %s", key, found)
                            .isTrue();
                }
            };
            race.run(List.of(store, store, store));
        }

        bench().eventually(() -> {
            Map<Integer, Long> evicted =
                    new Removals<>(bench().samples()).once(bench().events().evictions());
            Map<Integer, Long> present = content(engine);
            assertThat(present).hasSizeLessThanOrEqualTo(BOUND);
            assertThat(evicted).doesNotContainKeys(present.keySet().toArray(Integer[]::new));
            assertThat(evicted.size() + present.size()).isEqualTo(Math.min(stored.get(), ENTRIES));
        });
    }
}
