package org.twatcache.bench.churn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

class WatchTest {

    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final Trouble trouble = new Trouble(7, said::add);

    @Test
    void callWithinLimit_watched_isNoTrouble() throws Exception {
        try (Watch watch = new Watch(trouble, Duration.ofMinutes(1))) {
            assertThat(watch.<String>watched("quick", () -> "result")).isEqualTo("result");
        }
        assertThat(trouble.count(Watch.STUCK)).isZero();
    }

    @Test
    void callBeyondLimit_watched_isToldOnceWithSeed() throws Exception {
        try (Watch watch = new Watch(trouble, Duration.ofMillis(1))) {
            String told = watch.<String>watched("slow", () -> String.valueOf(said.poll(20, TimeUnit.SECONDS)));
            assertThat(told).contains("seed 7").contains("stuck slow");
        }
        assertThat(trouble.count(Watch.STUCK)).isEqualTo(1);
    }

    @Test
    void twoThreads_lockEachOthersLock_areADeadlock() throws Exception {
        ReentrantLock one = new ReentrantLock();
        ReentrantLock other = new ReentrantLock();
        CyclicBarrier both = new CyclicBarrier(2);
        CountDownLatch over = new CountDownLatch(2);
        Watch watch = new Watch(trouble, Duration.ofMinutes(1));
        Thread first = locker(one, other, both, over);
        Thread second = locker(other, one, both, over);
        assertThat(said.poll(20, TimeUnit.SECONDS)).contains("deadlock");
        first.interrupt();
        second.interrupt();
        assertThat(over.await(20, TimeUnit.SECONDS)).isTrue();
        watch.close();
        assertThat(trouble.count(Watch.DEADLOCK)).isPositive();
    }

    private static Thread locker(ReentrantLock mine, ReentrantLock yours, CyclicBarrier both, CountDownLatch over) {
        Thread thread = new Thread(() -> {
            mine.lock();
            try {
                both.await();
                yours.lockInterruptibly();
                yours.unlock();
            } catch (InterruptedException | BrokenBarrierException e) {
                // The interrupt resolves the deadlock; the second thread may also get its lock before its own.
            } finally {
                mine.unlock();
                over.countDown();
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
