package org.twatcache.core.internal.trait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.twatcache.spi.CacheEngine.DEFAULT_DEADLINE;
import static org.twatcache.spi.CacheEngine.NO_DEADLINE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.twatcache.core.internal.fixture.PlainEngine;
import org.twatcache.enginekit.FakeClock;
import org.twatcache.enginekit.RecordedEvents;
import org.twatcache.enginekit.RecordedEvents.Removal;
import org.twatcache.enginekit.TestRequest;
import org.twatcache.enginekit.TestRequestBuilder;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineClosedException;
import org.twatcache.spi.EngineCursor;
import org.twatcache.spi.EngineEntry;
import org.twatcache.spi.EngineEvents;

class ExpiringEngineTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration NANO = Duration.ofNanos(1);

    private final FakeClock clock = new FakeClock();
    private final RecordedEvents events = new RecordedEvents();
    private final PlainEngine below = new PlainEngine();
    private final ExpiringEngine hourly = engine(request().timeToLive(HOUR));

    private TestRequestBuilder request() {
        return TestRequest.builder().clock(clock).events(events);
    }

    private ExpiringEngine engine(TestRequestBuilder request) {
        return new ExpiringEngine(below, request.build());
    }

    @Test
    void defaultDeadline_withTimeToLive_endsThen() {
        hourly.put("k", "v", DEFAULT_DEADLINE);
        assertThat(hourly.peek("k")).isEqualTo(new EngineEntry<>("k", "v", clock.in(HOUR)));

        clock.advance(HOUR.minus(NANO));
        assertThat(hourly.get("k")).isEqualTo("v");
        clock.advance(NANO);
        assertThat(hourly.get("k")).isNull();
    }

    @Test
    void defaultDeadline_withoutTimeToLive_neverEnds() {
        ExpiringEngine engine = engine(request());
        engine.put("k", "v", DEFAULT_DEADLINE);
        clock.advance(Duration.ofDays(10_000));

        assertThat(engine.peek("k")).isEqualTo(new EngineEntry<>("k", "v", NO_DEADLINE));
    }

    @Test
    void lifetime_beyondAllTime_neverEnds() {
        ExpiringEngine engine =
                engine(request().timeToLive(Duration.ofSeconds(Long.MAX_VALUE)).timeToIdle(Duration.ofDays(106_750)));
        engine.put("k", "v", DEFAULT_DEADLINE);
        clock.advance(Duration.ofDays(10_000));

        assertThat(engine.get("k")).isEqualTo("v");
    }

    @Test
    void ownDeadline_ofAnEntry_prevails() {
        hourly.put("never", 1, NO_DEADLINE);
        hourly.put("soon", 2, clock.in(Duration.ofMillis(3)));
        hourly.put("past", 3, clock.in(Duration.ofMillis(-3)));
        hourly.put("before time", 4, Long.MIN_VALUE);
        assertThat(hourly.get("past")).isNull();
        assertThat(hourly.get("before time")).isNull();

        clock.advance(Duration.ofMillis(3));
        assertThat(hourly.get("soon")).isNull();
        clock.advance(HOUR);
        assertThat(hourly.get("never")).isEqualTo(1);
    }

    @Test
    void coarseTime_standingStill_servesNothingThatEnded() {
        hourly.put("k", "v", DEFAULT_DEADLINE);
        clock.coarseLag(Duration.ofMillis(900));

        clock.advance(HOUR.minus(NANO));
        assertThat(hourly.get("k")).isEqualTo("v");
        assertThat(hourly.peek("k")).isNotNull();
        clock.advance(NANO);
        assertThat(hourly.peek("k")).isNull();
        hourly.put("k", "v", clock.in(Duration.ZERO));
        assertThat(hourly.get("k")).isNull();
    }

    @Test
    void read_beforeTheIdleTime_extendsLife() {
        ExpiringEngine engine =
                engine(request().timeToIdle(Duration.ofMinutes(1)).timeToLive(HOUR));
        engine.put("k", "v", DEFAULT_DEADLINE);
        for (int minute = 0; minute < 59; minute++) {
            clock.advance(Duration.ofSeconds(59));
            assertThat(engine.get("k")).isEqualTo("v");
        }
        assertThat(engine.peek("k")).isEqualTo(new EngineEntry<>("k", "v", clock.in(HOUR.minusSeconds(59 * 59))));
        clock.advance(Duration.ofMinutes(1));

        assertThat(engine.get("k")).isNull();
        assertThat(events.expirations()).containsExactly(new Removal("k", "v"));
    }

    @Test
    void reads_withinTheIdleTime_doNotOutliveTheDeadline() {
        ExpiringEngine engine = engine(request().timeToIdle(Duration.ofMillis(700)));
        engine.put("k", "v", clock.in(Duration.ofSeconds(1)));
        clock.advance(Duration.ofMillis(600));
        assertThat(engine.get("k")).isEqualTo("v");
        clock.advance(Duration.ofMillis(400));

        assertThat(engine.get("k")).isNull();
    }

    @Test
    void looks_thatAreNoReads_doNotExtendLife() {
        ExpiringEngine engine = engine(request().timeToIdle(Duration.ofMinutes(1)));
        engine.put("k", "v", DEFAULT_DEADLINE);
        clock.advance(Duration.ofSeconds(50));
        assertThat(engine.peek("k")).isNotNull();
        assertThat(page(engine)).hasSize(1);
        clock.advance(Duration.ofSeconds(10));

        assertThat(engine.peek("k")).isNull();
    }

    @Test
    void bulkRead_countsAsRead() {
        ExpiringEngine engine = engine(request().timeToIdle(Duration.ofMinutes(1)));
        engine.putAll(List.of(new EngineEntry<>("a", 1, DEFAULT_DEADLINE), new EngineEntry<>("b", 2, clock.in(NANO))));
        clock.advance(Duration.ofSeconds(50));
        assertThat(engine.getAll(List.of("a", "b", "c"))).containsExactly(new EngineEntry<>("a", 1, NO_DEADLINE));
        clock.advance(Duration.ofSeconds(50));

        assertThat(engine.get("a")).isEqualTo(1);
    }

    @Test
    void expiredEntry_howeverFound_isReportedOnce() {
        hourly.put("k", "v", DEFAULT_DEADLINE);
        clock.advance(HOUR);

        assertThat(hourly.size()).isOne();
        assertThat(hourly.peek("k")).isNull();
        assertThat(hourly.get("k")).isNull();
        assertThat(hourly.remove("k")).isFalse();
        assertThat(hourly.size()).isZero();
        assertThat(events.expirations()).containsExactly(new Removal("k", "v"));
        assertThat(events.evictions()).isEmpty();
    }

    @Test
    void putIfAbsent_overAnExpiredEntry_stores() {
        hourly.put("k", "old", DEFAULT_DEADLINE);
        assertThat(hourly.putIfAbsent("k", "new", DEFAULT_DEADLINE)).isEqualTo("old");
        clock.advance(HOUR);

        assertThat(hourly.putIfAbsent("k", "new", DEFAULT_DEADLINE)).isNull();

        assertThat(hourly.get("k")).isEqualTo("new");
        assertThat(events.expirations()).containsExactly(new Removal("k", "old"));
    }

    @Test
    void conditionalWrites_compareTheCallersObject() {
        String first = new String("v");
        String equal = new String("v");
        hourly.put("k", first, DEFAULT_DEADLINE);

        assertThat(hourly.replace("k", equal, "w", DEFAULT_DEADLINE)).isFalse();
        assertThat(hourly.remove("k", equal)).isFalse();
        assertThat(hourly.replace("none", first, "w", DEFAULT_DEADLINE)).isFalse();
        assertThat(hourly.replace("k", first, "w", NO_DEADLINE)).isTrue();
        assertThat(hourly.remove("k", first)).isFalse();
        assertThat(hourly.remove("k", "w")).isTrue();
        assertThat(hourly.remove("k")).isFalse();
    }

    @Test
    void conditionalWrites_ofAnExpiredEntry_fail() {
        hourly.put("a", "v", DEFAULT_DEADLINE);
        hourly.put("b", "v", DEFAULT_DEADLINE);
        clock.advance(HOUR);

        assertThat(hourly.replace("a", "v", "w", DEFAULT_DEADLINE)).isFalse();
        assertThat(hourly.remove("b", "v")).isFalse();
        assertThat(hourly.size()).isZero();
    }

    @Test
    void sameValueStoredAgain_meanwhile_stillComparesEqual() {
        Object value = new Object();
        PlainEngine rewriting = new PlainEngine() {
            private boolean done;

            @Override
            public boolean replace(Object key, Object expected, Object next, long deadline) {
                if (!done) {
                    done = true;
                    super.put(key, new Timed(value, NO_DEADLINE), NO_DEADLINE);
                }
                return super.replace(key, expected, next, deadline);
            }
        };
        ExpiringEngine engine = new ExpiringEngine(rewriting, request().build());
        engine.put("k", value, NO_DEADLINE);

        assertThat(engine.replace("k", value, "next", NO_DEADLINE)).isTrue();
        assertThat(engine.get("k")).isEqualTo("next");
    }

    @Test
    void cursor_leavesExpiredEntriesOut_andStillMeetsTheRest() {
        for (int i = 0; i < 100; i++) {
            hourly.put(i, i, i % 10 == 0 ? NO_DEADLINE : DEFAULT_DEADLINE);
        }
        clock.advance(HOUR);

        assertThat(page(hourly))
                .extracting(EngineEntry::key)
                .containsExactlyInAnyOrder(0, 10, 20, 30, 40, 50, 60, 70, 80, 90);
    }

    @Test
    void restore_keepsDeadlines_andDropsWhatEnded() {
        hourly.put("gone", 0, NO_DEADLINE);

        hourly.restore(List.of(
                new EngineEntry<>("soon", 1, clock.in(NANO)),
                new EngineEntry<>("never", 2, NO_DEADLINE),
                new EngineEntry<>("gone", 3, clock.in(Duration.ZERO))));

        assertThat(hourly.peek("soon")).isEqualTo(new EngineEntry<>("soon", 1, clock.in(NANO)));
        assertThat(hourly.peek("never")).isEqualTo(new EngineEntry<>("never", 2, NO_DEADLINE));
        assertThat(hourly.size()).isEqualTo(2);
        assertThat(events.expirations()).isEmpty();
    }

    @Test
    void sweep_inSteps_bringsBackTheMemoryOfWhatEnded() {
        for (int i = 0; i < 100; i++) {
            hourly.put(i, i, i < 10 ? NO_DEADLINE : DEFAULT_DEADLINE);
        }
        assertThat(hourly.sweep(1_000)).isFalse();
        assertThat(hourly.sweep(1_000)).isTrue();
        assertThat(hourly.size()).isEqualTo(100);
        clock.advance(HOUR);

        int steps = 1;
        while (!hourly.sweep(7)) {
            steps++;
        }

        assertThat(steps).isBetween(15, 16);
        assertThat(hourly.size()).isEqualTo(10);
        assertThat(events.expirations()).hasSize(90);
    }

    @Test
    void sweep_ofEndlessEntries_doesNotLook() {
        ExpiringEngine engine = engine(request());
        engine.put("k", "v", DEFAULT_DEADLINE);

        assertThat(engine.sweep(1)).isTrue();
    }

    @Test
    void closedEngine_refusesEverythingButSweeps() {
        hourly.put("k", "v", DEFAULT_DEADLINE);
        hourly.put("l", "v", DEFAULT_DEADLINE);
        assertThat(hourly.sweep(1)).isFalse();

        hourly.close();

        assertThat(hourly.sweep(1)).isTrue();
        assertThatThrownBy(() -> hourly.get("k")).isInstanceOf(EngineClosedException.class);
        assertThatThrownBy(() -> hourly.put("k", "v", NO_DEADLINE)).isInstanceOf(EngineClosedException.class);
        assertThatThrownBy(() -> hourly.remove("k")).isInstanceOf(EngineClosedException.class);
    }

    @Test
    void eventsFromBelow_showTheCallersValue() {
        EngineEvents told = new UnwrappedEvents(Timed::original, events);

        told.evicted("k", new Timed("v", NO_DEADLINE));
        told.expired("l", new Timed("w", NO_DEADLINE));
        told.invalidated("m");
        told.invalidatedAll();

        assertThat(events.evictions()).containsExactly(new Removal("k", "v"));
        assertThat(events.expirations()).containsExactly(new Removal("l", "w"));
        assertThat(events.invalidations()).containsExactly("m");
        assertThat(events.invalidationsOfAll()).isOne();
    }

    private static List<EngineEntry<Object>> page(CacheEngine<Object> engine) {
        List<EngineEntry<Object>> all = new ArrayList<>();
        try (EngineCursor<Object> cursor = engine.cursor()) {
            for (List<EngineEntry<Object>> page = cursor.nextPage(3); !page.isEmpty(); page = cursor.nextPage(3)) {
                all.addAll(page);
            }
        }
        return all;
    }
}
