package org.twatcache.engine.caffeine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.twatcache.EngineNotAvailableException;
import org.twatcache.enginekit.RecordedEvents;
import org.twatcache.enginekit.TestRequest;
import org.twatcache.spi.CacheEngine;

/** The threads of a factory, and what they hold. */
class CaffeineThreadsTest {

    private final CaffeineEngineFactory factory = new CaffeineEngineFactory();
    private final RecordedEvents events = new RecordedEvents();

    @AfterEach
    void stop() {
        factory.close();
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("twat-cache caffeine"))
                .toList();
    }

    private CacheEngine<Object> busyEngine() {
        CacheEngine<Object> engine = factory.create(TestRequest.builder()
                .maximumSize(10)
                .timeToLive(Duration.ofHours(1))
                .events(events)
                .build());
        for (int i = 0; i < 1_000; i++) {
            engine.put(i, "value", CacheEngine.DEFAULT_DEADLINE);
        }
        return engine;
    }

    @Test
    void threads_areDaemonsWithoutTheLoaderOfWhoeverStartedThem_andEndWithTheFactory() {
        await().untilAsserted(() -> assertThat(threads()).isEmpty());
        Thread current = Thread.currentThread();
        ClassLoader before = current.getContextClassLoader();
        ClassLoader client = new ClassLoader("client", before) {};
        current.setContextClassLoader(client);
        CacheEngine<Object> engine;
        try {
            engine = busyEngine();
        } finally {
            current.setContextClassLoader(before);
        }
        await().untilAsserted(() -> assertThat(events.evictions()).isNotEmpty());

        assertThat(threads())
                .isNotEmpty()
                .allSatisfy(thread -> assertThat(thread.isDaemon()).isTrue())
                .allSatisfy(thread -> assertThat(thread.getContextClassLoader()).isNotSameAs(client));
        engine.close();
        factory.close();

        await().untilAsserted(() -> assertThat(threads()).isEmpty());
    }

    @Test
    void events_runOnAThreadOfTheFactory() {
        CompletableFuture<String> teller = new CompletableFuture<>();
        events.listen(() -> teller.complete(Thread.currentThread().getName()));
        busyEngine();

        assertThat(teller).succeedsWithin(Duration.ofSeconds(5)).asString().startsWith("twat-cache caffeine");
    }

    @Test
    void listener_thatHangs_doesNotHoldUpTheFactorysEnd() {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch hanging = new CountDownLatch(1);
        events.listen(() -> {
            hanging.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        CacheEngine<Object> engine = busyEngine();
        // Before the close, after which no event begins.
        await().untilAsserted(() -> assertThat(hanging.getCount()).isZero());
        engine.close();
        long started = System.nanoTime();

        factory.close();

        assertThat(System.nanoTime() - started).isLessThan(TimeUnit.SECONDS.toNanos(10));
        await().untilAsserted(() -> assertThat(threads()).isEmpty());
    }

    @Test
    void closedFactory_makesNoEngines() {
        factory.close();
        factory.close();

        assertThatThrownBy(this::busyEngine)
                .isInstanceOf(EngineNotAvailableException.class)
                .hasMessageContaining("caffeine");
    }

    @Test
    void closedEngine_isCollected_whileTheFactoryLives() {
        List<WeakReference<Object>> ended = closedEngineAndItsLastValue();

        await().untilAsserted(() -> {
            System.gc();
            assertThat(ended)
                    .allSatisfy(reference -> assertThat(reference.get()).isNull());
        });
    }

    private List<WeakReference<Object>> closedEngineAndItsLastValue() {
        CacheEngine<Object> engine = busyEngine();
        Object value = new byte[1];
        engine.put("last", value, CacheEngine.DEFAULT_DEADLINE);
        engine.close();
        return List.of(new WeakReference<>(engine), new WeakReference<>(value));
    }
}
