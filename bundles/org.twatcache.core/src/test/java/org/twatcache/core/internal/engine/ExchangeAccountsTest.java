package org.twatcache.core.internal.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.twatcache.core.internal.fixture.Eventually.eventually;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.twatcache.CacheException;
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
import org.twatcache.spi.EngineEntry;

/** What an exchange says that it did is what it did, and nobody waits for an engine that hangs while it starts. */
class ExchangeAccountsTest {

    private static final Executor THREADS = task -> {
        Thread thread = new Thread(task, "test");
        thread.setDaemon(true);
        thread.start();
    };

    private static final class Heard extends SilentObserver {
        final AtomicInteger expired = new AtomicInteger();
        final AtomicLong lost = new AtomicLong();

        @Override
        public void dropped(long entries) {
            lost.addAndGet(entries);
        }

        @Override
        public void expired(Object key, Object value) {
            expired.incrementAndGet();
        }

        @Override
        public void invalidatedAll() {}
    }

    private final List<EngineOffer> offers = new CopyOnWriteArrayList<>();
    private final EngineOffer a = new MapOffer("a");
    private final EngineOffer b = new MapOffer("b");
    private final EngineOffer c = new MapOffer("c");
    private final Map<EngineOffer, Supplier<CacheEngine<Object>>> engines = new ConcurrentHashMap<>();
    private final Map<String, EventGate> gates = new ConcurrentHashMap<>();
    private final Heard heard = new Heard();

    private EngineKeeper keeper(OnEngineLoss policy, boolean parks) {
        CacheSpec<Object, Object> spec =
                CacheSpec.of(Object.class, Object.class).maximumSize(400).build();
        return new EngineKeeper(
                "c",
                new EngineWish(spec, policy, properties -> true, Encodable.ALWAYS),
                Duration.ofSeconds(1),
                parks ? TestSetting.parking(() -> offers, THREADS) : TestSetting.cold(() -> offers, THREADS),
                (offer, events) -> {
                    gates.put(offer.info().name(), events);
                    return offer.info().name().equals(ParkEngine.NAME)
                            ? new PlainEngine()
                            : engines.getOrDefault(offer, PlainEngine::new).get();
                },
                heard,
                () -> -1);
    }

    private static void put(EngineKeeper keeper, Object key, Object value) {
        keeper.slot().change(key, engine -> engine.put(key, value, CacheEngine.NO_DEADLINE));
    }

    @Test
    void removals_whileEntriesAreCopied_areNotCountedAsForgotten() throws Exception {
        offers.addAll(List.of(a, b));
        EngineKeeper keeper = keeper(OnEngineLoss.FAILOVER, false);
        engines.put(b, () -> new PlainEngine() {
            private boolean removed;

            @Override
            public void restore(Collection<EngineEntry<Object>> entries) {
                super.restore(entries);
                if (!removed) {
                    removed = true;
                    entries.stream()
                            .limit(90)
                            .forEach(entry -> keeper.slot().change(entry.key(), engine -> engine.remove(entry.key())));
                }
            }
        });
        keeper.reconcile();
        for (int i = 0; i < 400; i++) {
            put(keeper, i, "v");
        }
        assertThat(keeper.swap("b", SwapMode.MIGRATE)
                        .await(Duration.ofSeconds(20))
                        .dropped())
                .isZero();
        assertThat(keeper.slot().<Long>read(null, CacheEngine::size)).isEqualTo(310);
        assertThat(heard.lost).hasValue(0);
    }

    @Test
    void entry_thatEndsAfterItWasCopied_isToldOnce() throws Exception {
        offers.addAll(List.of(a, b));
        CountDownLatch in = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        PlainEngine source = new PlainEngine();
        engines.put(a, () -> source);
        engines.put(b, () -> new PlainEngine() {
            @Override
            public void restore(Collection<EngineEntry<Object>> entries) {
                super.restore(entries);
                in.countDown();
                Threads.uninterruptibly(go::await);
            }
        });
        EngineKeeper keeper = keeper(OnEngineLoss.FAILOVER, false);
        keeper.reconcile();
        put(keeper, "k", "v");
        Migration migration = keeper.swap("b", SwapMode.MIGRATE);
        in.await();
        assertThat(source.remove("k")).isTrue();
        requireNonNull(gates.get("a")).expired("k", "v");
        go.countDown();
        Migration.Result unused = migration.await(Duration.ofSeconds(20));
        // Where it was there still, the next engine would tell of it again.
        assertThat(keeper.slot().get("k")).isNull();
        assertThat(heard.expired).hasValue(1);
    }

    @Test
    void searchThatWasLeftBehind_doesNotTakeWhatIsParked() throws Exception {
        offers.add(a);
        EngineKeeper keeper = keeper(OnEngineLoss.AWAIT, true);
        keeper.reconcile();
        put(keeper, "k", "v");
        offers.remove(a);
        keeper.leave(a);
        CountDownLatch in = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        engines.put(b, () -> {
            in.countDown();
            Threads.uninterruptibly(go::await);
            return new PlainEngine() {
                @Override
                public void close() {
                    super.close();
                    closed.countDown();
                }
            };
        });
        offers.add(b);
        THREADS.execute(keeper::reconcile);
        in.await();
        offers.remove(b);
        // Nobody waits for one that has left.
        keeper.reconcile();
        go.countDown();
        closed.await();
        offers.add(c);
        keeper.reconcile();
        eventually().until(() -> keeper.serving() == c);
        assertThat(keeper.slot().get("k")).isEqualTo("v");
    }

    @Test
    void reader_ofAnEngineThatClosedItself_doesNotHangInTheNext() throws Exception {
        offers.addAll(List.of(a, b));
        CountDownLatch never = new CountDownLatch(1);
        PlainEngine source = new PlainEngine();
        engines.put(a, () -> source);
        engines.put(b, () -> {
            Threads.uninterruptibly(never::await);
            return new PlainEngine();
        });
        EngineKeeper keeper = keeper(OnEngineLoss.FAILOVER, false);
        keeper.reconcile();
        put(keeper, "k", "v");
        offers.remove(a);
        source.close();
        Running<Boolean> reading = Threads.start(() -> {
            try {
                return keeper.slot().get("k") == null;
            } catch (CacheException e) {
                return true;
            }
        });
        try {
            assertThat(reading.future().get(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            never.countDown();
        }
    }

    @Test
    void choice_whereNothingServes_doesNotHangInAnEngineThatDoesNotStart() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        engines.put(b, () -> {
            Threads.uninterruptibly(never::await);
            return new PlainEngine();
        });
        EngineKeeper keeper = keeper(OnEngineLoss.BYPASS, false);
        keeper.reconcile();
        offers.add(b);
        Running<Migration> choosing = Threads.start(() -> keeper.swap("b", SwapMode.MIGRATE));
        try {
            assertThat(choosing.failure()).hasMessageContaining("did not start");
        } finally {
            never.countDown();
        }
    }
}
