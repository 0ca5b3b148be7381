package org.twatcache.core.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.twatcache.core.internal.fixture.Rounds;
import org.twatcache.core.internal.fixture.Threads;

/**
 * A load that began before a write is never visible after it. The source of truth is a counter: a writer raises it and
 * removes the key; whoever reads less than that number afterwards was lied to. Every way of breaking this that the code
 * guards against is planted once, to see that these races would find it.
 */
class LoadRaceTest {

    private static final int ROUNDS = 200_000;

    /** As many as it takes to find a fault; a race that finds none runs into the patience of the test. */
    private static final int MANY = Integer.MAX_VALUE;

    private static final int DELAYS = 100;
    private static final String KEY = "k";

    /** A cache whose loads may be faulty, of a source that counts. */
    private static final class Subject {
        final AtomicInteger source = new AtomicInteger();
        final BareCache bare;

        Subject(Loads loads, Runnable pause) {
            bare = new BareCache(loads, pause);
        }

        void load() {
            bare.get(KEY, key -> source.get());
        }

        /** Null where it is not lied to. */
        @Nullable
        String removeAndRead() {
            int now = source.incrementAndGet();
            bare.store.remove(KEY);
            Object seen = bare.store.slot().get(KEY);
            return seen instanceof Integer number && number < now ? "saw " + seen + " after " + now : null;
        }

        boolean isTrue() {
            Object seen = bare.store.slot().get(KEY);
            return seen == null || seen.equals(source.get());
        }
    }

    /** How many rounds of a load against a removal pass. */
    private static int passed(int rounds, Loads loads, Runnable pause) {
        Subject subject = new Subject(loads, pause);
        AtomicReference<@Nullable String> lie = new AtomicReference<>();
        return Rounds.run(
                rounds,
                round -> subject.load(),
                round -> {
                    // A removal is quicker than a load: in turn it comes at every moment of it.
                    for (int spins = round % DELAYS; spins > 0; spins--) {
                        Thread.onSpinWait();
                    }
                    lie.compareAndSet(null, subject.removeAndRead());
                },
                round -> lie.get() == null && subject.isTrue());
    }

    /** Lets another thread come between, often. */
    @SuppressWarnings("ThreadPriorityCheck")
    private static void stumble() {
        if (ThreadLocalRandom.current().nextInt(4) == 0) {
            Thread.yield();
        }
    }

    /** The first lie that two loading and two removing threads meet, with an engine that is sometimes slow; null for none. */
    private static @Nullable String lieAmongFour(int rounds, Loads loads) throws Exception {
        Subject subject = new Subject(loads, LoadRaceTest::stumble);
        AtomicReference<@Nullable String> lie = new AtomicReference<>();
        List<Threads.Task> tasks = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            tasks.add(() -> {
                for (int round = 0; round < rounds && lie.get() == null; round++) {
                    subject.load();
                }
            });
            tasks.add(() -> {
                for (int round = 0; round < rounds && lie.get() == null; round++) {
                    lie.compareAndSet(null, subject.removeAndRead());
                }
            });
        }
        Threads.race(tasks);
        return lie.get();
    }

    @Test
    void load_againstARemoval_isNeverSeenAfterIt() {
        assertThat(passed(ROUNDS, new Loads(Optional.empty()), () -> {})).isEqualTo(ROUNDS);
    }

    @Test
    void loads_againstRemovalsOfTwoThreads_areNeverSeenAfterThem() throws Exception {
        assertThat(lieAmongFour(ROUNDS, new Loads(Optional.empty()))).isNull();
    }

    @Test
    void race_whenNothingIsInvalidated_findsTheLie() {
        assertThat(passed(
                        MANY,
                        new Loads(Optional.empty()) {
                            @Override
                            List<Load> invalidate(Object key) {
                                return List.of();
                            }
                        },
                        LoadRaceTest::stumble))
                .isLessThan(MANY);
    }

    @Test
    void race_whenStoringLoadsAreNotUndone_findsTheLie() throws Exception {
        assertThat(lieAmongFour(MANY, new Loads(Optional.empty()) {
                    @Override
                    List<Load> invalidate(Object key) {
                        super.invalidate(key);
                        return List.of();
                    }
                }))
                .isNotNull();
    }

    @Test
    void race_whenOnlyTheFirstWriterSeesAStoringLoad_findsTheLie() throws Exception {
        assertThat(lieAmongFour(MANY, new Loads(Optional.empty()) {
                    @Override
                    List<Load> invalidate(Object key) {
                        List<Load> storing = super.invalidate(key);
                        storing.forEach(this::unregister);
                        return storing;
                    }
                }))
                .isNotNull();
    }
}
