package org.twatcache.core.internal.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.twatcache.core.internal.fixture.Eventually.eventually;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twatcache.Cache;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheOperationException;
import org.twatcache.EngineNotAvailableException;
import org.twatcache.admin.CacheControl;
import org.twatcache.admin.CacheEvent;
import org.twatcache.admin.CacheEvent.Kind;
import org.twatcache.admin.CacheInfo.State;
import org.twatcache.admin.Migration;
import org.twatcache.admin.Migration.Result;
import org.twatcache.admin.Migration.Stage;
import org.twatcache.admin.SwapMode;
import org.twatcache.core.internal.fixture.Disk;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.core.internal.fixture.Threads;
import org.twatcache.enginekit.FakeEngineFactory;
import org.twatcache.enginekit.ForwardingEngine;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.CacheEngineFactory;
import org.twatcache.spi.EngineEntry;

/** An operator exchanges the engine of a cache. */
class SwapTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final TestOffer first = TestOffer.named("first").ranking(9);
    private final TestOffer second = TestOffer.named("second").aliases("other");
    private final TestPlatform platform = new TestPlatform(first, second);
    private final Cache<String, String> cache =
            platform.open(TestPlatform.strings().named("t"));

    @BeforeEach
    void fill() {
        IntStream.range(0, 1_000).forEach(i -> cache.put("k" + i, "v" + i));
    }

    @AfterEach
    void close() {
        platform.close();
    }

    private CacheControl control() {
        return platform.control(cache);
    }

    private Result swap(String engine, SwapMode mode) throws InterruptedException {
        return control().swap(engine, mode).await(SOON);
    }

    private String engine() {
        return control().info().engine().orElse("none");
    }

    /** The engine that was left is destroyed on a thread of its own, late, and with it what is under its name on the disk. */
    @Test
    void swap_backToAnEngineThatIsStillBeingDestroyed_waitsForThat(@TempDir Path data) throws Exception {
        CountDownLatch back = new CountDownLatch(1);
        Disk disk = new Disk().hook(call -> {
            if (call.equals("destroy")) {
                // So long as a swap that does not wait would need.
                Threads.uninterruptibly(() -> {
                    boolean unused = back.await(500, TimeUnit.MILLISECONDS);
                });
            }
        });
        try (TestPlatform own = TestPlatform.at(data, disk.offer("disk"), TestOffer.named("memory"))) {
            Cache<String, String> kept =
                    own.open(TestPlatform.strings().named("there and back").engine("disk"));
            kept.put("k", "v");

            own.control(kept).swap("memory", SwapMode.MIGRATE).await(SOON);
            own.control(kept).swap("disk", SwapMode.MIGRATE).await(SOON);
            back.countDown();

            eventually().until(() -> disk.size() == 1);
            assertThat(kept.get("k")).isEqualTo("v");
        }
    }

    @Test
    void coldSwap_showsFromItsBeginning() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CacheEngineFactory fakes = new FakeEngineFactory();
        platform.comes(TestOffer.of("slow", request -> {
            Threads.uninterruptibly(go::await);
            return fakes.create(request);
        }));
        assertThat(control().info().state()).isEqualTo(State.SERVING);
        Migration moving = control().swap("slow", SwapMode.COLD);
        assertThat(control().info().state()).isEqualTo(State.MIGRATING);
        go.countDown();
        assertThat(moving.await(SOON).to()).isEqualTo("slow");
        assertThat(control().info().state()).isEqualTo(State.SERVING);
    }

    private void assertFull() {
        IntStream.range(0, 1_000).forEach(i -> assertThat(cache.get("k" + i)).isEqualTo("v" + i));
    }

    /** An engine whose calls may be held, or may fail. */
    private TestOffer offer(String name, Runnable onRestore, Runnable onPeek) {
        CacheEngineFactory fakes = new FakeEngineFactory();
        TestOffer offer = TestOffer.of(name, request -> {
            @SuppressWarnings("unchecked")
            CacheEngine<Object> fake = (CacheEngine<Object>) fakes.create(request);
            return new ForwardingEngine<>(fake) {
                @Override
                public void restore(java.util.Collection<EngineEntry<Object>> entries) {
                    onRestore.run();
                    super.restore(entries);
                }

                @Override
                public org.twatcache.spi.EngineCursor<Object> cursor() {
                    onPeek.run();
                    return super.cursor();
                }
            };
        });
        platform.comes(offer);
        return offer;
    }

    @Test
    void migrate_movesEverythingWithItsLifetime() throws Exception {
        cache.put("short", "lived", Duration.ofMinutes(5));
        Result result = swap("other", SwapMode.MIGRATE);
        assertThat(result.from()).isEqualTo("first");
        assertThat(result.to()).isEqualTo("second");
        assertThat(result.moved()).isEqualTo(1_001);
        assertThat(result.dropped()).isZero();
        assertThat(engine()).isEqualTo("second");
        assertFull();
        assertThat(cache.view().lookup("short").toString()).contains("lived");
        // It is closed after the other one serves, on a thread of its own.
        eventually().until(() -> first.count().closed() == 1);
        assertThat(first.count().open()).isZero();
        assertThat(control().why().events().stream().map(CacheEvent::kind))
                .containsExactly(Kind.MIGRATION_STARTED, Kind.MIGRATION_FINISHED, Kind.ENGINE_SWAPPED);
    }

    @Test
    void cold_forgetsEverythingAndSaysSo() throws Exception {
        Result result = swap("second", SwapMode.COLD);
        assertThat(result.moved()).isZero();
        assertThat(result.dropped()).isEqualTo(1_000);
        assertThat(cache.get("k1")).isNull();
        assertThat(cache.view().stats().dropped()).isEqualTo(1_000);
        cache.put("k1", "v1");
        assertThat(cache.get("k1")).isEqualTo("v1");
    }

    @Test
    void choice_isRememberedWhenItsEngineLeavesAndReturns() throws Exception {
        swap("second", SwapMode.MIGRATE);
        platform.changed();
        assertThat(engine()).isEqualTo("second");
        platform.leaves(second);
        assertThat(engine()).isEqualTo("first");
        assertFull();
        platform.comes(second);
        eventually().until(() -> engine().equals("second"));
        assertFull();
    }

    @Test
    void swap_toTheEngineThatServes_isRefused() {
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> control().swap("first", SwapMode.MIGRATE))
                .withMessageContaining("it serves already");
    }

    @Test
    void swap_toAnEngineThatIsNotThere_isRefusedWithWhatIs() {
        assertThatExceptionOfType(EngineNotAvailableException.class)
                .isThrownBy(() -> control().swap("nope", SwapMode.MIGRATE))
                .satisfies(e -> assertThat(e.available()).containsExactly("first", "second"));
    }

    @Test
    void swap_toAnEngineThatCannotMeetTheSpec_isRefused() {
        platform.comes(TestOffer.named("weightless", new org.twatcache.EngineTrait[0]));
        try (Cache<String, String> weighed =
                platform.open(TestPlatform.strings().named("w").maximumWeight(10, (key, value) -> 1))) {
            assertThatExceptionOfType(CacheConfigurationException.class)
                    .isThrownBy(() -> platform.control(weighed).swap("weightless", SwapMode.MIGRATE))
                    .withMessageContaining("cannot bound by weight");
        }
        assertFull();
    }

    @Test
    void swap_ofAClosedCache_isRefused() {
        CacheControl control = control();
        cache.close();
        assertThatExceptionOfType(CacheClosedException.class)
                .isThrownBy(() -> control.swap("second", SwapMode.MIGRATE));
    }

    @Test
    void swap_whileAnotherIsUnderWay_isRefusedAndTheFirstCanBeCancelled() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        offer("slow", () -> Threads.uninterruptibly(go::await), () -> {});
        Migration running = control().swap("slow", SwapMode.MIGRATE);
        eventually().until(() -> running.progress().stage() == Stage.COPYING);
        assertThatExceptionOfType(CacheOperationException.class)
                .isThrownBy(() -> control().swap("second", SwapMode.MIGRATE))
                .withMessageContaining("it is being moved already");
        cache.put("meanwhile", "written");
        assertThat(running.cancel()).isTrue();
        assertThat(running.cancel()).isFalse();
        assertThatExceptionOfType(CacheOperationException.class)
                .isThrownBy(() -> running.await(SOON))
                .withMessageContaining("it was cancelled");
        assertThat(running.progress().stage()).isEqualTo(Stage.FAILED);
        assertThat(engine()).isEqualTo("first");
        Result next = swap("second", SwapMode.MIGRATE);
        assertThat(next.moved()).isEqualTo(1_001);
        assertThat(cache.get("meanwhile")).isEqualTo("written");
        go.countDown();
    }

    @Test
    void target_thatThrowsHalfWay_costsNothing() throws Exception {
        AtomicBoolean once = new AtomicBoolean();
        TestOffer failing = offer(
                "failing",
                () -> {
                    if (once.getAndSet(true)) {
                        throw new IllegalStateException("disk full");
                    }
                },
                () -> {});
        Migration migration = control().swap("failing", SwapMode.MIGRATE);
        assertThatExceptionOfType(CacheOperationException.class)
                .isThrownBy(() -> migration.await(SOON))
                .withMessageContaining("disk full")
                .withMessageContaining("first serves on");
        assertThat(engine()).isEqualTo("first");
        assertFull();
        eventually().until(() -> failing.count().open() == 0);
    }

    @Test
    void target_thatLeavesHalfWay_costsNothing() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        TestOffer slow = offer("slow", () -> Threads.uninterruptibly(go::await), () -> {});
        Migration migration = control().swap("slow", SwapMode.MIGRATE);
        eventually().until(() -> migration.progress().stage() == Stage.COPYING);
        Threads.Running<Boolean> leaving = Threads.start(() -> {
            platform.leaves(slow);
            return true;
        });
        assertThatExceptionOfType(CacheOperationException.class)
                .isThrownBy(() -> migration.await(SOON))
                .withMessageContaining("its bundle stops");
        go.countDown();
        assertThat(leaving.result()).isTrue();
        assertThat(engine()).isEqualTo("first");
        assertFull();
    }

    @Test
    void target_thatDoesNotStart_costsNothing() {
        platform.comes(TestOffer.of("broken", request -> {
            throw new IllegalStateException("no licence");
        }));
        Migration migration = control().swap("broken", SwapMode.MIGRATE);
        assertThatExceptionOfType(CacheOperationException.class)
                .isThrownBy(() -> migration.await(SOON))
                .withMessageContaining("no licence");
        assertFull();
    }

    @Test
    void target_thatIsNull_costsNothing() {
        platform.comes(TestOffer.of("null", request -> nothing()).uncounted());
        Migration migration = control().swap("null", SwapMode.MIGRATE);
        assertThatExceptionOfType(EngineNotAvailableException.class)
                .isThrownBy(() -> migration.await(SOON))
                .withMessageContaining("returned null");
        assertFull();
    }

    @SuppressWarnings("NullAway")
    private static CacheEngine<?> nothing() {
        return null;
    }

    @Test
    void source_thatCannotBeRead_servesOn() throws Exception {
        AtomicBoolean broken = new AtomicBoolean();
        offer("unreadable", () -> {}, () -> {
            if (broken.get()) {
                throw new IllegalStateException("bad sector");
            }
        });
        swap("unreadable", SwapMode.MIGRATE);
        broken.set(true);
        Migration migration = control().swap("second", SwapMode.MIGRATE);
        assertThatExceptionOfType(CacheOperationException.class)
                .isThrownBy(() -> migration.await(SOON))
                .withMessageContaining("bad sector");
        assertThat(engine()).isEqualTo("unreadable");
        assertFull();
        broken.set(false);
    }

    @Test
    void swap_whereNoEngineServes_startsTheChosenOne() throws Exception {
        try (Cache<String, String> waiting =
                platform.open(TestPlatform.strings().named("w").engine("absent"))) {
            Result result =
                    platform.control(waiting).swap("second", SwapMode.MIGRATE).await(SOON);
            assertThat(result.from()).isNull();
            waiting.put("k", "v");
            assertThat(waiting.get("k")).isEqualTo("v");
        }
    }

    @Test
    void cacheThatIsClosedDuringASwap_endsBothEngines() {
        CountDownLatch go = new CountDownLatch(1);
        TestOffer slow = offer("slow", () -> Threads.uninterruptibly(go::await), () -> {});
        Migration migration = control().swap("slow", SwapMode.MIGRATE);
        eventually().until(() -> migration.progress().stage() == Stage.COPYING);
        cache.close();
        assertThatExceptionOfType(CacheOperationException.class)
                .isThrownBy(() -> migration.await(SOON))
                .withMessageContaining("closed");
        go.countDown();
        eventually().until(() -> slow.count().open() == 0);
        assertThat(first.count().open()).isZero();
    }
}
