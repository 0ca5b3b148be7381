package org.twatcache.enginekit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.twatcache.spi.CacheEngine;

/** What callers do by themselves is no news: events tell what an engine does on its own. */
final class Quiet<T> extends Theme<T> {

    Quiet(Bench<T> bench) {
        super(bench);
    }

    @Case
    void writesOfCallers_tellNothing() {
        CacheEngine<T> engine = open();
        put(engine, 1, 10);
        put(engine, 1, 11);
        engine.putIfAbsent(key(1), value(12), CacheEngine.NO_DEADLINE);
        T present = Objects.requireNonNull(engine.get(key(1)));
        engine.replace(key(1), present, value(13), CacheEngine.NO_DEADLINE);
        engine.remove(key(1));
        put(engine, 2, 20);
        engine.remove(key(2), Objects.requireNonNull(engine.get(key(2))));
        engine.putAll(List.of(entry(3, 30, CacheEngine.NO_DEADLINE)));
        engine.restore(List.of(entry(3, 31, CacheEngine.NO_DEADLINE)));
        engine.removeAll(keys(3, 4));
        put(engine, 4, 40);
        engine.clear();
        put(engine, 5, 50);
        bench().housekeep();
        bench().close(engine);

        requireNothingTold();
    }

    private void requireNothingTold() {
        RecordedEvents events = bench().events();
        assertThat(events.evictions()).isEmpty();
        assertThat(events.expirations()).isEmpty();
        assertThat(events.invalidations()).isEmpty();
        assertThat(events.invalidationsOfAll()).isZero();
    }
}
