package org.twatcache.core.internal.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twatcache.core.internal.fixture.Eventually.eventually;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twatcache.Cache;
import org.twatcache.CacheSpecBuilder;
import org.twatcache.OnEngineLoss;
import org.twatcache.Rebind;
import org.twatcache.admin.Migration;
import org.twatcache.admin.SwapMode;
import org.twatcache.core.internal.fixture.Disk;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.core.internal.fixture.Threads;
import org.twatcache.core.internal.fixture.Threads.Running;

/** What an engine kept beyond its bundle must never be a lie, and is not forgotten without need. */
class SurvivorFaultsTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Disk disk = new Disk();
    private final TestOffer xodus = disk.offer("xodus").ranking(9);
    private final TestOffer memory = TestOffer.named("memory");
    private TestPlatform platform = new TestPlatform();

    @AfterEach
    void close() {
        platform.close();
    }

    private static CacheSpecBuilder<String, String> spec(OnEngineLoss policy) {
        return TestPlatform.strings().named("faults").onEngineLoss(policy);
    }

    private Cache<String, String> open(OnEngineLoss policy) {
        return platform.open(spec(policy));
    }

    private Cache<String, String> filled(CacheSpecBuilder<String, String> spec) {
        platform.comes(xodus);
        Cache<String, String> cache = platform.open(spec);
        cache.clear();
        cache.putAll(Map.of("a", "1", "b", "2", "c", "3"));
        return cache;
    }

    private Cache<String, String> filled(OnEngineLoss policy) {
        return filled(spec(policy));
    }

    private void awaitEngine(Cache<?, ?> cache, String engine) {
        eventually()
                .until(() ->
                        platform.control(cache).info().engine().orElse("none").equals(engine));
    }

    /** The process ends, and another one meets the same disk. */
    private void restart(TestOffer... offers) {
        platform.close();
        platform = new TestPlatform(offers);
    }

    @Test
    void coldSwap_toTheEngineThatReturned_bringsNothingBack() throws Exception {
        Cache<String, String> cache = filled(spec(OnEngineLoss.FAILOVER).rebind(Rebind.NEVER));
        platform.comes(memory);
        platform.leaves(xodus);
        cache.put("b", "new");
        cache.remove("c");
        platform.comes(xodus);
        // The bundle may go a moment before the exchange counts as over.
        Migration cold = eventually()
                .ignoreExceptionsMatching(e -> String.valueOf(e.getMessage()).contains("is being moved already"))
                .until(() -> platform.control(cache).swap("xodus", SwapMode.COLD), Objects::nonNull);
        assertThat(cold.await(SOON).to()).isEqualTo("xodus");
        assertThat(cache.getAll(List.of("a", "b", "c"))).isEmpty();
    }

    @Test
    void standIn_thatLeavesToo_handsOnWhatWasRemoved() {
        Cache<String, String> cache = filled(spec(OnEngineLoss.FAILOVER).rebind(Rebind.NEVER));
        platform.comes(memory);
        platform.leaves(xodus);
        cache.put("b", "new");
        cache.remove("c");
        platform.comes(xodus);
        platform.leaves(memory);
        awaitEngine(cache, "xodus");
        assertThat(cache.getAll(List.of("a", "b", "c"))).isEqualTo(Map.of("a", "1", "b", "new"));
    }

    @Test
    void writesToAnEngineThatCameLater_areNotTakenBackByARestart() {
        Cache<String, String> cache = filled(OnEngineLoss.AWAIT);
        platform.leaves(xodus);
        platform.comes(memory);
        awaitEngine(cache, "memory");
        cache.put("b", "new");
        cache.remove("c");
        restart(xodus);
        assertThat(open(OnEngineLoss.AWAIT).getAll(List.of("b", "c"))).isEmpty();
    }

    @Test
    void writesWhileTheEngineStarts_areNotTakenBackByIt() throws Exception {
        filled(OnEngineLoss.BYPASS).close();
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch in = new CountDownLatch(1);
        disk.hook(call -> {
            if (call.equals("create")) {
                in.countDown();
                Threads.uninterruptibly(go::await);
            }
        });
        CacheSpecBuilder<String, String> spec = spec(OnEngineLoss.BYPASS).engineWait(Duration.ofMillis(1));
        Running<Cache<String, String>> opening = Threads.start(() -> platform.open(spec));
        in.await();
        Cache<String, String> joined = platform.open(spec);
        joined.put("b", "new");
        joined.remove("c");
        go.countDown();
        Cache<String, String> cache = opening.result();
        awaitEngine(cache, "xodus");
        assertThat(cache.getAll(List.of("a", "b", "c"))).isEqualTo(Map.of("a", "1"));
    }

    @ParameterizedTest
    @EnumSource(
            value = OnEngineLoss.class,
            names = {"AWAIT", "FAIL"})
    void engineThatComesAfterTheCache_keepsEverythingWhereNothingCouldBeWritten(OnEngineLoss policy) {
        filled(policy).close();
        restart();
        Cache<String, String> cache = open(policy);
        platform.comes(xodus);
        awaitEngine(cache, "xodus");
        assertThat(cache.getAll(List.of("a", "b", "c"))).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(
            value = OnEngineLoss.class,
            names = {"BYPASS", "FAILOVER"})
    void engineThatComesAfterTheCache_keepsWhatNobodyTouched(OnEngineLoss policy) {
        filled(policy).close();
        restart();
        Cache<String, String> cache = open(policy);
        cache.remove("c");
        cache.put("b", "new");
        platform.comes(xodus);
        awaitEngine(cache, "xodus");
        assertThat(cache.getAll(List.of("a", "b", "c"))).isEqualTo(Map.of("a", "1"));
    }

    @Test
    void engineMovedAwayFrom_whoseDestroyFails_isNotBelievedLater() throws Exception {
        Cache<String, String> cache = filled(OnEngineLoss.FAILOVER);
        platform.comes(memory);
        disk.hook(call -> {
            if (call.equals("destroy")) {
                throw new IllegalStateException("the disk is gone");
            }
        });
        platform.control(cache).swap("memory", SwapMode.MIGRATE).await(SOON);
        cache.put("b", "new");
        cache.close();
        assertThat(open(OnEngineLoss.FAILOVER).getAll(List.of("a", "b", "c"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(OnEngineLoss.class)
    void cacheThatEndsWhileItsEngineIsAway_findsWhatWasNotTouched(OnEngineLoss policy) {
        Cache<String, String> cache = filled(policy);
        platform.leaves(xodus);
        assertThat(cache.get("d", key -> null)).isNull();
        restart(xodus);
        assertThat(open(policy).getAll(List.of("a", "b", "c"))).hasSize(3);
    }

    @Test
    void engineThatFailsWhenItReturns_isAskedAgainAndBelieved() {
        Cache<String, String> cache = filled(OnEngineLoss.FAILOVER);
        platform.comes(memory);
        platform.leaves(xodus);
        cache.put("b", "new");
        AtomicBoolean failed = new AtomicBoolean();
        disk.hook(call -> {
            if (call.equals("create") && failed.compareAndSet(false, true)) {
                throw new IllegalStateException("the folder is in use");
            }
        });
        platform.comes(xodus);
        eventually()
                .until(() -> platform.control(cache).why().events().stream()
                        .anyMatch(event -> event.text().contains("the folder is in use")));
        platform.changed();
        awaitEngine(cache, "xodus");
        assertThat(cache.getAll(List.of("a", "b", "c"))).isEqualTo(Map.of("a", "1", "b", "new", "c", "3"));
    }

    @Test
    void destroy_whileTheEngineStarts_destroysWhatItKeeps() throws Exception {
        filled(OnEngineLoss.BYPASS).close();
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch in = new CountDownLatch(1);
        disk.hook(call -> {
            if (call.equals("create")) {
                in.countDown();
                Threads.uninterruptibly(go::await);
            }
        });
        Running<Throwable> opening = Threads.start(() -> {
            try {
                return new AssertionError(open(OnEngineLoss.BYPASS).name());
            } catch (RuntimeException e) {
                return e;
            }
        });
        in.await();
        assertThat(platform.contexts().destroy("faults")).isTrue();
        go.countDown();
        Throwable unused = opening.result();
        eventually().until(() -> disk.size() == 0);
    }

    @Test
    void whatIsCleared_isDurableBeforeItCountsAsRight() throws Exception {
        Cache<String, String> cache = filled(OnEngineLoss.FAILOVER);
        ConcurrentLinkedQueue<String> calls = new ConcurrentLinkedQueue<>();
        platform.leaves(xodus);
        cache.put("b", "new");
        cache.close();
        disk.hook(calls::add);
        platform.comes(xodus);
        assertThat(open(OnEngineLoss.FAILOVER).getAll(List.of("a", "b", "c"))).isEmpty();
        assertThat(calls).containsExactly("create", "clear", "flush");
    }

    @Test
    void folders_ofOneCache_areStaleEachForItself() {
        CacheSpecBuilder<String, String> one = spec(OnEngineLoss.FAILOVER).folder("one");
        CacheSpecBuilder<String, String> two = spec(OnEngineLoss.FAILOVER).folder("two");
        filled(two).close();
        platform.leaves(xodus);
        Cache<String, String> cache = filled(one);
        platform.leaves(xodus);
        cache.put("b", "new");
        cache.close();
        platform.comes(xodus);
        Cache<String, String> other = platform.open(two);
        assertThat(other.getAll(List.of("a", "b", "c"))).hasSize(3);
        other.close();
        assertThat(platform.open(one).getAll(List.of("a", "b", "c"))).isEmpty();
    }

    @Test
    void manyCaches_thatHangInWrites_leaveTogether() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        AtomicBoolean hangs = new AtomicBoolean();
        TestOffer hung = new Disk()
                .hook(call -> {
                    if (call.equals("clear") && hangs.get()) {
                        Threads.uninterruptibly(never::await);
                    }
                })
                .offer("hung");
        platform.comes(hung);
        try {
            List<Cache<String, String>> caches = IntStream.range(0, 150)
                    .mapToObj(i -> platform.open(
                            TestPlatform.strings().named("hung" + i).onEngineLoss(OnEngineLoss.BYPASS)))
                    .toList();
            hangs.set(true);
            for (Cache<String, String> cache : caches) {
                Running<Boolean> unused = Threads.start(() -> {
                    cache.clear();
                    return true;
                });
            }
            long began = System.nanoTime();
            platform.leaves(hung);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
        } finally {
            never.countDown();
        }
    }
}
