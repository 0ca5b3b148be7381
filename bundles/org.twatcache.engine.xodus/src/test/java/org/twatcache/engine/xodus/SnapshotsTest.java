package org.twatcache.engine.xodus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import jetbrains.exodus.ByteIterable;
import jetbrains.exodus.env.EnvironmentImpl;
import jetbrains.exodus.env.Environments;
import jetbrains.exodus.env.Store;
import jetbrains.exodus.env.StoreConfig;
import jetbrains.exodus.env.Transaction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Transactions that several reads share, one after another. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SnapshotsTest {

    private static final ByteIterable KEY = Database.key(new byte[] {1});

    @TempDir
    private Path folder;

    private final AtomicInteger pinned = new AtomicInteger();
    private EnvironmentImpl environment;
    private Store store;
    private Snapshots snapshots;

    @BeforeEach
    void open() {
        environment = (EnvironmentImpl) Environments.newInstance(folder.toFile(), DatabaseSettings.make());
        store = environment.computeInTransaction(
                transaction -> environment.openStore("s", StoreConfig.WITHOUT_DUPLICATES_WITH_PREFIXING, transaction));
        snapshots = new Snapshots(environment);
        snapshots.reuse(pinned::incrementAndGet);
    }

    @AfterEach
    void close() {
        snapshots.release();
        environment.close();
    }

    private void write(long value) {
        environment.executeInExclusiveTransaction(transaction -> store.put(transaction, KEY, number(value)));
        snapshots.changed();
    }

    private static ByteIterable number(long value) {
        return Database.key(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    private long read(Transaction transaction) {
        ByteIterable found = store.get(transaction, KEY);
        return found == null ? 0 : ByteBuffer.wrap(Database.bytes(found)).getLong();
    }

    @Test
    void transaction_isUsedAgain_untilSomethingChanges() {
        Transaction first = snapshots.read(transaction -> transaction);

        assertThat(snapshots.<Transaction>read(transaction -> transaction)).isSameAs(first);
        write(1);
        assertThat(first.isFinished()).isFalse();
        assertThat(snapshots.<Transaction>read(transaction -> transaction)).isNotSameAs(first);
        assertThat(first.isFinished()).isTrue();
    }

    @Test
    void transactionOfAReadThatFailed_isNotUsedAgain() {
        List<Transaction> used = new ArrayList<>();

        assertThatThrownBy(() -> snapshots.read(transaction -> {
                    used.add(transaction);
                    throw new IllegalStateException("damaged");
                }))
                .hasMessage("damaged");

        assertThat(used.get(0).isFinished()).isTrue();
    }

    @Test
    void release_endsWhatNobodyUses_andAsksToBeCalledAgainForTheRest() {
        Transaction idle = snapshots.read(transaction -> transaction);
        assertThat(pinned).hasValue(1);
        snapshots.release();
        assertThat(idle.isFinished()).isTrue();
        assertThat(pinned).hasValue(1);

        Transaction inUse = snapshots.read(transaction -> {
            snapshots.release();
            return transaction;
        });
        assertThat(pinned).hasValue(3);
        snapshots.release();
        assertThat(inUse.isFinished()).isTrue();
        assertThat(pinned).hasValue(3);
    }

    @Test
    void readerWithinARead_hasATransactionOfItsOwn() {
        boolean same = snapshots.read(outer -> snapshots.<Boolean>read(inner -> inner == outer));

        assertThat(same).isFalse();
    }

    @Test
    void readers_whileSomebodyWrites_seeWhatWasWrittenBeforeTheyBegan() throws Exception {
        AtomicLong written = new AtomicLong();
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Long>> reading = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                reading.add(threads.submit(() -> {
                    long reads = 0;
                    while (!over.get()) {
                        long before = written.get();
                        long seen = snapshots.read(this::read);
                        if (seen < before) {
                            throw new IOException(seen + " was read, " + before + " was there before");
                        }
                        reads++;
                    }
                    return reads;
                }));
            }
            for (long i = 1; i <= 2_000; i++) {
                write(i);
                written.set(i);
                if (i % 100 == 0) {
                    snapshots.release();
                }
            }
            over.set(true);
            for (Future<Long> each : reading) {
                assertThat(each.get()).isPositive();
            }
        } finally {
            over.set(true);
            threads.shutdownNow();
        }
    }
}
