package org.twatcache.core.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.twatcache.core.internal.fixture.Eventually.eventually;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheResourceException;
import org.twatcache.EngineTrait;
import org.twatcache.OnEngineLoss;
import org.twatcache.admin.SwapMode;
import org.twatcache.core.internal.fixture.Encodable;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.core.internal.fixture.TestSetting;
import org.twatcache.enginekit.TestRequest;
import org.twatcache.spi.CacheEngine;

/** Where it cannot be noted that others serve, nobody does: what the engine keeps that is away would be a lie later. */
class UnnotedTest {

    /** A record on a disk that takes nothing, until it is repaired. */
    private static final class Broken implements LastServed {

        volatile String engine = "disk@bundle.of.disk";
        volatile boolean repaired;

        @Override
        public @Nullable String engine() {
            return engine;
        }

        @Override
        public boolean note(String fresh) {
            if (repaired) {
                engine = fresh;
            }
            return engine.equals(fresh);
        }
    }

    private final Broken record = new Broken();
    private final List<EngineOffer> offers = new CopyOnWriteArrayList<>();
    private final CountingObserver observer = new CountingObserver();
    private final TestOffer disk = TestOffer.named("disk", EngineTrait.EXPIRES, EngineTrait.PERSISTENT);
    private final TestOffer memory = TestOffer.named("memory");
    private @Nullable EngineKeeper last;

    private EngineKeeper keeper(OnEngineLoss policy, TestOffer... present) {
        offers.addAll(List.of(present));
        EngineWish wish =
                new EngineWish(TestPlatform.strings().named("c").build(), policy, properties -> true, Encodable.ALWAYS);
        EngineKeeper keeper = new EngineKeeper(
                "c",
                wish,
                Duration.ofSeconds(10),
                TestSetting.of(() -> offers, Runnable::run, ParkLimits.DEFAULT, record),
                UnnotedTest::open,
                observer,
                () -> -1);
        last = keeper;
        keeper.reconcile();
        return keeper;
    }

    @AfterEach
    void end() {
        if (last != null) {
            last.close(false, () -> new CacheClosedException("over"));
        }
    }

    @SuppressWarnings("unchecked")
    private static CacheEngine<Object> open(EngineOffer offer, EventGate events) {
        return (CacheEngine<Object>) offer.factory()
                .create(TestRequest.builder()
                        .clock(new PlatformClock())
                        .events(events)
                        .build());
    }

    private static void put(EngineKeeper keeper) {
        keeper.slot().change("k", engine -> engine.put("k", "v", CacheEngine.NO_DEADLINE));
    }

    @Test
    void writeWithoutAnEngine_isRefusedAndCounted() {
        EngineKeeper keeper = keeper(OnEngineLoss.BYPASS);
        assertThatExceptionOfType(CacheResourceException.class).isThrownBy(() -> put(keeper));
        assertThat(keeper.slot().get("k")).isNull();
        assertThat(record.engine).isEqualTo("disk@bundle.of.disk");
        record.repaired = true;
        put(keeper);
        assertThat(record.engine).isEqualTo(LastServed.NOBODY);
    }

    @Test
    void otherEngine_doesNotServe_untilItCanBeNoted() {
        EngineKeeper keeper = keeper(OnEngineLoss.FAILOVER, memory);
        assertThat(keeper.serving()).isNull();
        assertThat(observer.failures).hasValue(1);
        assertThat(memory.count().open()).isZero();
        record.repaired = true;
        assertThat(keeper.noteNews()).isTrue();
        keeper.reconcile();
        assertThat(keeper.serving()).isSameAs(memory);
        assertThat(record.engine).isEqualTo(LastServed.NOBODY);
    }

    @Test
    void move_isRefused_andTheEngineServesOn() throws Exception {
        EngineKeeper keeper = keeper(OnEngineLoss.FAILOVER, disk, memory);
        assertThat(keeper.serving()).isSameAs(disk);
        put(keeper);
        var moving = keeper.swap("memory", SwapMode.MIGRATE);
        assertThatExceptionOfType(CacheResourceException.class)
                .isThrownBy(() -> moving.await(Duration.ofSeconds(20)))
                .withMessageContaining("out of date");
        assertThat(keeper.serving()).isSameAs(disk);
        assertThat(keeper.slot().get("k")).isEqualTo("v");
        eventually().until(() -> memory.count().open() == 0);
    }

    @Test
    void engineThatLeaves_isDestroyed_whereItCannotBeNoted() {
        EngineKeeper keeper = keeper(OnEngineLoss.FAILOVER, disk, memory);
        put(keeper);
        List<String> calls = new CopyOnWriteArrayList<>();
        disk.engine().intercept(calls::add);
        offers.remove(disk);
        keeper.leave(disk);
        assertThat(keeper.serving()).isSameAs(memory);
        assertThat(calls).contains("clear");
    }

    @Test
    void destroy_isCounted_whereItCannotBeNoted() {
        EngineKeeper keeper = keeper(OnEngineLoss.BYPASS);
        keeper.close(true, () -> new CacheClosedException("destroyed"));
        assertThat(observer.failures).hasValue(1);
    }
}
