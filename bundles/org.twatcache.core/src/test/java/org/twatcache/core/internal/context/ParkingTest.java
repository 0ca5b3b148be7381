package org.twatcache.core.internal.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.twatcache.core.internal.fixture.Eventually.eventually;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twatcache.Cache;
import org.twatcache.CacheSpecBuilder;
import org.twatcache.EngineNotAvailableException;
import org.twatcache.Lookup;
import org.twatcache.OnEngineLoss;
import org.twatcache.admin.CacheInfo.State;
import org.twatcache.core.internal.engine.ParkLimits;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.core.internal.fixture.TestSetting;

/** The only engine of a cache leaves, as when its bundle is updated, and comes again. */
class ParkingTest {

    private final TestOffer fake = TestOffer.named("fake");
    private TestPlatform platform = new TestPlatform(fake);

    @AfterEach
    void close() {
        platform.close();
    }

    private void parking(long entries, long bytes, Duration time) {
        platform.close();
        platform =
                new TestPlatform(Map.of(), Map.of(), new ParkLimits(entries, bytes, time, Duration.ofSeconds(2)), fake);
    }

    private static CacheSpecBuilder<String, String> of(OnEngineLoss policy) {
        return TestPlatform.strings().named("t").onEngineLoss(policy).engineWait(Duration.ofMillis(20));
    }

    private String engine(Cache<?, ?> cache) {
        return platform.control(cache).info().engine().orElse("none");
    }

    private void returns(Cache<?, ?> cache) {
        platform.comes(fake);
        eventually().until(() -> engine(cache).equals("fake"));
    }

    @ParameterizedTest
    @EnumSource(OnEngineLoss.class)
    void entries_underEachPolicy_areThereAgainWithTheirLifetimes(OnEngineLoss policy) {
        Cache<String, String> cache = platform.open(of(policy));
        cache.put("k", "v");
        cache.put("l", "w", Duration.ofMinutes(10));
        platform.leaves(fake);
        assertThat(fake.count().open()).isZero();
        returns(cache);
        assertThat(cache.get("k")).isEqualTo("v");
        assertThat(cache.view().lookup("l"))
                .isInstanceOfSatisfying(
                        Lookup.Hit.class,
                        hit -> assertThat(hit.remaining()).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10)));
        assertThat(cache.view().stats().dropped()).isZero();
    }

    @Test
    void entriesThatComeWhileItIsParked_andDoNotFit_areCounted() {
        parking(10, 1 << 20, Duration.ofMinutes(1));
        Cache<String, String> cache = platform.open(of(OnEngineLoss.BYPASS));
        IntStream.range(0, 10).forEach(i -> cache.put("k" + i, "v"));
        AtomicBoolean first = new AtomicBoolean(true);
        AtomicInteger pages = new AtomicInteger();
        fake.engine().intercept(call -> {
            if (call.equals("nextPage") && pages.incrementAndGet() == 2 && first.getAndSet(false)) {
                IntStream.range(0, 7).forEach(i -> cache.put("late" + i, "v"));
                // These are there already, and stay.
                IntStream.range(0, 4).forEach(i -> cache.put("k" + i, "w"));
            }
        });
        platform.leaves(fake);
        assertThat(cache.view().estimatedSize()).isEqualTo(10);
        eventually().until(() -> cache.view().stats().dropped(), dropped -> dropped == 7);
    }

    @ParameterizedTest
    @EnumSource(
            value = OnEngineLoss.class,
            names = {"FAILOVER", "BYPASS"})
    void park_underAPolicyThatServes_readsAndWrites(OnEngineLoss policy) {
        Cache<String, String> cache = platform.open(of(policy));
        cache.put("k", "v");
        cache.put("gone", "soon");
        platform.leaves(fake);
        assertThat(engine(cache)).isEqualTo("park");
        // The exchange ends on its own thread, after the park serves and the bundle may go on.
        eventually().until(() -> platform.control(cache).info().state() == State.SERVING);
        assertThat(cache.get("k")).isEqualTo("v");
        cache.put("k", "later");
        cache.put("l", "new");
        assertThat(cache.remove("gone")).isTrue();
        assertThat(cache.atomic().putIfAbsent("k", "no")).isEqualTo("later");
        assertThat(cache.atomic().compareAndSet("l", "new", "newer")).isTrue();
        returns(cache);
        assertThat(cache.get("k")).isEqualTo("later");
        assertThat(cache.get("l")).isEqualTo("newer");
        assertThat(cache.get("gone")).isNull();
    }

    @Test
    void fail_whileParked_failsAndAnswersLoads() {
        Cache<String, String> cache = platform.open(of(OnEngineLoss.FAIL));
        cache.put("k", "v");
        platform.leaves(fake);
        assertThatExceptionOfType(EngineNotAvailableException.class).isThrownBy(() -> cache.get("k"));
        assertThatExceptionOfType(EngineNotAvailableException.class).isThrownBy(() -> cache.put("k", "w"));
        assertThat(cache.get("k", key -> "loaded")).isEqualTo("loaded");
        returns(cache);
        assertThat(cache.get("k")).isEqualTo("v");
    }

    @Test
    void park_thatIsFull_keepsWhatFitsAndTellsTheRest() {
        parking(10, Long.MAX_VALUE, Duration.ofMinutes(1));
        Cache<String, String> cache = platform.open(of(OnEngineLoss.BYPASS));
        IntStream.range(0, 100).forEach(i -> cache.put("k" + i, "v" + i));
        platform.leaves(fake);
        long kept = IntStream.range(0, 100)
                .filter(i -> ("v" + i).equals(cache.get("k" + i)))
                .count();
        assertThat(kept).isEqualTo(10);
        eventually().until(() -> cache.view().stats().dropped() == 90);
        cache.put("one more", "v");
        assertThat(cache.get("one more")).isNull();
        returns(cache);
        assertThat(cache.view().estimatedSize()).isEqualTo(10);
    }

    @Test
    void park_thatIsFullOfBytes_keepsWhatFits() {
        parking(1_000, 10_000, Duration.ofMinutes(1));
        Cache<String, String> cache = platform.open(of(OnEngineLoss.BYPASS));
        cache.put("small", "v");
        cache.put("large", "v".repeat(10_000));
        platform.leaves(fake);
        assertThat(cache.get("small")).isEqualTo("v");
        assertThat(cache.get("large")).isNull();
        cache.put("small", "v".repeat(10_000));
        assertThat(cache.get("small")).isNull();
        assertThat(cache.view().stats().evictions()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(OnEngineLoss.class)
    void park_afterItsTime_isForgottenAndThePolicyHolds(OnEngineLoss policy) {
        parking(1_000, Long.MAX_VALUE, Duration.ofMillis(50));
        Cache<String, String> cache = platform.open(of(policy));
        cache.put("k", "v");
        platform.leaves(fake);
        eventually().until(() -> cache.view().stats().dropped() == 1);
        eventually().until(() -> engine(cache).equals("none"));
        assertThat(cache.get("k", key -> "loaded")).isEqualTo("loaded");
        returns(cache);
        assertThat(cache.get("k")).isNull();
        cache.put("k", "again");
        assertThat(cache.get("k")).isEqualTo("again");
    }

    @Test
    void parkedCache_thatIsClosed_keepsNothing() {
        Cache<String, String> cache = platform.open(of(OnEngineLoss.BYPASS));
        cache.put("k", "v");
        platform.leaves(fake);
        cache.close();
        assertThat(platform.platform().admin().caches()).isEmpty();
    }

    @Test
    void engine_thatComesBeforeTheOldOneLeaves_takesOverWithoutAPark() {
        TestOffer updated = TestOffer.named("fake");
        Cache<String, String> cache = platform.open(of(OnEngineLoss.BYPASS).engine("fake"));
        cache.put("k", "v");
        platform.comes(updated);
        platform.leaves(fake);
        assertThat(engine(cache)).isEqualTo("fake");
        assertThat(updated.count().open()).isEqualTo(1);
        assertThat(cache.get("k")).isEqualTo("v");
    }

    @Test
    void nothing_isParkedWhereThePlatformSaysSo() {
        platform.close();
        platform = new TestPlatform(Map.of(), Map.of(), TestSetting.NOTHING, fake);
        Cache<String, String> cache = platform.open(of(OnEngineLoss.BYPASS));
        cache.put("k", "v");
        platform.leaves(fake);
        assertThat(platform.control(cache).info().state()).isEqualTo(State.BYPASSING);
        eventually().until(() -> cache.view().stats().dropped() == 1);
    }
}
