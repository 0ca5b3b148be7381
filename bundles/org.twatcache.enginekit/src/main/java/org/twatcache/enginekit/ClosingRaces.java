package org.twatcache.enginekit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineClosedException;
import org.twatcache.spi.EngineCursor;

/**
 * Calls while an engine is closed: each is answered truly or with "closed", and none that began after the close had
 * returned has an effect.
 */
final class ClosingRaces<T> extends Theme<T> {

    /** How far the close is; it waits until both threads are at work. */
    private static final class Closer {
        private final CountDownLatch begun = new CountDownLatch(2);
        private final AtomicBoolean closed = new AtomicBoolean();
        private final AtomicBoolean closing = new AtomicBoolean();
    }

    /** What a thread does again and again, with an engine whose key 0 holds 10. */
    @FunctionalInterface
    private interface Step<T> {
        void take(CacheEngine<T> engine, int own, int turn);
    }

    ClosingRaces(Bench<T> bench) {
        super(bench);
    }

    private void whileClosing(Step<T> step) throws Exception {
        try (Race race = new Race(bench().raceTime())) {
            while (race.goesOn()) {
                CacheEngine<T> engine = open();
                put(engine, 0, 10);
                Closer closer = new Closer();
                race.run(List.of(
                        () -> repeat(race, engine, step, 1, closer),
                        () -> repeat(race, engine, step, 2, closer),
                        () -> {
                            closer.begun.await();
                            closer.closing.set(true);
                            bench().close(engine);
                            closer.closed.set(true);
                        }));
            }
        }
    }

    private void repeat(Race race, CacheEngine<T> engine, Step<T> step, int own, Closer closer) {
        boolean begun = false;
        try {
            for (int turn = 0; race.isUnbroken(); turn++) {
                boolean late = closer.closed.get();
                step.take(engine, own, turn);
                assertThat(late)
                        .as("a call that began after close had returned took effect")
                        .isFalse();
                if (!begun) {
                    begun = true;
                    closer.begun.countDown();
                }
            }
        } catch (EngineClosedException e) {
            assertThat(closer.closing.get()).as("closed before it was closed").isTrue();
        } finally {
            if (!begun) {
                closer.begun.countDown();
            }
        }
    }

    @Case
    void reads_whileClosing_areTrueOrClosed() throws Exception {
        whileClosing((engine, own, turn) -> {
            assertThat(read(engine, 0)).as("get").isEqualTo(10);
            assertThat(look(engine, 0)).as("peek").isEqualTo(10);
            assertThat(engine.getAll(List.of(key(0)))).as("getAll").hasSize(1);
        });
    }

    @Case
    void pages_whileClosing_areTrueOrClosed() throws Exception {
        whileClosing((engine, own, turn) -> {
            try (EngineCursor<T> cursor = engine.cursor()) {
                assertThat(content(cursor.nextPage(10))).isEqualTo(Map.of(0, 10L));
                assertThat(cursor.nextPage(10)).isEmpty();
            }
        });
    }

    @Case
    void comparisons_whileClosing_areTrueOrClosed() throws Exception {
        T other = value(99);
        whileClosing((engine, own, turn) -> {
            assertThat(number(engine.putIfAbsent(key(0), other, CacheEngine.NO_DEADLINE)))
                    .as("putIfAbsent")
                    .isEqualTo(10);
            assertThat(engine.replace(key(0), other, other, CacheEngine.NO_DEADLINE))
                    .as("replace of another value")
                    .isFalse();
            assertThat(engine.remove(key(0), other))
                    .as("remove of another value")
                    .isFalse();
        });
    }

    @Case
    void writes_whileClosing_areInEffectOrClosed() throws Exception {
        whileClosing((engine, own, turn) -> {
            put(engine, own, turn);
            assertThat(read(engine, own)).as("what was put").isEqualTo(turn);
            assertThat(engine.remove(key(own))).as("remove of what is there").isTrue();
            assertThat(read(engine, own)).as("what was removed").isNull();
        });
    }
}
