package org.twatcache.core.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twatcache.core.internal.fixture.Eventually.eventually;
import static org.twatcache.core.internal.fixture.TestPlatform.strings;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.twatcache.Cache;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheLoadTimeoutException;
import org.twatcache.CacheSpec;
import org.twatcache.core.internal.engine.SlotJournal;
import org.twatcache.core.internal.fixture.TestOffer;
import org.twatcache.core.internal.fixture.TestPlatform;
import org.twatcache.core.internal.fixture.Threads;

/** What happens just between two steps of a load that has a time. */
class TimedLoadsTest {

    private static final SlotJournal JOURNAL = (kind, engine, text) -> {};

    private static LoadThreads threads() {
        return new LoadThreads(task -> {
            Thread thread = new Thread(task, "load");
            thread.setDaemon(true);
            thread.start();
        });
    }

    private static LoadPolicy policy(Optional<Duration> soft, Optional<Duration> hard) {
        return new LoadPolicy(Optional.empty(), soft, hard, threads(), JOURNAL);
    }

    @Test
    void giveUp_runEndsBeforeItIsNotedAsHanging_keyIsNotRefusedForEver() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        AtomicReference<@Nullable Thread> giver = new AtomicReference<>();
        AtomicInteger identities = new AtomicInteger();
        Loads loads = new Loads(Optional.empty()) {
            @Override
            Object identity(Object key) {
                // The second time in the giver's thread is that of the note: the first was that of begin.
                if (key.equals("k") && Thread.currentThread() == giver.get() && identities.incrementAndGet() == 2) {
                    go.countDown();
                    Threads.uninterruptibly(() -> ended.await(10, TimeUnit.SECONDS));
                }
                return key;
            }

            @Override
            void unregister(Load load) {
                super.unregister(load);
                if (load.key.equals("k") && Thread.currentThread() != giver.get()) {
                    Thread runner = Thread.currentThread();
                    // Ended when its thread has.
                    Threads.start(() -> {
                        runner.join();
                        ended.countDown();
                        return true;
                    });
                }
            }
        };
        TimedLoads timed = new TimedLoads(
                "c",
                policy(Optional.empty(), Optional.of(Duration.ofMillis(20))),
                new LoadWaits(),
                loads,
                (load, late) -> {});
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < TimedLoads.MOST_GIVEN_UP; i++) {
            Load other = new Load("other" + i);
            assertThat(failure(() -> timed.run(other, () -> heedless(never), () -> null)))
                    .isInstanceOf(CacheLoadTimeoutException.class);
        }
        Load load = new Load("k");
        giver.set(Thread.currentThread());
        assertThat(failure(() -> timed.run(load, () -> heedless(go), () -> null)))
                .isInstanceOf(CacheLoadTimeoutException.class);
        giver.set(null);
        Load next = new Load("k");
        Throwable refused = failure(() -> {
            Object value = timed.run(
                    next,
                    () -> {
                        next.succeed("v");
                        return "v";
                    },
                    () -> null);
            assertThat(value).isEqualTo("v");
        });
        never.countDown();
        assertThat(refused).isNull();
    }

    private static @Nullable Object heedless(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                // Goes on.
            }
        }
        return null;
    }

    private static @Nullable Throwable failure(Threads.Task task) {
        try {
            task.run();
            return null;
        } catch (Throwable e) {
            return e;
        }
    }

    @Test
    void run_cancelledBeforeItBegan_doesNotWaitForTheLoader() throws Exception {
        Loads loads = new Loads(Optional.empty());
        TimedLoads timed = new TimedLoads(
                "c",
                policy(Optional.of(Duration.ofMillis(5)), Optional.empty()),
                new LoadWaits(),
                loads,
                (load, late) -> {});
        Load load = new Load("k");
        assertThat(loads.register(load)).isNull();
        loads.cancelAll(() -> new CacheClosedException("closed"));
        CountDownLatch go = new CountDownLatch(1);
        var running = Threads.start(() -> timed.run(load, () -> heedless(go), () -> null));
        try {
            eventually().until(running.future()::isDone);
        } finally {
            go.countDown();
        }
    }

    @Test
    void giveUp_keyIsWrittenMeanwhile_failureIsNotRemembered() {
        Loads loads = new Loads(Optional.of(Duration.ofHours(1)));
        TimedLoads timed = new TimedLoads(
                "c",
                policy(Optional.empty(), Optional.of(Duration.ofMillis(20))),
                new LoadWaits(),
                loads,
                (load, late) -> {
                    // A writer, just before LoadThrough.givenUp notes the failure.
                    assertThat(loads.invalidate(load.key)).isEmpty();
                    loads.failed(load, late);
                });
        Load load = new Load("k");
        assertThat(loads.register(load)).isNull();
        CountDownLatch go = new CountDownLatch(1);
        assertThat(failure(() -> timed.run(load, () -> heedless(go), () -> null)))
                .isInstanceOf(CacheLoadTimeoutException.class);
        go.countDown();
        assertThat(loads.failure("k")).isNull();
    }

    @Test
    void close_loadWasOvertaken_endsTheWaiting() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (TestPlatform platform = new TestPlatform(TestOffer.named("fake"))) {
            Cache<String, String> cache = platform.open(strings().loadTimeout(Duration.ofHours(1)));
            CountDownLatch loading = new CountDownLatch(1);
            var waiting = Threads.start(() -> cache.get("k", key -> {
                loading.countDown();
                go.await();
                return "v";
            }));
            loading.await();
            cache.put("k", "written");
            cache.close();
            try {
                eventually().until(waiting.future()::isDone);
            } finally {
                go.countDown();
            }
        }
    }

    /** Its hash fails when it is told to. */
    private static final class Changing {
        private volatile boolean failing;

        @Override
        public int hashCode() {
            if (failing) {
                throw new IllegalStateException("changed");
            }
            return 1;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }
    }

    @Test
    void get_keyFailsWhileLoading_callerIsTold() throws Exception {
        try (TestPlatform platform = new TestPlatform(TestOffer.named("fake"))) {
            Cache<Changing, String> cache =
                    platform.open(CacheSpec.of(Changing.class, String.class).loadTimeout(Duration.ofMillis(50)));
            Changing bad = new Changing();
            var running = Threads.start(() -> cache.get(bad, key -> {
                bad.failing = true;
                throw new IllegalArgumentException("no");
            }));
            try {
                eventually().until(running.future()::isDone);
            } finally {
                bad.failing = false;
                running.thread().interrupt();
            }
        }
    }
}
