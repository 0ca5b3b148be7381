package org.twatcache.enginekit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.twatcache.EngineTrait;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineClosedException;

/** What an engine keeps beyond its own end: all that it acknowledged, and nothing that it refused. */
final class Persistence<T> extends Theme<T> {

    private static final int ENTRIES = 200;

    private final String cache;

    Persistence(Bench<T> bench) {
        super(bench);
        this.cache = bench.freshName();
    }

    private CacheEngine<T> openNamed() {
        return open(request().cache(cache));
    }

    private CacheEngine<T> openAgain(CacheEngine<T> engine) {
        bench().close(engine);
        return openNamed();
    }

    @Case
    void entries_ofAnEngineOpenedAgain_areThere() {
        CacheEngine<T> before = openNamed();
        for (int i = 0; i < ENTRIES; i++) {
            put(before, i, i);
        }
        put(before, 1, 1_000);
        before.remove(key(2));
        CacheEngine<T> after = openAgain(before);

        assertThat(content(after)).hasSize(ENTRIES - 1).containsEntry(1, 1_000L).doesNotContainKey(2);
        assertThat(read(after, 3)).isEqualTo(3);
    }

    @Case
    void clearedEntries_ofAnEngineOpenedAgain_areNotThere() {
        CacheEngine<T> before = openNamed();
        put(before, 1, 10);
        before.clear();
        put(before, 2, 20);

        assertThat(content(openAgain(before))).hasSize(1).containsEntry(2, 20L);
    }

    @Case
    void destroyedEngine_openedAgain_isEmpty() {
        CacheEngine<T> before = openNamed();
        put(before, 1, 10);
        bench().destroy(before);

        assertThat(entries(openNamed())).isEmpty();
    }

    @Case(needs = EngineTrait.EXPIRES)
    void deadline_ofAnEngineOpenedAgain_isStillKept() {
        CacheEngine<T> before = openNamed();
        before.put(key(1), value(10), in(Duration.ofHours(1)));
        before.put(key(2), value(20), in(Duration.ofHours(3)));
        bench().close(before);
        bench().advance(Duration.ofHours(2));
        CacheEngine<T> after = openNamed();

        assertThat(read(after, 1)).isNull();
        assertThat(read(after, 2)).isEqualTo(20);
        assertThat(Objects.requireNonNull(after.peek(key(2))).deadline()).isLessThanOrEqualTo(in(Duration.ofHours(1)));
    }

    @Case
    void writes_whileClosing_areThereAfterwardsUnlessRefused() throws Exception {
        CacheEngine<T> before = openNamed();
        AtomicInteger acknowledged = new AtomicInteger(-1);
        CountDownLatch begun = new CountDownLatch(1);
        try (Race race = new Race(bench().raceTime())) {
            race.run(List.of(() -> putUntilClosed(race, before, acknowledged, begun), () -> {
                begun.await();
                bench().close(before);
            }));
        }
        CacheEngine<T> after = openNamed();

        for (int i = 0; i <= acknowledged.get(); i++) {
            assertThat(read(after, i)).as("an acknowledged write").isEqualTo(i);
        }
        assertThat(read(after, acknowledged.get() + 1)).as("a refused write").isNull();
    }

    private void putUntilClosed(Race race, CacheEngine<T> engine, AtomicInteger acknowledged, CountDownLatch begun) {
        try {
            for (int i = 0; race.isUnbroken(); i++) {
                put(engine, i, i);
                acknowledged.set(i);
                begun.countDown();
            }
        } catch (EngineClosedException e) {
            assertThat(acknowledged).as("writes before the close").hasNonNegativeValue();
        } finally {
            begun.countDown();
        }
    }
}
