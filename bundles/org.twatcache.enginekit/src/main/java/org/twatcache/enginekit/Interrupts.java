package org.twatcache.enginekit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.twatcache.spi.CacheEngine;

/** Threads that are interrupted: it is no concern of the engine, which goes on as if nothing were, and keeps the flag. */
final class Interrupts<T> extends Theme<T> {

    private static final int CALLS = 50;

    Interrupts(Bench<T> bench) {
        super(bench);
    }

    private void call(CacheEngine<T> engine, int key) {
        put(engine, key, key);
        assertThat(read(engine, key)).isEqualTo(key);
        put(engine, key, key + 1L);
        assertThat(look(engine, key)).isEqualTo(key + 1L);
        assertThat(engine.remove(key(key))).isTrue();
        put(engine, key, key + 2L);
    }

    private void requireWhole(CacheEngine<T> engine) {
        assertThat(content(engine))
                .hasSize(CALLS)
                .allSatisfy((key, value) -> assertThat(value).isEqualTo(key + 2L));
    }

    @Case
    void calls_ofAnInterruptedThread_areDoneAndKeepTheFlag() {
        CacheEngine<T> engine = open();
        try {
            for (int i = 0; i < CALLS; i++) {
                Thread.currentThread().interrupt();
                call(engine, i);
                assertThat(Thread.currentThread().isInterrupted())
                        .as("the flag of the caller")
                        .isTrue();
            }
        } finally {
            boolean unused = Thread.interrupted();
        }

        requireWhole(engine);
    }

    @Case
    void calls_thatAreInterruptedMidway_areDone() throws Exception {
        CacheEngine<T> engine = open();
        AtomicBoolean begun = new AtomicBoolean();
        AtomicBoolean ended = new AtomicBoolean();
        try (Race race = new Race(bench().raceTime())) {
            Thread[] caller = new Thread[1];
            race.run(List.of(
                    () -> {
                        synchronized (caller) {
                            caller[0] = Thread.currentThread();
                        }
                        try {
                            while (!begun.get()) {
                                Thread.onSpinWait();
                            }
                            for (int i = 0; i < CALLS; i++) {
                                call(engine, i);
                            }
                        } finally {
                            synchronized (caller) {
                                ended.set(true);
                                boolean unused = Thread.interrupted();
                            }
                        }
                    },
                    () -> {
                        while (!ended.get()) {
                            synchronized (caller) {
                                if (caller[0] != null && !ended.get()) {
                                    caller[0].interrupt();
                                    begun.set(true);
                                }
                            }
                            Thread.onSpinWait();
                        }
                    }));
        }

        requireWhole(engine);
    }
}
