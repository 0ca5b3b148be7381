package org.twatcache.engine.xodus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GroupCommitTest {

    private static final int WRITERS = 8;

    private final AtomicLong appended = new AtomicLong();
    private final AtomicInteger syncs = new AtomicInteger();
    private final AtomicBoolean failing = new AtomicBoolean();

    private long sync() throws IOException {
        long target = appended.get();
        syncs.incrementAndGet();
        if (failing.get()) {
            throw new IOException("no disk");
        }
        return target;
    }

    private static List<Thread> start(int count, Runnable task) {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(task);
            thread.start();
            threads.add(thread);
        }
        return threads;
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Test
    void await_returnsWhenTheRecordIsSynced() throws IOException {
        try (GroupCommit commit = new GroupCommit(this::sync, 0)) {
            commit.await(appended.incrementAndGet());
            assertThat(commit.synced()).isEqualTo(1);
            commit.await(1);
            assertThat(syncs).hasValue(1);
        }
    }

    @Test
    void writersThatComeDuringASync_shareTheNextOne() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        GroupCommit.Log slow = () -> {
            long target = sync();
            boolean unused =
                    Uninterrupted.await(TimeUnit.MINUTES.toNanos(1), nanos -> go.await(nanos, TimeUnit.NANOSECONDS));
            return target;
        };
        AtomicInteger done = new AtomicInteger();
        try (GroupCommit commit = new GroupCommit(slow, 0)) {
            Runnable writer = () -> {
                try {
                    commit.await(appended.incrementAndGet());
                    done.incrementAndGet();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            };
            List<Thread> first = start(1, writer);
            await().until(() -> syncs.get() == 1);
            List<Thread> others = start(WRITERS, writer);
            await().until(() -> others.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
            assertThat(done).hasValue(0);
            go.countDown();
            join(first);
            join(others);
            assertThat(done).hasValue(WRITERS + 1);
            assertThat(syncs).hasValue(2);
        }
    }

    @Test
    void everyRecord_ofManyWriters_isSyncedBeforeItIsAcknowledged() throws Exception {
        AtomicInteger early = new AtomicInteger();
        try (GroupCommit commit = new GroupCommit(this::sync, 0)) {
            join(start(WRITERS, () -> {
                for (int i = 0; i < 2_000; i++) {
                    long record = appended.incrementAndGet();
                    try {
                        commit.await(record);
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                    if (commit.synced() < record) {
                        early.incrementAndGet();
                    }
                }
            }));
            assertThat(early).hasValue(0);
            assertThat(commit.synced()).isEqualTo(WRITERS * 2_000L);
            assertThat(syncs.get()).isLessThan(WRITERS * 2_000);
        }
    }

    @Test
    void await_ofASyncThatFails_throwsAndTheNextOneMaySucceed() throws IOException {
        try (GroupCommit commit = new GroupCommit(this::sync, 0)) {
            failing.set(true);
            assertThatThrownBy(() -> commit.await(appended.incrementAndGet()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("could not be synced");
            failing.set(false);
            commit.await(appended.incrementAndGet());
            assertThat(commit.synced()).isEqualTo(2);
        }
    }

    @Test
    void await_ofALogThatBreaks_throwsAndTheThreadLivesOn() throws IOException {
        AtomicBoolean broken = new AtomicBoolean(true);
        GroupCommit.Log log = () -> {
            if (broken.get()) {
                throw new IllegalStateException("broken");
            }
            return sync();
        };
        try (GroupCommit commit = new GroupCommit(log, 0)) {
            assertThatThrownBy(() -> commit.await(appended.incrementAndGet())).isInstanceOf(IOException.class);
            broken.set(false);
            commit.await(appended.get());
            assertThat(commit.synced()).isEqualTo(1);
        }
    }

    @Test
    void whatNobodyWaitsFor_isSyncedWithinTheInterval() {
        try (GroupCommit commit = new GroupCommit(this::sync, 0)) {
            commit.syncWithin(TimeUnit.MILLISECONDS.toNanos(5));
            appended.incrementAndGet();
            commit.appended();
            await().until(() -> commit.synced() == 1);
        }
    }

    @Test
    void whatNobodyWaitsFor_isTriedAgainAfterAFailure() {
        try (GroupCommit commit = new GroupCommit(this::sync, 0)) {
            failing.set(true);
            commit.syncWithin(TimeUnit.MILLISECONDS.toNanos(5));
            appended.incrementAndGet();
            commit.appended();
            await().until(() -> syncs.get() > 2);
            failing.set(false);
            await().until(() -> commit.synced() == 1);
        }
    }

    @Test
    void close_syncsWhatNobodyWaitsFor() {
        GroupCommit commit = new GroupCommit(this::sync, 0);
        appended.incrementAndGet();
        commit.appended();
        assertThat(syncs).hasValue(0);
        commit.close();
        assertThat(commit.synced()).isEqualTo(1);
    }

    @Test
    void close_whereSyncsFail_ends() {
        failing.set(true);
        GroupCommit commit = new GroupCommit(this::sync, 0);
        appended.incrementAndGet();
        commit.appended();
        commit.close();
        assertThat(syncs).hasValue(1);
        assertThatThrownBy(() -> commit.await(1)).isInstanceOf(IOException.class);
    }

    @Test
    void await_ofAnInterruptedThread_returnsWithItsFlagKept() throws IOException {
        try (GroupCommit commit = new GroupCommit(this::sync, 0)) {
            Thread.currentThread().interrupt();
            commit.await(appended.incrementAndGet());
            assertThat(Thread.interrupted()).isTrue();
            assertThat(commit.synced()).isEqualTo(1);
        }
    }
}
