package org.twatcache.core.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.twatcache.core.internal.fixture.Eventually.awaitWaiting;
import static org.twatcache.core.internal.fixture.Eventually.eventually;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.twatcache.CacheClosedException;
import org.twatcache.OnEngineLoss;
import org.twatcache.admin.CacheInfo.State;
import org.twatcache.core.internal.fixture.Encodable;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.core.internal.fixture.TestSetting;
import org.twatcache.core.internal.fixture.Threads;
import org.twatcache.core.internal.fixture.Threads.Running;
import org.twatcache.enginekit.FakeEngine;
import org.twatcache.enginekit.TestRequest;
import org.twatcache.spi.CacheEngine;

class EngineKeeperTest {

    private final List<EngineOffer> offers = new CopyOnWriteArrayList<>();
    private final CountingObserver observer = new CountingObserver();
    private final TestOffer first = TestOffer.named("first");
    private final TestOffer second = TestOffer.named("second");

    private EngineKeeper keeper(OnEngineLoss policy) {
        return keeper(policy, EngineKeeperTest::open, Runnable::run);
    }

    private EngineKeeper keeper(OnEngineLoss policy, EngineOpener opener, Executor closers) {
        EngineWish wish = new EngineWish(TestPlatform.strings().build(), policy, properties -> true, Encodable.ALWAYS);
        return new EngineKeeper(
                "c", wish, Duration.ofSeconds(10), TestSetting.cold(() -> offers, closers), opener, observer, () -> -1);
    }

    @SuppressWarnings("unchecked")
    private static CacheEngine<Object> open(EngineOffer offer, EventGate events) {
        return (CacheEngine<Object>) offer.factory()
                .create(TestRequest.builder()
                        .clock(new PlatformClock())
                        .maximumSize(1_000)
                        .events(events)
                        .build());
    }

    private static void put(EngineKeeper keeper, Object key, Object value) {
        keeper.slot().change(key, engine -> engine.put(key, value, CacheEngine.NO_DEADLINE));
    }

    private static void end(EngineKeeper keeper) {
        keeper.close(false, () -> new CacheClosedException("over"));
    }

    @Test
    void engine_thatLeaves_isClosedOnceAndHandsOnToTheNext() {
        offers.addAll(List.of(first, second));
        EngineKeeper keeper = keeper(OnEngineLoss.FAILOVER);
        keeper.reconcile();
        put(keeper, "k", "v");
        assertThat(keeper.serving()).isSameAs(first);
        offers.remove(first);
        keeper.leave(first);
        assertThat(first.count().open()).isZero();
        assertThat(first.count().closed()).isEqualTo(1);
        assertThat(keeper.serving()).isSameAs(second);
        assertThat(keeper.slot().state()).isEqualTo(State.SERVING);
        assertThat(keeper.slot().get("k")).isEqualTo("v");
        assertThat(observer.lost).hasValue(0);
        assertThat(observer.failures).hasValue(0);
        end(keeper);
        assertThat(second.count().open()).isZero();
    }

    @Test
    void engine_thatIsNotThisCaches_isLeftAlone() {
        offers.add(first);
        EngineKeeper keeper = keeper(OnEngineLoss.FAILOVER);
        keeper.reconcile();
        keeper.leave(second);
        assertThat(keeper.serving()).isSameAs(first);
        end(keeper);
    }

    @Test
    void engine_thatClosedItself_isLostOnceHoweverManyCallersItTold() throws Exception {
        offers.addAll(List.of(first, second));
        for (int round = 0; round < 100; round++) {
            EngineKeeper keeper = keeper(OnEngineLoss.FAILOVER);
            keeper.reconcile();
            first.engine().close();
            Threads.race(6, () -> {
                put(keeper, "k", "v");
                Object unused = keeper.slot().get("k");
            });
            assertThat(keeper.serving()).isSameAs(first);
            assertThat(keeper.selection().refusals()).isEqualTo("no engine is there");
            end(keeper);
        }
        assertThat(first.count().created()).isEqualTo(200);
        assertThat(first.count().open()).isZero();
        assertThat(second.count().created()).isZero();
    }

    @Test
    void engine_thatClosesItselfAgainAndAgain_isLeftUntilThereIsNews() {
        offers.addAll(List.of(first, second));
        EngineKeeper keeper = keeper(OnEngineLoss.FAILOVER);
        keeper.reconcile();
        first.engine().close();
        put(keeper, "k", "v");
        assertThat(keeper.serving()).isSameAs(first);
        first.engine().close();
        put(keeper, "k", "v");
        assertThat(keeper.serving()).isSameAs(second);
        assertThat(keeper.slot().get("k")).isEqualTo("v");
        assertThat(keeper.selection().refusals()).contains("closed itself again and again");
        assertThat(keeper.noteNews()).isTrue();
        assertThat(keeper.selection().eligible()).containsExactly(first, second);
        end(keeper);
        assertThat(first.count().open() + second.count().open()).isZero();
    }

    @Test
    void leave_waitsUntilAnotherThreadHasClosedTheEngine() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        TestOffer slow = TestOffer.of("slow", request -> new FakeEngine<Object>(request, Set.of()) {
            @Override
            public void close() {
                Threads.uninterruptibly(go::await);
                super.close();
            }
        });
        offers.add(slow);
        EngineKeeper keeper = keeper(OnEngineLoss.FAILOVER);
        keeper.reconcile();
        offers.remove(slow);
        Running<Boolean> one = Threads.start(() -> leave(keeper, slow));
        Running<Boolean> two = Threads.start(() -> leave(keeper, slow));
        awaitWaiting(one);
        awaitWaiting(two);
        go.countDown();
        assertThat(one.result()).isTrue();
        assertThat(two.result()).isTrue();
        assertThat(slow.count().closed()).isEqualTo(1);
        end(keeper);
    }

    @Test
    void leave_whileTheEngineIsBeingOpened_waitsUntilItIsClosedAgain() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        offers.add(first);
        EngineKeeper keeper = keeper(
                OnEngineLoss.FAILOVER,
                (offer, events) -> {
                    begun.countDown();
                    Threads.uninterruptibly(go::await);
                    return open(offer, events);
                },
                Runnable::run);
        Running<Boolean> opening = Threads.start(() -> {
            keeper.reconcile();
            return true;
        });
        begun.await();
        offers.remove(first);
        Running<Boolean> leaving = Threads.start(() -> leave(keeper, first));
        awaitWaiting(leaving);
        go.countDown();
        assertThat(leaving.result()).isTrue();
        assertThat(opening.result()).isTrue();
        assertThat(first.count().created()).isEqualTo(1);
        assertThat(keeper.slot().engine()).isNull();
        end(keeper);
    }

    /** Whether the engine's end was seen when leave returned. */
    private static boolean leave(EngineKeeper keeper, TestOffer offer) {
        keeper.leave(offer);
        return offer.count().open() == 0;
    }

    @Test
    void close_whileAnEngineIsBeingOpened_closesItToo() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        offers.add(first);
        EngineKeeper keeper = keeper(
                OnEngineLoss.FAILOVER,
                (offer, events) -> {
                    begun.countDown();
                    Threads.uninterruptibly(go::await);
                    return open(offer, events);
                },
                Runnable::run);
        Running<Boolean> opening = Threads.start(() -> {
            keeper.reconcile();
            return true;
        });
        begun.await();
        end(keeper);
        go.countDown();
        assertThat(opening.result()).isTrue();
        assertThat(first.count().created()).isEqualTo(1);
        assertThat(first.count().open()).isZero();
        assertThatExceptionOfType(CacheClosedException.class)
                .isThrownBy(() -> keeper.slot().get("k"));
    }

    @Test
    void writerThatHangs_doesNotHangTheLeaving() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        offers.add(first);
        EngineKeeper keeper = keeper(OnEngineLoss.BYPASS);
        keeper.reconcile();
        Running<Boolean> writing = Threads.start(() -> {
            keeper.slot().change("k", engine -> {
                inside.countDown();
                Threads.uninterruptibly(go::await);
            });
            return true;
        });
        inside.await();
        long begin = System.nanoTime();
        keeper.leave(first);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        assertThat(keeper.slot().get("k")).isNull();
        go.countDown();
        assertThat(writing.result()).isTrue();
        end(keeper);
    }

    @Test
    void readerOfAnEngineThatLeft_isAnsweredByTheNext() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        offers.add(first);
        EngineKeeper keeper = keeper(OnEngineLoss.FAILOVER);
        keeper.reconcile();
        first.engine().intercept(call -> {
            if (call.equals("get")) {
                inside.countDown();
                Threads.uninterruptibly(go::await);
            }
        });
        Running<Object> reading =
                Threads.start(() -> String.valueOf(keeper.slot().get("k")));
        inside.await();
        offers.set(0, second);
        keeper.leave(first);
        keeper.reconcile();
        put(keeper, "k", "new");
        go.countDown();
        assertThat(reading.result()).isEqualTo("new");
        end(keeper);
    }

    @Test
    void missOfAnEngineThatLeft_isNotBelieved() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        TestOffer sloppy = TestOffer.of("sloppy", request -> new FakeEngine<Object>(request, Set.of()) {
            @Override
            public @Nullable Object get(Object key) {
                inside.countDown();
                Threads.uninterruptibly(go::await);
                return null;
            }
        });
        offers.add(sloppy);
        EngineKeeper keeper = keeper(OnEngineLoss.FAILOVER);
        keeper.reconcile();
        Running<Object> reading =
                Threads.start(() -> String.valueOf(keeper.slot().get("k")));
        inside.await();
        offers.set(0, second);
        keeper.leave(sloppy);
        keeper.reconcile();
        put(keeper, "k", "new");
        go.countDown();
        assertThat(reading.result()).isEqualTo("new");
        end(keeper);
    }

    @Test
    void eventsOfAnEngineThatLeft_areNotHeard() {
        offers.add(first);
        EventGate[] gate = new EventGate[1];
        EngineKeeper keeper = keeper(
                OnEngineLoss.BYPASS,
                (offer, events) -> {
                    gate[0] = events;
                    return open(offer, events);
                },
                Runnable::run);
        keeper.reconcile();
        gate[0].evicted("k", "v");
        keeper.leave(first);
        gate[0].evicted("k", "v");
        gate[0].expired("k", "v");
        assertThat(observer.told).hasValue(1);
        end(keeper);
    }

    @Test
    void offersThatFail_doNotStopTheKeeper() {
        AtomicInteger calls = new AtomicInteger();
        EngineWish wish = new EngineWish(
                TestPlatform.strings().build(), OnEngineLoss.BYPASS, properties -> true, Encodable.ALWAYS);
        EngineKeeper keeper = new EngineKeeper(
                "c",
                wish,
                Duration.ZERO,
                TestSetting.cold(
                        () -> {
                            if (calls.incrementAndGet() == 1) {
                                throw new IllegalStateException("registry is gone");
                            }
                            return List.of(first);
                        },
                        Runnable::run),
                EngineKeeperTest::open,
                observer,
                () -> -1);
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(keeper::reconcile);
        keeper.reconcile();
        assertThat(keeper.serving()).isSameAs(first);
        end(keeper);
    }

    @Test
    void callersUnderFailover_waitForTheSearchOnly() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        offers.add(first);
        EngineKeeper keeper = keeper(
                OnEngineLoss.FAILOVER,
                (offer, events) -> {
                    Threads.uninterruptibly(go::await);
                    throw new IllegalStateException("no disk");
                },
                Runnable::run);
        Running<Boolean> opening = Threads.start(() -> {
            keeper.reconcile();
            return true;
        });
        Running<Boolean> writing = Threads.start(() -> {
            put(keeper, "k", "v");
            return true;
        });
        awaitWaiting(opening);
        awaitWaiting(writing);
        go.countDown();
        assertThat(writing.result()).isTrue();
        eventually().until(() -> keeper.slot().state() == State.BYPASSING);
        end(keeper);
    }
}
