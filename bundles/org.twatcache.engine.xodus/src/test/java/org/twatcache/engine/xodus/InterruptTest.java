package org.twatcache.engine.xodus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twatcache.spi.CacheEngine;

/** Threads that are interrupted before and during their calls: a single one would end a bare Xodus for good. */
class InterruptTest {

    private static final int CALLS = 1_000;
    private static final int THREADS = 2;

    @TempDir
    private Path directory;

    private static void call(CacheEngine<byte[]> engine, int thread, AtomicReference<@Nullable Throwable> failure) {
        Random random = new Random(thread);
        try {
            for (int i = 0; i < CALLS; i++) {
                int key = thread * CALLS + i;
                boolean before = random.nextBoolean();
                if (before) {
                    Thread.currentThread().interrupt();
                }
                engine.put(Disk.key(key), Disk.value(key, 1, 2_000), CacheEngine.NO_DEADLINE);
                assertThat(engine.get(Disk.key(key))).isEqualTo(Disk.value(key, 1, 2_000));
                if (i % 10 == 9) {
                    assertThat(engine.remove(Disk.key(key))).isTrue();
                }
                boolean after = Thread.interrupted();
                assertThat(after || !before).as("the flag is kept").isTrue();
            }
        } catch (RuntimeException | AssertionError e) {
            failure.set(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"commit", "interval"})
    void calls_thatAreInterrupted_loseNothingAndKeepTheFlag(String flush) throws Exception {
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        try (Disk disk = new Disk(directory)) {
            CacheEngine<byte[]> engine =
                    disk.open(disk.request("c").option(Options.FLUSH, flush).option(Options.READ_TIER_BYTES, "0"));
            List<Thread> threads = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int number = thread;
                threads.add(new Thread(() -> call(engine, number, failure)));
            }
            AtomicBoolean ended = new AtomicBoolean();
            Thread interrupter = new Thread(() -> {
                while (!ended.get()) {
                    threads.forEach(Thread::interrupt);
                    Thread.onSpinWait();
                }
            });
            threads.forEach(Thread::start);
            interrupter.start();
            for (Thread thread : threads) {
                thread.join();
            }
            ended.set(true);
            interrupter.join();
            assertThat(failure.get()).isNull();

            disk.restart();
            CacheEngine<byte[]> again = disk.open(disk.request("c").option(Options.FLUSH, flush));
            assertThat(again.size()).isEqualTo(THREADS * CALLS * 9 / 10);
            for (int key = 0; key < THREADS * CALLS; key++) {
                byte[] value = again.get(Disk.key(key));
                assertThat(value == null).isEqualTo(key % 10 == 9);
                assertThat(value == null || Arrays.equals(value, Disk.value(key, 1, 2_000)))
                        .isTrue();
            }
        }
    }
}
