package org.twatcache.core.internal.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twatcache.core.internal.fixture.Eventually.eventually;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.twatcache.Cache;
import org.twatcache.OnEngineLoss;
import org.twatcache.Rebind;
import org.twatcache.admin.Explanation.EffectiveValue;
import org.twatcache.admin.Explanation.Source;
import org.twatcache.core.internal.config.SpecDefaults;
import org.twatcache.core.internal.engine.EngineKeeper;
import org.twatcache.core.internal.engine.EngineOffer;
import org.twatcache.core.internal.engine.EngineWish;
import org.twatcache.core.internal.engine.KeeperSetting;
import org.twatcache.core.internal.engine.LastServed;
import org.twatcache.core.internal.engine.ParkLimits;
import org.twatcache.core.internal.engine.Steadiness;
import org.twatcache.core.internal.fixture.Encodable;
import org.twatcache.core.internal.fixture.SilentObserver;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.enginekit.TestRequest;
import org.twatcache.spi.CacheEngine;

/** A better engine comes while another one serves. Time passes when the test says so. */
class RebindTest {

    /** What is due, in nanoseconds. */
    private record Due(long at, Runnable task) {}

    private final AtomicLong now = new AtomicLong();
    private final AtomicLong requests = new AtomicLong();
    private final Deque<Due> due = new ArrayDeque<>();
    private final Steadiness steadiness = new Steadiness(now::get);
    private final List<EngineOffer> offers = new CopyOnWriteArrayList<>();
    private final TestOffer good = TestOffer.named("good");
    private final TestOffer better = TestOffer.named("better");

    private Runnable later(Runnable task, Duration delay) {
        Due added = new Due(now.get() + delay.toNanos(), task);
        due.add(added);
        return () -> due.remove(added);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
        for (Due each : List.copyOf(due)) {
            if (each.at <= now.get() && due.remove(each)) {
                each.task.run();
            }
        }
    }

    @SuppressWarnings("unchecked")
    private EngineKeeper keeper(Rebind rebind) {
        offers.add(good);
        EngineKeeper keeper = new EngineKeeper(
                "c",
                new EngineWish(
                        TestPlatform.strings().rebind(rebind).build(),
                        OnEngineLoss.FAILOVER,
                        properties -> true,
                        Encodable.ALWAYS),
                Duration.ZERO,
                new KeeperSetting(
                        () -> offers, Runnable::run, this::later, steadiness, ParkLimits.DEFAULT, LastServed.UNKNOWN),
                (offer, events) -> (CacheEngine<Object>)
                        offer.factory().create(TestRequest.builder().build()),
                new SilentObserver(),
                requests::get);
        keeper.reconcile();
        keeper.slot().change("k", engine -> engine.put("k", "v", CacheEngine.NO_DEADLINE));
        return keeper;
    }

    private void comes(EngineKeeper keeper) {
        offers.add(0, better);
        steadiness.came(better);
        if (keeper.noteNews()) {
            keeper.reconcile();
        }
    }

    private static void assertServedBy(EngineKeeper keeper, EngineOffer offer) {
        assertThat(keeper.serving()).isSameAs(offer);
        assertThat(keeper.slot().get("k")).isEqualTo("v");
    }

    @Test
    void now_movesWhenTheBetterEngineHasStayed() {
        EngineKeeper keeper = keeper(Rebind.NOW);
        comes(keeper);
        assertServedBy(keeper, good);
        pass(Duration.ofMillis(900));
        assertServedBy(keeper, good);
        pass(Duration.ofMillis(200));
        assertServedBy(keeper, better);
        eventually().until(() -> good.count().open() == 0);
    }

    @Test
    void now_givesBackWhenTheBetterEngineLeaves() {
        EngineKeeper keeper = keeper(Rebind.NOW);
        comes(keeper);
        pass(Duration.ofSeconds(2));
        offers.remove(better);
        keeper.leave(better);
        assertServedBy(keeper, good);
    }

    @Test
    void now_doesNotFollowAnEngineThatFlaps() {
        EngineKeeper keeper = keeper(Rebind.NOW);
        for (int i = 0; i < 10; i++) {
            comes(keeper);
            pass(Duration.ofMillis(900));
            offers.remove(better);
            steadiness.left(better);
            keeper.leave(better);
        }
        assertThat(better.count().created()).isZero();
        comes(keeper);
        pass(Duration.ofSeconds(30));
        assertServedBy(keeper, good);
        pass(Duration.ofSeconds(40));
        assertServedBy(keeper, better);
    }

    @Test
    void never_staysUntilTheEngineLeaves() {
        EngineKeeper keeper = keeper(Rebind.NEVER);
        comes(keeper);
        pass(Duration.ofHours(1));
        assertServedBy(keeper, good);
        offers.remove(good);
        keeper.leave(good);
        assertServedBy(keeper, better);
    }

    @Test
    void whenIdle_movesAfterTheCacheHasRested() {
        EngineKeeper keeper = keeper(Rebind.WHEN_IDLE);
        comes(keeper);
        for (int i = 0; i < 5; i++) {
            requests.incrementAndGet();
            pass(Duration.ofSeconds(5));
            assertServedBy(keeper, good);
        }
        pass(Duration.ofSeconds(5));
        assertServedBy(keeper, better);
    }

    @Test
    void whenIdle_whereNothingIsCounted_stays() {
        requests.set(-1);
        EngineKeeper keeper = keeper(Rebind.WHEN_IDLE);
        comes(keeper);
        pass(Duration.ofHours(1));
        assertServedBy(keeper, good);
    }

    @Test
    void configuration_thatNamesAnotherEngine_movesOpenCaches() {
        try (TestPlatform platform = new TestPlatform(good.ranking(9), better)) {
            Cache<String, String> follows = platform.open(TestPlatform.strings().named("follows"));
            Cache<String, String> insists =
                    platform.open(TestPlatform.strings().named("insists").engine("good"));
            follows.put("k", "v");
            platform.platform()
                    .configure(PlatformSettings.of(
                            new SpecDefaults(Map.of("engine", "better", "max.size", "3"), Map.of(), false)));
            eventually()
                    .until(() -> platform.control(follows)
                            .info()
                            .engine()
                            .orElse("none")
                            .equals("better"));
            assertThat(follows.get("k")).isEqualTo("v");
            assertThat(platform.control(follows).why().spec())
                    .containsEntry("engine", new EffectiveValue("better", Source.CONFIGURATION));
            assertThat(platform.control(follows).why().spec()).doesNotContainKey("max.size");
            assertThat(platform.control(insists).info().engine()).hasValue("good");
        }
    }
}
