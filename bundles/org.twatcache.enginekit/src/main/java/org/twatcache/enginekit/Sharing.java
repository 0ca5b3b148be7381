package org.twatcache.enginekit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.twatcache.spi.CacheEngine;

/** Two engines of one cache, as two processes have them, meet the same entries. */
final class Sharing<T> extends Theme<T> {

    private final String cache;

    Sharing(Bench<T> bench) {
        super(bench);
        this.cache = bench.freshName();
    }

    /** The first for one process, the second for the other. */
    private CacheEngine<T> openOne() {
        return open(request().cache(cache));
    }

    /** Others can see it. */
    private void publish(CacheEngine<T> engine, int key, int value) {
        put(engine, key, value);
        bench().publish();
    }

    @Case
    void write_byOne_isReadByTheOther() {
        CacheEngine<T> one = openOne();
        CacheEngine<T> other = openOne();
        publish(one, 1, 10);
        assertThat(read(other, 1)).isEqualTo(10);
        publish(other, 1, 11);
        assertThat(read(one, 1)).isEqualTo(11);
        one.remove(key(1));
        assertThat(read(other, 1)).isNull();
        publish(one, 2, 20);
        other.clear();
        assertThat(entries(one)).isEmpty();
    }

    @Case
    void replace_byOne_losesToAnEarlierWriteOfTheOther() {
        CacheEngine<T> one = openOne();
        CacheEngine<T> other = openOne();
        publish(one, 1, 10);
        T seen = Objects.requireNonNull(one.get(key(1)));
        publish(other, 1, 11);

        assertThat(one.replace(key(1), seen, value(12), CacheEngine.NO_DEADLINE))
                .isFalse();
        assertThat(one.remove(key(1), seen)).isFalse();
        assertThat(number(one.putIfAbsent(key(1), value(13), CacheEngine.NO_DEADLINE)))
                .isEqualTo(11);
    }

    @Case
    void replace_byCountingThreadsOnBoth_losesNoCount() throws Exception {
        CacheEngine<T> one = openOne();
        CacheEngine<T> other = openOne();
        publish(one, 1, 0);
        AtomicLong counted = new AtomicLong();
        try (Race race = new Race(bench().raceTime())) {
            race.run(List.of(() -> count(race, one, counted), () -> count(race, other, counted)));
        }

        assertThat(read(one, 1)).isEqualTo(counted.get());
    }

    private void count(Race race, CacheEngine<T> engine, AtomicLong counted) {
        while (race.goesOn()) {
            T before = Objects.requireNonNull(engine.get(key(1)));
            T after = value(bench().samples().number(before) + 1);
            if (engine.replace(key(1), before, after, CacheEngine.NO_DEADLINE)) {
                counted.incrementAndGet();
            }
        }
    }
}
