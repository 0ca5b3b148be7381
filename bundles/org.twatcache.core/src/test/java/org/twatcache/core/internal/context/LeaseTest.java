package org.twatcache.core.internal.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twatcache.Cache;
import org.twatcache.CacheLoadTimeoutException;
import org.twatcache.CacheSpecBuilder;
import org.twatcache.EngineTrait;
import org.twatcache.MemoizedStage;
import org.twatcache.core.internal.engine.PlatformClock;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.enginekit.FakeEngine;
import org.twatcache.enginekit.ForwardingEngine;
import org.twatcache.enginekit.TestRequest;
import org.twatcache.spi.CacheEngine;

/** Two platforms, as two processes have them, share an engine: one of them loads a key at a time. */
class LeaseTest {

    private static final EngineTrait[] TRAITS = {EngineTrait.KEEPS_BYTES, EngineTrait.EXPIRES, EngineTrait.SHARED};
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final FakeEngine<byte[]> server =
            new FakeEngine<>(TestRequest.builder().clock(new PlatformClock()).build(), Set.of(TRAITS));
    private final TestPlatform one = new TestPlatform(client());
    private final TestPlatform other = new TestPlatform(client());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger loads = new AtomicInteger();

    private TestOffer client() {
        return TestOffer.of("server", request -> new Client(server)).traits(TRAITS);
    }

    /** Ends without the server. */
    private static final class Client extends ForwardingEngine<byte[]> {
        Client(CacheEngine<byte[]> server) {
            super(server);
        }

        @Override
        public void close() {}
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        one.close();
        other.close();
    }

    private static CacheSpecBuilder<String, String> leased(Duration longest) {
        return TestPlatform.strings().named("t").engine("server").loadLease(longest);
    }

    private String load(String key) {
        return key + loads.incrementAndGet();
    }

    @Test
    void get_byManyOfBothProcesses_loadsOnce() throws Exception {
        Cache<String, String> here = one.open(leased(LONGEST));
        Cache<String, String> there = other.open(leased(LONGEST));
        CountDownLatch start = new CountDownLatch(1);
        List<Callable<String>> tasks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Cache<String, String> cache = i % 2 == 0 ? here : there;
            tasks.add(() -> {
                start.countDown();
                start.await();
                return cache.get("k", this::load);
            });
        }

        for (Future<String> task : threads.invokeAll(tasks)) {
            assertThat(task.get()).isEqualTo("k1");
        }
        assertThat(there.get("k")).isEqualTo("k1");
        assertThat(loads).hasValue(1);
    }

    @Test
    void get_whileAnotherProcessLoads_waitsForItsValue() throws Exception {
        Cache<String, String> here = one.open(leased(LONGEST));
        Cache<String, String> there = other.open(leased(LONGEST));
        CountDownLatch loading = new CountDownLatch(1);
        CountDownLatch loaded = new CountDownLatch(1);
        Future<String> first = threads.submit(() -> here.get("k", key -> {
            loading.countDown();
            loaded.await();
            return load(key);
        }));
        loading.await();
        Future<String> second = threads.submit(() -> there.get("k", this::load));

        assertThat(there.get("k")).isNull();
        assertThat(there.view().stats().errors()).isZero();
        assertThat(loads).hasValue(0);
        loaded.countDown();
        assertThat(first.get()).isEqualTo("k1");
        assertThat(second.get()).isEqualTo("k1");
    }

    @Test
    void load_thatBeganBeforeAnotherProcessRemovedTheKey_storesNothing() throws Exception {
        Cache<String, String> here = one.open(leased(LONGEST));
        Cache<String, String> there = other.open(leased(LONGEST));

        String value = here.get("k", key -> {
            there.remove(key);
            return load(key);
        });

        assertThat(value).isEqualTo("k1");
        assertThat(there.get("k")).isNull();
        assertThat(here.get("k")).isNull();
    }

    /** A cache that is watched removes by comparison, which finds nothing to compare with where there is a lease. */
    @Test
    void load_thatBeganBeforeATieredAndWatchedCacheRemovedTheKey_storesNothing() throws Exception {
        Cache<String, String> here = one.open(leased(LONGEST));
        other.comes(TestOffer.named("near"));
        Cache<String, String> there = other.open(TestPlatform.strings()
                .named("t")
                .tiers("near", "server")
                .loadLease(LONGEST)
                .removalListener((key, value, cause) -> {}));

        here.get("k", key -> {
            there.remove(key);
            return load(key);
        });

        assertThat(there.get("k")).isNull();
        assertThat(here.get("k")).isNull();
    }

    @Test
    void load_thatBeganBeforeAnotherProcessWroteTheKey_storesNothing() throws Exception {
        Cache<String, String> here = one.open(leased(LONGEST));
        Cache<String, String> there = other.open(leased(LONGEST));

        String value = here.get("k", key -> {
            there.put(key, "written");
            return load(key);
        });

        assertThat(value).isEqualTo("k1");
        assertThat(here.get("k")).isEqualTo("written");
    }

    @Test
    void load_thatFails_letsTheNextProcessLoadAtOnce() throws Exception {
        Cache<String, String> here = one.open(leased(LONGEST));
        Cache<String, String> there = other.open(leased(LONGEST));
        assertThatThrownBy(() -> here.get("k", key -> {
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(here.get("nothing", key -> null)).isNull();

        assertThat(server.size()).isZero();
        assertThat(there.get("k", this::load)).isEqualTo("k1");
    }

    @Test
    void get_whileALoadTakesTooLong_loadsForItselfAndLeavesTheLease() throws Exception {
        Cache<String, String> here = one.open(leased(LONGEST));
        Cache<String, String> hasty = other.open(leased(Duration.ofMillis(20)));

        String value = here.get("k", key -> {
            assertThat(hasty.get(key, this::load)).isEqualTo("k1");
            assertThat(hasty.get(key)).isNull();
            return load(key);
        });

        assertThat(value).isEqualTo("k2");
        assertThat(hasty.get("k")).isEqualTo("k2");
    }

    @Test
    void lease_ofAProcessThatDied_endsByItself() throws Exception {
        Duration soon = Duration.ofMillis(50);
        Cache<String, String> here = one.open(leased(soon));
        CountDownLatch loading = new CountDownLatch(1);
        Future<String> dead = threads.submit(() -> here.get("k", key -> {
            loading.countDown();
            new CountDownLatch(1).await();
            return "never";
        }));
        loading.await();

        Cache<String, String> there = other.open(leased(LONGEST));
        assertThat(there.get("k", this::load)).isEqualTo("k1");
        assertThat(there.get("k")).isEqualTo("k1");
        dead.cancel(true);
        await().until(dead::isDone);
    }

    private static void awaitHeedless(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                // A loader that goes on nevertheless.
            }
        }
    }

    @Test
    void lease_ofALoadThatTookTooLong_isFreeAtOnce() throws Exception {
        Cache<String, String> here = one.open(leased(LONGEST).loadTimeout(Duration.ofSeconds(1)));
        Cache<String, String> there = other.open(leased(Duration.ofMinutes(1)));
        CountDownLatch go = new CountDownLatch(1);
        assertThatThrownBy(() -> here.get("k", key -> {
                    awaitHeedless(go);
                    return load(key);
                }))
                .isInstanceOf(CacheLoadTimeoutException.class);

        await().until(() -> server.size() == 0);
        assertThat(there.get("k", this::load)).isEqualTo("k1");
        go.countDown();
        await().until(() -> loads.get() == 2);
        assertThat(here.get("k")).isEqualTo("k1");
    }

    @Test
    void get_tookTooLongAndTheEngineHangs_doesNotWaitToLetTheLeaseGo() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        AtomicBoolean hanging = new AtomicBoolean();
        TestOffer hung = TestOffer.of("server", request -> new ForwardingEngine<byte[]>(server) {
                    @Override
                    public boolean remove(byte[] key, byte[] expected) {
                        if (hanging.get()) {
                            awaitHeedless(go);
                        }
                        return super.remove(key, expected);
                    }

                    @Override
                    public void close() {}
                })
                .traits(TRAITS);
        try (TestPlatform platform = new TestPlatform(hung)) {
            Cache<String, String> here = platform.open(leased(LONGEST).loadTimeout(Duration.ofMillis(50)));
            Future<String> late = threads.submit(() -> here.get("k", key -> {
                hanging.set(true);
                awaitHeedless(go);
                return "v";
            }));
            await().until(late::isDone);
            go.countDown();
        }
    }

    @Test
    void load_thatIsGivenUpWhileItWaitsForALease_neverBegins() throws Exception {
        Cache<String, String> here = one.open(leased(LONGEST));
        Cache<String, String> hasty = other.open(leased(LONGEST).loadTimeout(Duration.ofMillis(50)));

        String value = here.get("k", key -> {
            assertThatThrownBy(() -> hasty.get(key, same -> load("other")))
                    .isInstanceOf(CacheLoadTimeoutException.class);
            return load(key);
        });

        assertThat(value).isEqualTo("k1");
        assertThat(hasty.get("k", this::load)).isEqualTo("k1");
        assertThat(loads).hasValue(1);
    }

    @Test
    void lease_ofAStageThatFails_isFreeAtOnce() throws Exception {
        Cache<String, String> there = other.open(leased(LONGEST));
        MemoizedStage<String, String> here = one.contexts()
                .memoizeStage(leased(LONGEST).build(), key -> {
                    throw new IllegalStateException("no");
                });
        assertThat(here.apply("k")
                        .toCompletableFuture()
                        .handle((value, failure) -> failure)
                        .get())
                .isNotNull();
        assertThat(server.size()).isZero();
        assertThat(there.get("k", this::load)).isEqualTo("k1");
    }

    @Test
    void put_overALease_isStored() throws Exception {
        Cache<String, String> here = one.open(leased(LONGEST));
        Cache<String, String> there = other.open(leased(LONGEST));
        here.get("k", key -> {
            assertThat(there.atomic().putIfAbsent(key, "first")).isNull();
            return load(key);
        });

        assertThat(here.get("k")).isEqualTo("first");
    }

    @Test
    void engineThatNobodyShares_isLoadedIntoWithoutALease() throws Exception {
        try (TestPlatform alone = new TestPlatform(TestOffer.named("memory"))) {
            Cache<String, String> cache =
                    alone.open(TestPlatform.strings().named("t").loadLease(LONGEST));

            assertThat(cache.get("k", this::load)).isEqualTo("k1");
            assertThat(cache.get("k")).isEqualTo("k1");
        }
    }
}
