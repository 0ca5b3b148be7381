package org.twatcache.core.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twatcache.CacheClosedException;
import org.twatcache.OnEngineLoss;
import org.twatcache.core.internal.fixture.Disk;
import org.twatcache.core.internal.fixture.Encodable;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.core.internal.fixture.TestSetting;
import org.twatcache.enginekit.TestRequest;
import org.twatcache.spi.CacheEngine;

/** An engine that was away is made good while clients go on to write. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReturnUnderWritesTest {

    /** As many as are made good in one go. */
    private static final int BATCH = 512;

    private final Disk storage = new Disk();
    private final TestOffer disk = storage.offer("disk");
    private final List<EngineOffer> offers = new CopyOnWriteArrayList<>(List.of(disk));
    private final AtomicInteger written = new AtomicInteger();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final EngineKeeper keeper = new EngineKeeper(
            "c",
            new EngineWish(
                    TestPlatform.strings().named("c").build(),
                    OnEngineLoss.BYPASS,
                    properties -> true,
                    Encodable.ALWAYS),
            Duration.ofSeconds(10),
            TestSetting.cold(() -> offers, Runnable::run),
            ReturnUnderWritesTest::open,
            new CountingObserver(),
            () -> -1);

    @SuppressWarnings("unchecked")
    private static CacheEngine<Object> open(EngineOffer offer, EventGate events) {
        return (CacheEngine<Object>) offer.factory()
                .create(TestRequest.builder()
                        .clock(new PlatformClock())
                        .events(events)
                        .build());
    }

    private void write(int count) {
        for (int i = 0; i < count; i++) {
            String key = "k" + written.incrementAndGet();
            keeper.slot().change(key, engine -> engine.put(key, "v", CacheEngine.NO_DEADLINE));
        }
    }

    private void leaves() {
        keeper.reconcile();
        offers.remove(disk);
        keeper.leave(disk);
        assertThat(keeper.serving()).isNull();
    }

    private void returns() {
        offers.add(disk);
        boolean unused = keeper.noteNews();
        keeper.reconcile();
    }

    private void close() {
        keeper.close(false, () -> new CacheClosedException("over"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, BATCH / 4, BATCH, 4 * BATCH})
    void writersThatNeverRest_doNotKeepItFromServing(int eachTime) {
        leaves();
        write(3 * BATCH);
        storage.hook(call -> {
            if (call.equals("removeAll") && !keeper.slot().holder().frozen) {
                write(eachTime);
            }
        });
        returns();
        assertThat(keeper.serving()).isSameAs(disk);
        assertThat(storage.size()).isZero();
        close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"removeAll", "flush"})
    void returnThatFails_isTriedAgain_andCostsNoEntryBesidesThoseWritten(String failing) {
        keeper.reconcile();
        write(5);
        leaves();
        for (String key : List.of("k1", "other")) {
            keeper.slot().change(key, engine -> engine.put(key, "meanwhile", CacheEngine.NO_DEADLINE));
        }
        storage.hook(call -> {
            if (call.equals(failing)) {
                throw new IllegalStateException("the server is too slow");
            }
        });
        returns();
        assertThat(keeper.serving()).isNull();

        storage.hook(calls::add);
        boolean unused = keeper.noteNews();
        keeper.reconcile();

        assertThat(keeper.serving()).isSameAs(disk);
        assertThat(calls).doesNotContain("clear");
        assertThat(keeper.slot().get("k1")).isNull();
        assertThat(keeper.slot().get("k2")).isEqualTo("v");
        assertThat(storage.size()).isEqualTo(4);
        close();
    }

    /** A key of a client whose class can no longer be loaded, say. */
    private static final class FoulKey {

        private boolean foul;

        @Override
        public int hashCode() {
            if (foul) {
                throw new IllegalStateException("foul");
            }
            return 1;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }
    }

    @Test
    void keyThatThrowsWhileItIsTaken_leavesNothingToBeBelieved() {
        keeper.reconcile();
        write(5);
        leaves();
        FoulKey foul = new FoulKey();
        for (Object key : List.of("k1", foul)) {
            keeper.slot().change(key, engine -> engine.put(key, "meanwhile", CacheEngine.NO_DEADLINE));
        }
        foul.foul = true;
        returns();
        assertThat(keeper.serving()).isNull();

        foul.foul = false;
        storage.hook(calls::add);
        boolean unused = keeper.noteNews();
        keeper.reconcile();

        assertThat(keeper.serving()).isSameAs(disk);
        assertThat(calls).contains("clear");
        assertThat(keeper.slot().get("k1")).isNull();
        close();
    }

    @Test
    void returnThatBeginsWhileAnotherOneHangs_believesNothing() {
        Marks marks = Marks.ofAbsence(10, () -> {});
        marks.beginReturn();
        assertThat(marks.hasOverflowed()).isFalse();

        marks.beginReturn();
        assertThat(marks.hasOverflowed()).isTrue();
    }

    @Test
    void clearedMeanwhile_andReturnFails_isClearedAllTheSame() {
        keeper.reconcile();
        write(5);
        leaves();
        keeper.slot().clear();
        storage.hook(call -> {
            if (call.equals("flush")) {
                throw new IllegalStateException("the server is too slow");
            }
        });
        returns();
        storage.hook(calls::add);
        boolean unused = keeper.noteNews();
        keeper.reconcile();

        assertThat(keeper.serving()).isSameAs(disk);
        assertThat(calls).contains("clear");
        assertThat(storage.size()).isZero();
        close();
    }

    @Test
    void nothingWritten_isBelievedAtOnce() {
        keeper.reconcile();
        write(5);
        leaves();
        storage.hook(calls::add);
        returns();
        assertThat(keeper.serving()).isSameAs(disk);
        assertThat(calls).containsExactly("create");
        assertThat(storage.size()).isEqualTo(5);
        close();
    }
}
