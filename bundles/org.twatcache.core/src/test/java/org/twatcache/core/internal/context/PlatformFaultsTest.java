package org.twatcache.core.internal.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twatcache.core.internal.fixture.Eventually.eventually;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.twatcache.Cache;
import org.twatcache.CacheOperationException;
import org.twatcache.EngineTrait;
import org.twatcache.admin.Migration;
import org.twatcache.admin.SwapMode;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.core.internal.fixture.Threads;
import org.twatcache.core.internal.fixture.Threads.Running;
import org.twatcache.enginekit.FakeEngine;
import org.twatcache.enginekit.ForwardingEngine;
import org.twatcache.enginekit.TestRequest;

/** What one engine or listener does wrong, and what the rest of the platform must not notice of it. */
class PlatformFaultsTest {

    private static final Set<EngineTrait> ABLE = Set.of(
            EngineTrait.EXPIRES, EngineTrait.EXPIRES_IDLE, EngineTrait.BOUNDS_ENTRIES, EngineTrait.BOUNDS_WEIGHT);

    private final TestOffer first = TestOffer.named("first");
    private final TestOffer second = TestOffer.named("second");

    /** A removal that found nothing forbids a copy that was made before the engine evicted the entry. */
    private void removalThatFoundNothing(boolean watched, boolean computes) throws Exception {
        CountDownLatch copied = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (TestPlatform platform = new TestPlatform(first, second)) {
            var spec = TestPlatform.strings().named("c").prefer("first");
            Cache<String, String> cache =
                    platform.open(watched ? spec.removalListener((key, value, cause) -> {}) : spec);
            cache.put("k", "old");
            AtomicInteger pages = new AtomicInteger();
            FakeEngine<?> source = first.engine();
            source.intercept(call -> {
                if (call.equals("nextPage") && pages.incrementAndGet() == 2) {
                    copied.countDown();
                    Threads.uninterruptibly(go::await);
                }
            });
            Migration moving = platform.control(cache).swap("second", SwapMode.MIGRATE);
            copied.await();
            // The source evicts it, as it may at any time.
            boolean evicted = remove(source, "k");
            assertThat(evicted).isTrue();
            if (computes) {
                assertThat(cache.atomic().compute("k", (key, present) -> null)).isNull();
            } else {
                assertThat(cache.remove("k")).isFalse();
            }
            go.countDown();
            Migration.Result unused = moving.await(Duration.ofSeconds(5));
            assertThat(cache.get("k")).isNull();
        }
    }

    @SuppressWarnings("unchecked")
    private static boolean remove(FakeEngine<?> engine, Object key) {
        return ((FakeEngine<Object>) engine).remove(key);
    }

    @Test
    void removalThatFoundNothing_isNotUndone() throws Exception {
        removalThatFoundNothing(false, false);
    }

    @Test
    void watchedRemovalThatFoundNothing_isNotUndone() throws Exception {
        removalThatFoundNothing(true, false);
    }

    @Test
    void computedRemovalThatFoundNothing_isNotUndone() throws Exception {
        removalThatFoundNothing(false, true);
    }

    /** The pause of writers is short also where the target hangs in it. */
    @Test
    void targetThatHangsWhileWritersArePaused_doesNotKeepThem() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch inside = new CountDownLatch(1);
        AtomicBoolean hangs = new AtomicBoolean();
        TestOffer target = TestOffer.of("target", request -> {
            FakeEngine<Object> engine = new FakeEngine<>(request, ABLE);
            engine.intercept(call -> {
                if (call.equals("restore") && hangs.get()) {
                    inside.countDown();
                    Threads.uninterruptibly(never::await);
                }
            });
            return engine;
        });
        try (TestPlatform platform = new TestPlatform(first, target)) {
            Cache<String, String> cache =
                    platform.open(TestPlatform.strings().named("c").prefer("first"));
            cache.put("k", "old");
            CountDownLatch begun = new CountDownLatch(1);
            Migration[] moving = new Migration[1];
            CountDownLatch known = new CountDownLatch(1);
            first.engine().intercept(call -> {
                if (call.equals("put")) {
                    begun.countDown();
                    Threads.uninterruptibly(known::await);
                    while (moving[0].progress().stage() != Migration.Stage.PAUSED) {
                        Thread.onSpinWait();
                    }
                    hangs.set(true);
                } else if (call.equals("nextPage")) {
                    Threads.uninterruptibly(begun::await);
                }
            });
            moving[0] = platform.control(cache).swap("target", SwapMode.MIGRATE);
            eventually().until(() -> moving[0].progress().stage() == Migration.Stage.COPYING);
            Running<Boolean> one = Threads.start(() -> {
                cache.put("k", "new");
                return true;
            });
            known.countDown();
            inside.await();
            first.engine().intercept(call -> {});
            long begin = System.nanoTime();
            String outcome = "written";
            try {
                cache.put("other", "v");
            } catch (RuntimeException e) {
                outcome = e.getMessage();
            }
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            never.countDown();
            assertThat(one.result()).isTrue();
            assertThat(outcome).isEqualTo("written");
            assertThat(took).isLessThan(Duration.ofSeconds(3));
        }
    }

    /** An engine that hangs while it is swept does not keep the platform from giving up what is stuck. */
    @Test
    void sweeperThatHangs_doesNotKeepAnExchangeStuck() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger hung = new AtomicInteger();
        TestOffer unable = TestOffer.named("unable", EngineTrait.BOUNDS_ENTRIES);
        try (TestPlatform platform = new TestPlatform(unable, second)) {
            Cache<String, String> cache = platform.open(
                    TestPlatform.strings().named("c").prefer("unable").timeToLive(Duration.ofHours(1)));
            cache.put("k", "old");
            unable.engine().intercept(call -> {
                if (call.equals("nextPage") || call.equals("cursor")) {
                    hung.incrementAndGet();
                    Threads.uninterruptibly(never::await);
                }
            });
            eventually().until(() -> hung.get() == 1);
            Migration moving = platform.control(cache).swap("second", SwapMode.MIGRATE);
            String outcome = "";
            try {
                Migration.Result unused = moving.await(Duration.ofSeconds(22));
            } catch (CacheOperationException e) {
                outcome = e.getMessage();
            }
            never.countDown();
            assertThat(outcome).contains("nothing moved");
        }
    }

    /** A bundle that stops does not wait for each cache in turn. */
    @Test
    void bundleThatStops_doesNotWaitForEachCacheInTurn() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (TestPlatform platform = new TestPlatform(first)) {
            for (int i = 0; i < 5; i++) {
                Cache<String, String> cache =
                        platform.open(TestPlatform.strings().named("c" + i).prefer("first"));
                cache.put("k", "old");
                first.engine().intercept(call -> {
                    if (call.equals("nextPage")) {
                        Threads.uninterruptibly(never::await);
                    }
                });
            }
            long begin = System.nanoTime();
            platform.leaves(first);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            never.countDown();
            assertThat(took).isLessThan(Duration.ofSeconds(6));
        }
    }

    /** What a persistent engine kept is not met again after the cache moved away from it. */
    @Test
    void entriesOfAPersistentEngine_areNotMetAgainAfterTheCacheMovedAway() throws Exception {
        FakeEngine<Object> region =
                new FakeEngine<>(TestRequest.builder().maximumSize(1_000).build(), ABLE);
        TestOffer disk = TestOffer.of("disk", request -> new ForwardingEngine<>(region) {
                    @Override
                    public void close() {}

                    @Override
                    public void destroy() {
                        region.clear();
                    }
                })
                .traits(
                        EngineTrait.EXPIRES,
                        EngineTrait.EXPIRES_IDLE,
                        EngineTrait.BOUNDS_ENTRIES,
                        EngineTrait.PERSISTENT);
        try (TestPlatform platform = new TestPlatform(disk, second)) {
            Cache<String, String> cache =
                    platform.open(TestPlatform.strings().named("c").prefer("disk"));
            cache.put("k", "old");
            Migration.Result unused =
                    platform.control(cache).swap("second", SwapMode.MIGRATE).await(Duration.ofMinutes(1));
            assertThat(cache.remove("k")).isTrue();
            cache.close();
            Cache<String, String> again =
                    platform.open(TestPlatform.strings().named("c").prefer("disk"));
            assertThat(again.get("k")).isNull();
        }
    }

    /** A listener that throws an error is told what happens next. */
    @Test
    void listenerThatThrowsAnError_isToldOn() {
        try (TestPlatform platform = new TestPlatform(first)) {
            List<String> told = new CopyOnWriteArrayList<>();
            var unused = platform.platform().admin().subscribe(event -> {
                told.add(event.text());
                if (told.size() == 1) {
                    throw new AssertionError("foul");
                }
            });
            platform.platform().engineCame(first);
            eventually().until(() -> told.size() == 1);
            platform.platform().engineCame(second);
            org.awaitility.Awaitility.await().atMost(3, TimeUnit.SECONDS).until(() -> told.size() == 2);
        }
    }

    /** No listener runs on the thread of whoever makes something happen, not even after the end. */
    @Test
    void listenerSubscribedAfterTheEnd_isNotTold() {
        List<Thread> told = new CopyOnWriteArrayList<>();
        TestPlatform platform = new TestPlatform(first);
        platform.close();
        var unused = platform.platform().admin().subscribe(event -> told.add(Thread.currentThread()));
        platform.platform().engineLeaves(first);
        assertThat(told).isEmpty();
    }
}
