package org.twatcache.core.internal.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twatcache.Cache;
import org.twatcache.CacheSpecBuilder;
import org.twatcache.EngineTrait;
import org.twatcache.admin.SwapMode;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.enginekit.FakeEngine;
import org.twatcache.spi.CacheEngineFactory;
import org.twatcache.spi.EngineEntry;
import org.twatcache.spi.EngineEvents;

/** A cache with an engine in front of another: the last one decides, whatever becomes of the copies. */
class TiersTest {

    private static final EngineTrait[] TRAITS = {EngineTrait.EXPIRES, EngineTrait.BOUNDS_ENTRIES};

    private final AtomicReference<@Nullable EngineEvents> toldByFar = new AtomicReference<>();
    private final AtomicReference<Runnable> afterRead = new AtomicReference<>(() -> {});
    private final AtomicInteger farReads = new AtomicInteger();
    private final TestOffer near = TestOffer.named("near");
    private final TestOffer far = TestOffer.of("far", farFactory());
    private final TestOffer other = TestOffer.named("other");
    private final TestPlatform platform = new TestPlatform(near, far, other);

    private CacheEngineFactory farFactory() {
        return request -> {
            toldByFar.set(request.events());
            return new FakeEngine<Object>(request, Set.of(TRAITS)) {
                @Override
                public @Nullable EngineEntry<Object> peek(Object key) {
                    EngineEntry<Object> entry = super.peek(key);
                    farReads.incrementAndGet();
                    afterRead.get().run();
                    return entry;
                }
            };
        };
    }

    @AfterEach
    void close() {
        platform.close();
    }

    private static CacheSpecBuilder<String, String> tiers() {
        return TestPlatform.strings().named("t").tiers("near", "far");
    }

    /** Opened, with its near engine there. */
    private Cache<String, String> open(CacheSpecBuilder<String, String> spec) {
        int before = near.count().created();
        Cache<String, String> cache = platform.open(spec);
        await().until(() -> near.count().created() > before);
        awaitNear(cache);
        return cache;
    }

    /** Reads until a read costs the last tier nothing. */
    private void awaitNear(Cache<String, String> cache) {
        cache.put("warm", "up");
        await().until(() -> {
            cache.get("warm");
            int reads = farReads.get();
            cache.get("warm");
            return farReads.get() == reads;
        });
        farReads.set(0);
    }

    @Test
    void value_thatWasReadBefore_isAnsweredNear() {
        Cache<String, String> cache = open(tiers());
        cache.put("k", "v");

        for (int i = 0; i < 10; i++) {
            assertThat(cache.get("k")).isEqualTo("v");
        }
        assertThat(farReads).hasValue(1);
        assertThat(cache.getAll(List.of("k", "none"))).isEqualTo(Map.of("k", "v"));
        assertThat(cache.view().stats().hits()).isGreaterThanOrEqualTo(11);
        assertThat(platform.control(cache).info().engine()).contains("far");
    }

    @Test
    void writesOfEveryKind_areSeenByTheNextRead() {
        Cache<String, String> cache = open(tiers());
        cache.put("k", "1");
        assertThat(cache.get("k")).isEqualTo("1");
        cache.put("k", "2");
        assertThat(cache.get("k")).isEqualTo("2");
        assertThat(cache.atomic().compareAndSet("k", "2", "3")).isTrue();
        assertThat(cache.get("k")).isEqualTo("3");
        cache.putAll(Map.of("k", "4"));
        assertThat(cache.get("k")).isEqualTo("4");
        assertThat(cache.atomic().putIfAbsent("k", "5")).isEqualTo("4");
        assertThat(cache.remove("k")).isTrue();
        assertThat(cache.get("k")).isNull();
        cache.put("k", "6");
        assertThat(cache.get("k")).isEqualTo("6");
        cache.clear();
        assertThat(cache.get("k")).isNull();
    }

    @Test
    void value_thatIsChangedWhileItIsRead_isNotKept() {
        Cache<String, String> cache = open(tiers());
        cache.put("k", "old");
        afterRead.set(() -> {
            afterRead.set(() -> {});
            cache.put("k", "new");
        });

        assertThat(cache.get("k")).isEqualTo("old");

        assertThat(cache.get("k")).isEqualTo("new");
    }

    @Test
    void value_thatIsChangedElsewhereWhileItIsRead_isNotKept() {
        Cache<String, String> cache = open(tiers());
        cache.put("k", "v");
        afterRead.set(() -> {
            afterRead.set(() -> {});
            events().invalidated("k");
        });

        assertThat(cache.get("k")).isEqualTo("v");
        assertThat(cache.get("k")).isEqualTo("v");

        assertThat(farReads).hasValue(2);
    }

    @Test
    void copies_afterNewsFromElsewhere_areWorthNothing() {
        Cache<String, String> cache = open(tiers());
        cache.put("k", "v");
        cache.get("k");

        events().invalidated("k");
        cache.get("k");
        assertThat(farReads).hasValue(2);
        events().invalidatedAll();
        cache.get("k");
        assertThat(farReads).hasValue(3);
        events().evicted("k", "v");
        cache.get("k");
        assertThat(farReads).hasValue(4);
    }

    private EngineEvents events() {
        return Objects.requireNonNull(toldByFar.get());
    }

    @Test
    void nearEngine_thatLeavesAndReturns_changesNoAnswer() {
        Cache<String, String> cache = open(tiers());
        cache.put("k", "1");
        cache.get("k");

        platform.leaves(near);
        assertThat(cache.get("k")).isEqualTo("1");
        cache.put("k", "2");
        assertThat(cache.get("k")).isEqualTo("2");
        assertThat(near.count().open()).isZero();

        platform.comes(near);
        awaitNear(cache);
        assertThat(cache.get("k")).isEqualTo("2");
        assertThat(cache.view().stats().errors()).isZero();
    }

    @Test
    void nearEngine_thatFails_isCountedAndFailsNoCall() {
        Cache<String, String> cache = open(tiers());
        cache.put("k", "v");
        near.engine().intercept(call -> {
            throw new IllegalStateException("broken");
        });

        assertThat(cache.get("k")).isEqualTo("v");
        cache.put("k", "w");
        assertThat(cache.get("k")).isEqualTo("w");
        assertThat(cache.view().stats().errors()).isPositive();
        near.engine().intercept(call -> {});
    }

    @Test
    void lastEngine_thatIsExchanged_takesItsCopiesAlong() throws Exception {
        Cache<String, String> cache = open(tiers());
        cache.put("k", "v");
        cache.get("k");

        platform.control(cache).swap("other", SwapMode.MIGRATE).await(Duration.ofSeconds(10));
        cache.put("k", "w");
        platform.control(cache).swap("far", SwapMode.MIGRATE).await(Duration.ofSeconds(10));

        assertThat(cache.get("k")).isEqualTo("w");
    }

    @Test
    void lastEngine_thatLeaves_isMissedAsItsPolicySays() {
        Cache<String, String> cache = open(tiers());
        cache.put("k", "v");
        cache.get("k");

        platform.leaves(far);
        cache.put("k", "w");
        platform.comes(far);

        await().until(() -> platform.control(cache).info().engine().equals(Optional.of("far")));
        assertThat(cache.get("k")).isIn(null, "w");
    }

    @Test
    void threeTiers_fillEachOther() {
        Cache<String, String> cache = open(TestPlatform.strings()
                .named("three")
                .tiers("near", "other", "far")
                .nearMaximumSize(5));
        cache.put("k", "v");

        assertThat(cache.get("k")).isEqualTo("v");
        assertThat(cache.get("k")).isEqualTo("v");

        assertThat(farReads).hasValue(1);
    }
}
