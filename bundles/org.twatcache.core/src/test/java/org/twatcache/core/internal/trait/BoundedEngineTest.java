package org.twatcache.core.internal.trait;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.twatcache.spi.CacheEngine.NO_DEADLINE;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.twatcache.core.internal.fixture.PlainEngine;
import org.twatcache.enginekit.FakeClock;
import org.twatcache.enginekit.RecordedEvents;
import org.twatcache.enginekit.RecordedEvents.Removal;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineClosedException;
import org.twatcache.spi.EngineEntry;
import org.twatcache.spi.EngineEvents;

class BoundedEngineTest {

    private final FakeClock clock = new FakeClock();
    private final RecordedEvents events = new RecordedEvents();
    private final SecondChance residents = new SecondChance(3);
    private final CacheEngine<Object> engine = bounded(new PlainEngine());

    private CacheEngine<Object> bounded(CacheEngine<Object> below) {
        return new BoundedEngine(below, residents, events, clock);
    }

    private void put(Object... keys) {
        for (Object key : keys) {
            engine.put(key, "value of " + key, NO_DEADLINE);
        }
    }

    private List<Object> present() {
        return List.copyOf(engine.cursor().nextPage(100).stream()
                .map(EngineEntry::key)
                .sorted()
                .toList());
    }

    @Test
    void put_overTheBound_evictsTheOldest() {
        put(1, 2, 3, 4, 5);

        assertThat(present()).containsExactly(3, 4, 5);
        assertThat(events.evictions()).containsExactly(new Removal(1, "value of 1"), new Removal(2, "value of 2"));
    }

    @Test
    void readEntry_getsASecondChance() {
        put(1, 2, 3);
        assertThat(engine.get(1)).isEqualTo("value of 1");
        put(4, 5);
        assertThat(present()).containsExactly(1, 4, 5);

        put(6, 7);

        assertThat(present()).containsExactly(5, 6, 7);
    }

    @Test
    void everyOtherRead_countsToo() {
        put(1, 2, 3);
        engine.getAll(List.of(1));
        assertThat(engine.putIfAbsent(2, "other", NO_DEADLINE)).isEqualTo("value of 2");

        put(4);

        assertThat(present()).containsExactly(1, 2, 4);
    }

    @Test
    void looks_thatAreNoReads_giveNoChance() {
        put(1, 2, 3);
        assertThat(engine.peek(1)).isEqualTo(new EngineEntry<>(1, "value of 1", NO_DEADLINE));
        assertThat(present()).hasSize(3);

        put(4);

        assertThat(present()).containsExactly(2, 3, 4);
    }

    @Test
    void newEntry_amongEntriesInUse_staysItself() {
        put(1, 2, 3);
        List.of(1, 2, 3).forEach(engine::get);

        put(4);

        assertThat(engine.get(4)).isNotNull();
        assertThat(engine.size()).isEqualTo(3);
    }

    @Test
    void boundOfOne_keepsTheNewest() {
        SecondChance single = new SecondChance(1);
        CacheEngine<Object> one = new BoundedEngine(new PlainEngine(), single, events, clock);
        for (int i = 0; i < 10; i++) {
            one.put(i, i, NO_DEADLINE);
            assertThat(one.get(i)).isEqualTo(i);
            assertThat(one.size()).isOne();
        }
    }

    @Test
    void overwrites_inAFullCache_evictNobody() {
        put(1, 2, 3);
        for (int i = 0; i < 1_000; i++) {
            put(1, 2, 3);
            assertThat(engine.replace(2, requireNonNull(engine.get(2)), "other", NO_DEADLINE))
                    .isTrue();
        }

        assertThat(events.evictions()).isEmpty();
        assertThat(present()).containsExactly(1, 2, 3);
        assertThat(residents.length()).isLessThan(100);
    }

    @Test
    void conditionalWrites_compareTheCallersObject() {
        String first = new String("v");
        engine.put(1, first, NO_DEADLINE);

        assertThat(engine.replace(1, new String("v"), "w", NO_DEADLINE)).isFalse();
        assertThat(engine.remove(1, new String("v"))).isFalse();
        assertThat(engine.replace(2, first, "w", NO_DEADLINE)).isFalse();
        assertThat(engine.replace(1, first, "w", NO_DEADLINE)).isTrue();
        assertThat(engine.remove(1, "w")).isTrue();
        assertThat(engine.remove(1)).isFalse();
        assertThat(residents.owesEviction()).isFalse();
    }

    @Test
    void entriesPutAndRemoved_leaveNothingBehind() {
        for (int i = 0; i < 10_000; i++) {
            put(i);
            assertThat(engine.remove(i)).isTrue();
        }

        assertThat(residents.length()).isLessThan(100);
        put(1, 2, 3);
        assertThat(present()).containsExactly(1, 2, 3);
        assertThat(events.evictions()).isEmpty();
    }

    @Test
    void clear_countsEverythingOut() {
        put(1, 2, 3);
        engine.clear();
        assertThat(residents.length()).isZero();

        put(4, 5, 6);

        assertThat(present()).containsExactly(4, 5, 6);
        assertThat(events.evictions()).isEmpty();
    }

    @Test
    void restore_keepsTheBoundAndDropsWhatEnded() {
        put(1);
        engine.restore(IntStream.rangeClosed(1, 9)
                .mapToObj(i -> new EngineEntry<Object>(i, i, clock.in(Duration.ofSeconds(i - 1))))
                .toList());

        assertThat(present()).containsExactly(7, 8, 9);
    }

    @Test
    void entryThatVanishedBelow_isCountedOutInsteadOfAnother() {
        PlainEngine leaky = new PlainEngine();
        CacheEngine<Object> overLeaky = bounded(leaky);
        overLeaky.put(1, 1, NO_DEADLINE);
        overLeaky.put(2, 2, NO_DEADLINE);
        overLeaky.put(3, 3, NO_DEADLINE);
        leaky.remove(1);

        overLeaky.put(4, 4, NO_DEADLINE);

        assertThat(overLeaky.size()).isEqualTo(3);
        assertThat(events.evictions()).isEmpty();
    }

    @Test
    void entryThatTheEngineBelowRemoved_isCountedOut() {
        EngineEvents told = new UnwrappedEvents(residents::left, events);
        PlainEngine below = new PlainEngine();
        CacheEngine<Object> overBelow = bounded(below);
        overBelow.put(1, 1, NO_DEADLINE);
        overBelow.put(2, 2, NO_DEADLINE);
        Object first = requireNonNull(below.get(1));
        Object second = requireNonNull(below.get(2));
        below.clear();
        told.expired(1, first);
        told.evicted(2, second);
        told.evicted(2, second);

        overBelow.put(3, 3, NO_DEADLINE);
        overBelow.put(4, 4, NO_DEADLINE);
        overBelow.put(5, 5, NO_DEADLINE);
        overBelow.put(6, 6, NO_DEADLINE);

        assertThat(overBelow.size()).isEqualTo(3);
        assertThat(events.expirations()).containsExactly(new Removal(1, 1));
        assertThat(events.evictions()).containsExactly(new Removal(2, 2), new Removal(2, 2), new Removal(3, 3));
    }

    @Test
    void keyThatTurnsFoul_doesNotStopEvictions() {
        FoulableKey foul = new FoulableKey();
        put(foul, 2, 3);
        foul.foul = true;
        try {
            put(4, 5);
        } finally {
            foul.foul = false;
        }

        assertThat(engine.size()).isEqualTo(3);
        assertThat(engine.get(foul)).isNotNull();
        assertThat(engine.get(5)).isNotNull();
    }

    @Test
    void engineThatFailsAllEvictions_isReportedAndRetried() {
        boolean[] broken = {true};
        CacheEngine<Object> overBroken = bounded(new PlainEngine() {
            @Override
            public boolean remove(Object key, Object expected) {
                if (broken[0]) {
                    throw new IllegalStateException("broken");
                }
                return super.remove(key, expected);
            }
        });
        for (int i = 1; i <= 3; i++) {
            overBroken.put(i, i, NO_DEADLINE);
        }
        assertThatThrownBy(() -> overBroken.put(4, 4, NO_DEADLINE)).hasMessage("broken");
        broken[0] = false;

        overBroken.put(5, 5, NO_DEADLINE);

        assertThat(overBroken.size()).isEqualTo(3);
        assertThat(events.evictions()).hasSize(2);
    }

    @Test
    void writeThatFailedAfterItsEffect_isTakenBack() {
        boolean[] broken = {true};
        CacheEngine<Object> overBroken = bounded(new PlainEngine() {
            @Override
            public @Nullable Object putIfAbsent(Object key, Object value, long deadline) {
                Object there = super.putIfAbsent(key, value, deadline);
                if (broken[0]) {
                    throw new IllegalStateException("broken");
                }
                return there;
            }
        });

        assertThatThrownBy(() -> overBroken.put(1, 1, NO_DEADLINE)).hasMessage("broken");

        assertThat(overBroken.size()).isZero();
        assertThat(residents.length()).isZero();
    }

    @Test
    void closedEngine_refusesWritesAndKeepsNothingOfThem() {
        put(1, 2, 3);
        engine.close();

        for (int i = 0; i < 100; i++) {
            int key = i;
            assertThatThrownBy(() -> put(key)).isInstanceOf(EngineClosedException.class);
        }

        assertThat(residents.length()).isEqualTo(3);
    }

    private static final class FoulableKey {
        boolean foul;

        @Override
        public int hashCode() {
            if (foul) {
                throw new IllegalStateException("foul");
            }
            return 1;
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }
    }
}
