package org.twatcache.enginekit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.twatcache.spi.CacheEngine;

/** Of two engines of one cache, as two processes have them, each is told what the other changes. */
final class Invalidations<T> extends Theme<T> {

    private final String cache;
    private final RecordedEvents told = new RecordedEvents();

    Invalidations(Bench<T> bench) {
        super(bench);
        this.cache = bench.freshName();
    }

    private CacheEngine<T> openOne() {
        return open(request().cache(cache));
    }

    /** Once it hears. */
    private CacheEngine<T> openOther() {
        CacheEngine<T> other = open(request().cache(cache).events(told).wantsInvalidations());
        bench().eventually(() -> assertThat(told.isTracking()).isTrue());
        return other;
    }

    /** A change by one is told to the other, by the key or as one of all. */
    private void requireTold(int key, Runnable change) {
        int keys = told.invalidations().size();
        int all = told.invalidationsOfAll();
        change.run();
        bench().eventually(() -> assertThat(told.invalidationsOfAll() > all || isTold(key, keys))
                .as("key %s is told", key)
                .isTrue());
    }

    @SuppressWarnings("unchecked") // an engine tells of keys that it was given
    private boolean isTold(int key, int from) {
        List<Object> all = told.invalidations();
        return all.subList(from, all.size()).stream()
                .anyMatch(each -> bench().samples().keyNumber((T) each) == key);
    }

    @Case
    void writesByOne_areToldToTheOther() {
        CacheEngine<T> one = openOne();
        CacheEngine<T> other = openOther();

        requireTold(1, () -> put(one, 1, 10));
        bench().publish();
        assertThat(read(other, 1)).isEqualTo(10);
        requireTold(1, () -> put(one, 1, 11));
        requireTold(2, () -> one.putIfAbsent(key(2), value(20), CacheEngine.NO_DEADLINE));
        requireTold(1, () -> one.replace(key(1), present(one, 1), value(12), CacheEngine.NO_DEADLINE));
        requireTold(3, () -> one.putAll(List.of(entry(3, 30, CacheEngine.NO_DEADLINE))));
        requireTold(4, () -> one.restore(List.of(entry(4, 40, CacheEngine.NO_DEADLINE))));
    }

    @Case
    void removalsByOne_areToldToTheOther() {
        CacheEngine<T> one = openOne();
        CacheEngine<T> other = openOther();
        for (int key = 1; key <= 4; key++) {
            put(one, key, key);
            bench().publish();
            assertThat(read(other, key)).isEqualTo(key);
        }

        requireTold(1, () -> one.remove(key(1)));
        requireTold(2, () -> one.remove(key(2), present(one, 2)));
        requireTold(3, () -> one.removeAll(List.of(key(3))));
        requireTold(4, one::clear);
    }

    private T present(CacheEngine<T> engine, int key) {
        return Objects.requireNonNull(engine.get(key(key)));
    }
}
