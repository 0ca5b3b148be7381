package org.twatcache.itest.felix.lives;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.twatcache.CacheClosedException;

/** Threads of a client that do the same again and again, until it is told them that what they use was closed. */
final class Crowd {

    private static final int SIZE = 4;

    private final List<Thread> threads = new ArrayList<>();
    private final List<Throwable> surprises = new CopyOnWriteArrayList<>();

    /** Starts threads that call work with a number that counts on. */
    Crowd(IntConsumer work) {
        for (int i = 0; i < SIZE; i++) {
            int first = i;
            Thread thread = new Thread(() -> repeat(work, first), "crowd " + i);
            threads.add(thread);
            thread.start();
        }
    }

    /** Waits until all have been told. Whatever else any of them met fails the test. */
    void awaitTold() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(20));
            assertThat(thread.isAlive()).as("%s hangs", thread.getName()).isFalse();
        }
        assertThat(surprises).isEmpty();
    }

    private void repeat(IntConsumer work, int first) {
        try {
            for (int number = first; true; number += SIZE) {
                work.accept(number);
            }
        } catch (CacheClosedException e) {
            // Told.
        } catch (RuntimeException | Error e) {
            surprises.add(e);
        }
    }
}
