package org.twatcache.core.internal.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.twatcache.core.internal.fixture.Eventually.awaitWaiting;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twatcache.Cache;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheContext;
import org.twatcache.CacheContexts;
import org.twatcache.CacheSpec;
import org.twatcache.CacheSpecBuilder;
import org.twatcache.EngineNotAvailableException;
import org.twatcache.EngineTrait;
import org.twatcache.OnEngineLoss;
import org.twatcache.TypeRef;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.core.internal.fixture.Threads;
import org.twatcache.core.internal.fixture.Threads.Running;
import org.twatcache.enginekit.FakeEngineFactory;

/** One name: who joins, who is refused, and what many threads make of it. */
class NamesTest {

    private final TestOffer offer = TestOffer.named("fake").options("o");
    private final TestPlatform platform = new TestPlatform(offer);
    private final CacheContexts contexts = platform.contexts();

    @AfterEach
    void close() {
        platform.close();
    }

    private static CacheSpecBuilder<String, String> reports() {
        return TestPlatform.strings().named("reports").maximumSize(10);
    }

    @Test
    void anotherSpec_isRefusedWithBoth() {
        contexts.open(reports().build());
        assertThatExceptionOfType(CacheConfigurationException.class)
                .isThrownBy(() -> contexts.open(reports().maximumSize(11).build()))
                .withMessageContaining("'reports'")
                .withMessageContaining("com.acme.client")
                .withMessageContaining("max.size=10")
                .withMessageContaining("max.size=11")
                .withMessageContaining("another name")
                .satisfies(e -> {
                    assertThat(e.cache()).isEqualTo("reports");
                    assertThat(e.engine()).isEqualTo("fake");
                });
        assertThat(offer.count().created()).isEqualTo(1);
    }

    @Test
    void everyWish_isCompared() {
        contexts.open(reports().build());
        List<CacheSpec<?, ?>> others = List.of(
                reports().engine("fake").build(),
                reports().prefer("fake").build(),
                reports().require(EngineTrait.EXPIRES).build(),
                reports().filter("(a=b)").build(),
                reports().timeToLive(Duration.ofSeconds(1)).build(),
                reports().timeToIdle(Duration.ofSeconds(1)).build(),
                reports().absentFor(Duration.ofSeconds(1)).build(),
                reports().folder("f").build(),
                reports().onEngineLoss(OnEngineLoss.FAIL).build(),
                reports().engineWait(Duration.ofSeconds(1)).build(),
                reports().option("o", "1").build(),
                CacheSpec.of(String.class, Integer.class)
                        .named("reports")
                        .maximumSize(10)
                        .build(),
                CacheSpec.of(new TypeRef<String>() {}, new TypeRef<List<String>>() {})
                        .named("reports")
                        .maximumSize(10)
                        .build());
        for (CacheSpec<?, ?> other : others) {
            assertThatExceptionOfType(CacheConfigurationException.class).isThrownBy(() -> contexts.open(other));
            assertThatExceptionOfType(CacheConfigurationException.class).isThrownBy(() -> contexts.getOrCreate(other));
            CacheContext<?, ?> context = contexts.context(other);
            assertThatExceptionOfType(CacheConfigurationException.class).isThrownBy(context::open);
        }
    }

    @Test
    void listenersStatisticsAndStrictness_areNotCompared() {
        contexts.open(reports().build()).put("k", "v");
        assertThat(contexts.open(reports()
                                .removalListener((key, value, cause) -> {})
                                .statistics(false)
                                .required()
                                .build())
                        .get("k"))
                .isEqualTo("v");
    }

    @Test
    void anotherSpec_afterTheFirstWasClosed_isFree() {
        contexts.open(reports().build()).close();
        assertThat(contexts.open(reports().maximumSize(11).build()).name()).isEqualTo("reports");
    }

    @Test
    void openAndClose_ofOneNameByFourThreads_leavesNothing() throws Exception {
        CacheSpec<String, String> spec = reports().build();
        Threads.race(4, () -> {
            for (int i = 0; i < 25_000; i++) {
                try (Cache<String, String> cache = contexts.open(spec)) {
                    cache.put("k", "v");
                }
            }
        });
        assertThat(platform.platform().admin().caches()).isEmpty();
        assertThat(offer.count().open()).isZero();
        assertThat(offer.count().created()).isPositive();
    }

    @Test
    void contextsOfOneName_openedAndClosedByFourThreads_leaveNothing() throws Exception {
        CacheContext<String, String> shared = contexts.context(reports().build());
        AtomicInteger opened = new AtomicInteger();
        Threads.race(4, () -> {
            for (int i = 0; i < 5_000; i++) {
                try (CacheContext<String, String> own =
                                contexts.context(reports().build());
                        Cache<String, String> cache = i % 2 == 0 ? own.open() : shared.open()) {
                    cache.put("k", "v");
                    opened.incrementAndGet();
                }
            }
        });
        shared.close();
        assertThat(opened).hasValue(20_000);
        assertThat(platform.platform().admin().caches()).isEmpty();
        assertThat(offer.count().open()).isZero();
    }

    @Test
    void ownerThatEnds_whileThreadsOpen_leavesNothing() throws Exception {
        for (int round = 0; round < 60; round++) {
            var owner = platform.owner("com.acme.round" + round);
            CacheContexts own = platform.platform().contextsOf(owner);
            Threads.race(List.of(
                    () -> openUntilClosed(own), () -> openUntilClosed(own), () -> owner.end("its bundle stopped")));
            assertThat(platform.platform().admin().caches()).isEmpty();
            assertThat(offer.count().open()).isZero();
        }
    }

    private static void openUntilClosed(CacheContexts own) {
        try {
            while (true) {
                own.open(reports().build()).close();
                own.open(TestPlatform.strings().build());
                own.getOrCreate(TestPlatform.strings().named("kept").build()).put("k", "v");
            }
        } catch (CacheClosedException e) {
            assertThat(e).hasMessageContaining("its bundle stopped");
        }
    }

    @Test
    void joiner_waitsForTheFirstToOpen() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        FakeEngineFactory fakes = new FakeEngineFactory();
        TestOffer slow = TestOffer.of("slow", request -> {
            Threads.uninterruptibly(go::await);
            return fakes.create(request);
        });
        try (TestPlatform other = new TestPlatform(slow)) {
            CacheSpec<String, String> spec =
                    reports().required().engineWait(Duration.ofHours(1)).build();
            Running<Cache<String, String>> first =
                    Threads.start(() -> other.contexts().open(spec));
            awaitWaiting(first);
            Running<Cache<String, String>> second =
                    Threads.start(() -> other.contexts().open(spec));
            awaitWaiting(second);
            go.countDown();
            first.result().put("k", "v");
            assertThat(second.result().get("k")).isEqualTo("v");
            assertThat(slow.count().created()).isEqualTo(1);
        }
    }

    @Test
    void joiner_ofACacheThatCannotBeOpened_getsTheErrorToo() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        TestOffer broken = TestOffer.of("broken", request -> {
            Threads.uninterruptibly(go::await);
            throw new IllegalStateException("no disk");
        });
        try (TestPlatform other = new TestPlatform(broken)) {
            CacheSpec<String, String> spec =
                    reports().required().engineWait(Duration.ofHours(1)).build();
            Running<Cache<String, String>> first =
                    Threads.start(() -> other.contexts().open(spec));
            awaitWaiting(first);
            Running<Cache<String, String>> second =
                    Threads.start(() -> other.contexts().open(spec));
            awaitWaiting(second);
            go.countDown();
            assertThat(first.failure()).isInstanceOf(EngineNotAvailableException.class);
            assertThat(second.failure()).isInstanceOf(EngineNotAvailableException.class);
            assertThat(other.platform().admin().caches()).isEmpty();
        }
    }
}
