package org.twatcache.core.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twatcache.core.internal.fixture.Eventually.eventually;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.twatcache.CacheSpec;
import org.twatcache.OnEngineLoss;
import org.twatcache.admin.Migration;
import org.twatcache.admin.SwapMode;
import org.twatcache.core.internal.fixture.Encodable;
import org.twatcache.core.internal.fixture.PlainEngine;
import org.twatcache.core.internal.fixture.SilentObserver;
import org.twatcache.core.internal.fixture.TestSetting;
import org.twatcache.core.internal.fixture.Threads;
import org.twatcache.core.internal.fixture.Threads.Running;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineClosedException;
import org.twatcache.spi.EngineCursor;
import org.twatcache.spi.EngineEntry;

/** Engines that fail, hang and leave at the worst moment of an exchange. */
class ExchangeFaultsTest {

    private static final Executor THREADS = task -> {
        Thread thread = new Thread(task, "test");
        thread.setDaemon(true);
        thread.start();
    };

    /** A plain engine with a hook before what a copier calls. */
    private static class Hooked extends PlainEngine {
        final CountDownLatch closed = new CountDownLatch(1);
        volatile Consumer<String> hook = call -> {};

        @Override
        public void restore(Collection<EngineEntry<Object>> entries) {
            hook.accept("restore");
            super.restore(entries);
        }

        @Override
        public EngineCursor<Object> cursor() {
            EngineCursor<Object> cursor = super.cursor();
            return max -> {
                hook.accept("nextPage");
                return cursor.nextPage(max);
            };
        }

        @Override
        public long size() {
            hook.accept("size");
            return super.size();
        }

        @Override
        public void close() {
            super.close();
            closed.countDown();
        }
    }

    private final List<EngineOffer> offers = new CopyOnWriteArrayList<>();
    private final EngineOffer a = new MapOffer("a");
    private final EngineOffer b = new MapOffer("b");
    private final EngineOffer c = new MapOffer("c");
    private final Map<EngineOffer, Supplier<CacheEngine<Object>>> engines = new ConcurrentHashMap<>();
    private final CacheSpec<Object, Object> spec =
            CacheSpec.of(Object.class, Object.class).build();

    private EngineWish wish(OnEngineLoss policy) {
        return new EngineWish(spec, policy, properties -> true, Encodable.ALWAYS);
    }

    private EngineKeeper keeper(OnEngineLoss policy, boolean parks) {
        return new EngineKeeper(
                "c",
                wish(policy),
                Duration.ofSeconds(1),
                parks ? TestSetting.parking(() -> offers, THREADS) : TestSetting.cold(() -> offers, THREADS),
                (offer, events) -> offer.info().name().equals(ParkEngine.NAME)
                        ? new PlainEngine()
                        : engines.getOrDefault(offer, PlainEngine::new).get(),
                new SilentObserver(),
                () -> -1);
    }

    private static void put(EngineKeeper keeper, Object key, Object value) {
        keeper.slot().change(key, engine -> engine.put(key, value, CacheEngine.NO_DEADLINE));
    }

    /** A cancelled exchange that goes on later takes the marks away from the next one. */
    @Test
    void cancelledSwap_doesNotTakeTheMarksOfTheNextOne() throws Exception {
        offers.addAll(List.of(a, b, c));
        CountDownLatch in1 = new CountDownLatch(1);
        CountDownLatch go1 = new CountDownLatch(1);
        CountDownLatch in2 = new CountDownLatch(1);
        CountDownLatch go2 = new CountDownLatch(1);
        Hooked first = new Hooked();
        first.hook = call -> {
            if (call.equals("restore")) {
                in1.countDown();
                Threads.uninterruptibly(go1::await);
            }
        };
        Hooked second = new Hooked() {
            @Override
            public void restore(Collection<EngineEntry<Object>> entries) {
                super.restore(entries);
                in2.countDown();
                Threads.uninterruptibly(go2::await);
            }
        };
        engines.put(b, () -> first);
        engines.put(c, () -> second);
        EngineKeeper keeper = keeper(OnEngineLoss.FAILOVER, false);
        keeper.reconcile();
        put(keeper, "k", "old");
        Migration one = keeper.swap("b", SwapMode.MIGRATE);
        in1.await();
        assertThat(one.cancel()).isTrue();
        Migration two = keeper.swap("c", SwapMode.MIGRATE);
        in2.await();
        go1.countDown();
        assertThat(first.closed.await(5, TimeUnit.SECONDS)).isTrue();
        put(keeper, "k", "new");
        assertThat(keeper.slot().get("k")).isEqualTo("new");
        go2.countDown();
        two.await(Duration.ofSeconds(5));
        assertThat(keeper.serving()).isSameAs(c);
        assertThat(keeper.slot().get("k")).isEqualTo("new");
    }

    private static boolean isClosed(CacheEngine<Object> engine) {
        try {
            return engine.size() < 0;
        } catch (EngineClosedException e) {
            return true;
        }
    }

    /** A cancelled exchange freezes the writers again, and its target hangs. */
    @Test
    void cancelledSwap_doesNotFreezeWritersAgain() throws Exception {
        offers.addAll(List.of(a, b));
        CountDownLatch in = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger restores = new AtomicInteger();
        Hooked target = new Hooked();
        target.hook = call -> {
            if (call.equals("restore")) {
                boolean again = restores.incrementAndGet() > 1;
                in.countDown();
                Threads.uninterruptibly((again ? never : go)::await);
            }
        };
        engines.put(b, () -> target);
        EngineKeeper keeper = keeper(OnEngineLoss.FAILOVER, false);
        keeper.reconcile();
        put(keeper, "k", "old");
        Migration one = keeper.swap("b", SwapMode.MIGRATE);
        in.await();
        put(keeper, "k", "marked");
        assertThat(one.cancel()).isTrue();
        put(keeper, "k", "after");
        go.countDown();
        eventually().until(() -> isClosed(target));
        Running<Boolean> writing = Threads.start(() -> {
            put(keeper, "k", "new");
            return true;
        });
        try {
            assertThat(writing.future().get(5, TimeUnit.SECONDS)).isTrue();
        } finally {
            never.countDown();
        }
    }

    /** A target that did nothing wrong is not to be left alone when nothing else is there. */
    @Test
    void targetOfACalledOffSwap_isStillGoodEnoughToServe() throws Exception {
        offers.addAll(List.of(a, b));
        AtomicInteger opened = new AtomicInteger();
        PlainEngine source = new PlainEngine();
        engines.put(a, () -> {
            if (opened.incrementAndGet() > 1) {
                throw new IllegalStateException("the server is down");
            }
            return source;
        });
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger tried = new AtomicInteger();
        engines.put(b, () -> {
            if (tried.incrementAndGet() == 1) {
                Threads.uninterruptibly(go::await);
            }
            return new PlainEngine();
        });
        EngineKeeper keeper = keeper(OnEngineLoss.FAILOVER, false);
        keeper.reconcile();
        Migration unused = keeper.swap("b", SwapMode.MIGRATE);
        eventually().until(() -> tried.get() == 1);
        source.close();
        put(keeper, "k", "v");
        go.countDown();
        eventually().until(() -> keeper.serving() == b);
        assertThat(keeper.selection().refusals()).doesNotContain("b did not start");
    }

    /** One round of marks ends though writers write faster than the target. */
    @Test
    void roundOfMarks_endsWhileWritersAreFaster() throws Exception {
        offers.addAll(List.of(a, b));
        Hooked target = new Hooked();
        target.hook = call -> {
            if (call.equals("restore")) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(40));
            }
        };
        engines.put(b, () -> target);
        EngineKeeper keeper = keeper(OnEngineLoss.FAILOVER, false);
        keeper.reconcile();
        put(keeper, -1, "old");
        AtomicBoolean over = new AtomicBoolean();
        Running<Boolean> writing = Threads.start(() -> {
            for (int i = 0; !over.get(); i++) {
                List<EngineEntry<Object>> page = new ArrayList<>();
                for (int j = 0; j < 512; j++) {
                    page.add(new EngineEntry<>((i % 4) * 512 + j, i, CacheEngine.NO_DEADLINE));
                }
                keeper.slot()
                        .changeAll(
                                Scope.of(() ->
                                        page.stream().map(EngineEntry::key).toList()),
                                engine -> engine.putAll(page));
            }
            return true;
        });
        Migration one = keeper.swap("b", SwapMode.MIGRATE);
        Set<Migration.Stage> before =
                Set.of(Migration.Stage.OPENING, Migration.Stage.COPYING, Migration.Stage.CATCHING_UP);
        eventually()
                .pollInterval(Duration.ofMillis(1))
                .until(() -> !before.contains(one.progress().stage()));
        boolean unused = one.cancel();
        over.set(true);
        assertThat(writing.result()).isTrue();
    }

    /** What waits in a park is not to be believed after writes that nobody kept. */
    @Test
    void policyThatChangesWhileEntriesAreParked_resurrectsNothing() throws Exception {
        offers.add(a);
        CountDownLatch in = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Hooked source = new Hooked();
        source.hook = call -> {
            if (call.equals("nextPage")) {
                in.countDown();
                Threads.uninterruptibly(go::await);
            }
        };
        engines.put(a, () -> source);
        EngineKeeper keeper = keeper(OnEngineLoss.AWAIT, true);
        keeper.reconcile();
        put(keeper, "k", "old");
        offers.remove(a);
        Running<Boolean> leaving = Threads.start(() -> {
            keeper.leave(a);
            return true;
        });
        in.await();
        keeper.wish(wish(OnEngineLoss.BYPASS));
        go.countDown();
        assertThat(leaving.result()).isTrue();
        Boolean unused = keeper.slot().write("k", engine -> engine.remove("k"));
        offers.add(b);
        keeper.reconcile();
        eventually().until(() -> keeper.serving() == b);
        assertThat(keeper.slot().get("k")).isNull();
    }

    /** An engine that hangs while it is opened must not keep another from serving. */
    @Test
    void engineThatHangsInCreate_doesNotKeepAnotherFromServing() throws Exception {
        offers.add(a);
        CountDownLatch in = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        engines.put(a, () -> {
            in.countDown();
            Threads.uninterruptibly(never::await);
            return new PlainEngine();
        });
        EngineKeeper keeper = keeper(OnEngineLoss.FAILOVER, false);
        THREADS.execute(keeper::reconcile);
        in.await();
        offers.remove(a);
        offers.add(b);
        keeper.leave(a);
        assertThat(keeper.noteNews()).isTrue();
        keeper.reconcile();
        try {
            assertThat(keeper.serving()).isSameAs(b);
        } finally {
            never.countDown();
        }
    }

    /** A cold exchange needs nothing of an engine that hangs. */
    @Test
    void coldSwap_ofAnEngineThatHangsInSize_isDone() throws Exception {
        offers.addAll(List.of(a, b));
        CountDownLatch never = new CountDownLatch(1);
        Hooked source = new Hooked();
        engines.put(a, () -> source);
        EngineKeeper keeper = keeper(OnEngineLoss.FAILOVER, false);
        keeper.reconcile();
        source.hook = call -> {
            if (call.equals("size")) {
                Threads.uninterruptibly(never::await);
            }
        };
        Migration one = keeper.swap("b", SwapMode.COLD);
        try {
            assertThat(one.await(Duration.ofSeconds(5)).to()).isEqualTo("b");
        } finally {
            never.countDown();
        }
    }

    /** An engine whose size hangs is closed all the same. */
    @Test
    void engineThatHangsInSize_isClosedWhenItLeaves() throws Exception {
        offers.add(a);
        CountDownLatch never = new CountDownLatch(1);
        Hooked source = new Hooked();
        engines.put(a, () -> source);
        EngineKeeper keeper = keeper(OnEngineLoss.BYPASS, false);
        keeper.reconcile();
        source.hook = call -> {
            if (call.equals("size")) {
                Threads.uninterruptibly(never::await);
            }
        };
        offers.remove(a);
        keeper.leave(a);
        try {
            assertThat(source.closed.getCount()).isZero();
        } finally {
            never.countDown();
        }
    }
}
