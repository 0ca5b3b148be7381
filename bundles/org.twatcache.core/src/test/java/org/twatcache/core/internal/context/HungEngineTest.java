package org.twatcache.core.internal.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twatcache.core.internal.fixture.Eventually.eventually;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twatcache.Cache;
import org.twatcache.admin.Migration;
import org.twatcache.admin.Migration.Stage;
import org.twatcache.admin.SwapMode;
import org.twatcache.core.internal.engine.ParkLimits;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.core.internal.fixture.Threads;
import org.twatcache.enginekit.FakeEngineFactory;
import org.twatcache.enginekit.ForwardingEngine;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineCursor;

/** An engine that does not come back from a call hangs nobody but whoever called it. */
class HungEngineTest {

    private static final Duration COPYING = Duration.ofMillis(200);

    /** What leaving may take: copying, the grace after it, and a moment on a busy machine; not the wait for a close. */
    private static final Duration SOON = Duration.ofSeconds(4);

    private final TestOffer memory = TestOffer.named("memory");
    private final CountDownLatch go = new CountDownLatch(1);
    private final AtomicBoolean hangs = new AtomicBoolean(true);
    private final TestPlatform platform = new TestPlatform(
            Map.of(), Map.of(), new ParkLimits(1_000, Long.MAX_VALUE, Duration.ofMinutes(1), COPYING), memory);

    @AfterEach
    void close() {
        go.countDown();
        platform.close();
    }

    private void hang() {
        if (hangs.get()) {
            Threads.uninterruptibly(go::await);
        }
    }

    private TestOffer inCreate() {
        FakeEngineFactory fakes = new FakeEngineFactory();
        return TestOffer.of("hung", request -> {
            hang();
            return fakes.create(request);
        });
    }

    @SuppressWarnings("unchecked")
    private TestOffer inCursor() {
        FakeEngineFactory fakes = new FakeEngineFactory();
        return TestOffer.of("hung", request -> new ForwardingEngine<>((CacheEngine<Object>) fakes.create(request)) {
            @Override
            public EngineCursor<Object> cursor() {
                hang();
                return super.cursor();
            }
        });
    }

    private String engine(Cache<?, ?> cache) {
        return platform.control(cache).info().engine().orElse("none");
    }

    private static Duration took(Runnable call) {
        long began = System.nanoTime();
        call.run();
        return Duration.ofNanos(System.nanoTime() - began);
    }

    @Test
    void source_thatHangsWhenItLeaves_isTakenOutInTime() {
        TestOffer hung = inCursor().ranking(9);
        platform.comes(hung);
        Cache<String, String> cache = platform.open();
        cache.put("k", "v");
        assertThat(took(() -> platform.leaves(hung))).isLessThan(SOON);
        cache.put("k", "w");
        assertThat(cache.get("k")).isEqualTo("w");
        assertThat(engine(cache)).isEqualTo("memory");
        assertThat(hung.count().open()).isZero();
    }

    @Test
    void successor_thatDoesNotStart_isPassedOver() {
        TestOffer first = TestOffer.named("first").ranking(9);
        TestOffer hung = inCreate().ranking(5);
        platform.comes(first);
        Cache<String, String> cache = platform.open();
        platform.comes(hung);
        cache.put("k", "v");
        assertThat(took(() -> platform.leaves(first))).isLessThan(SOON);
        eventually().until(() -> engine(cache).equals("memory"));
        cache.put("k", "w");
        assertThat(cache.get("k")).isEqualTo("w");
    }

    @Test
    void choice_thatDoesNotStart_canBeCancelledAndAnotherMade() throws Exception {
        Cache<String, String> cache = platform.open();
        cache.put("k", "v");
        platform.comes(inCreate());
        platform.comes(TestOffer.named("third"));
        Migration hanging = platform.control(cache).swap("hung", SwapMode.MIGRATE);
        assertThat(hanging.progress().stage()).isEqualTo(Stage.OPENING);
        assertThat(hanging.cancel()).isTrue();
        assertThat(platform.control(cache)
                        .swap("third", SwapMode.MIGRATE)
                        .await(Duration.ofSeconds(20))
                        .moved())
                .isEqualTo(1);
        assertThat(cache.get("k")).isEqualTo("v");
    }

    @Test
    @SuppressWarnings("unchecked")
    void engine_thatHangsInClose_doesNotHoldUpTheBundleThatStops() {
        FakeEngineFactory fakes = new FakeEngineFactory();
        platform.comes(TestOffer.of(
                        "hung", request -> new ForwardingEngine<>((CacheEngine<Object>) fakes.create(request)) {
                            @Override
                            public void close() {
                                hang();
                                super.close();
                            }
                        })
                .ranking(9));
        for (int i = 0; i < 5; i++) {
            platform.open(TestPlatform.strings().named("c" + i)).put("k", "v");
        }
        assertThat(took(() -> platform.owner().end("its bundle stopped"))).isLessThan(Duration.ofSeconds(9));
    }

    @Test
    void caches_thatHang_doNotHoldUpTheOthers() {
        TestOffer hung = inCursor().ranking(9);
        platform.comes(hung);
        hangs.set(false);
        for (int i = 0; i < 20; i++) {
            platform.open(TestPlatform.strings().named("c" + i)).put("k", "v");
        }
        hangs.set(true);
        assertThat(took(() -> platform.leaves(hung))).isLessThan(SOON);
    }
}
