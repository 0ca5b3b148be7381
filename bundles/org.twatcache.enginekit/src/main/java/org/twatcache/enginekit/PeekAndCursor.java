package org.twatcache.enginekit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.twatcache.EngineTrait;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineCursor;
import org.twatcache.spi.EngineEntry;

/** Looks that do not use an entry, and the pages from which entries are copied. */
final class PeekAndCursor<T> extends Theme<T> {

    PeekAndCursor(Bench<T> bench) {
        super(bench);
    }

    private void fill(CacheEngine<T> engine, int entries) {
        for (int i = 0; i < entries; i++) {
            put(engine, i, i);
        }
    }

    @Case
    void peek_absentKey_isNull() {
        assertThat(open().peek(key(1))).isNull();
    }

    @Case
    void peek_presentKey_givesTheEntry() {
        CacheEngine<T> engine = open();
        put(engine, 1, 10);

        EngineEntry<T> entry = Objects.requireNonNull(engine.peek(key(1)));
        assertThat(keyNumbers(List.of(entry))).containsExactly(1);
        assertThat(number(entry.value())).isEqualTo(10);
        assertThat(entry.deadline()).isEqualTo(CacheEngine.NO_DEADLINE);
    }

    @Case(lacks = EngineTrait.EXPIRES)
    void deadline_ofAnEngineThatDoesNotExpire_isNoneOrTheGivenOne() {
        CacheEngine<T> engine = open();
        long deadline = in(Duration.ofHours(1));
        engine.put(key(1), value(10), deadline);
        engine.put(key(2), value(20), CacheEngine.DEFAULT_DEADLINE);

        assertThat(Objects.requireNonNull(engine.peek(key(1))).deadline()).isIn(CacheEngine.NO_DEADLINE, deadline);
        assertThat(Objects.requireNonNull(engine.peek(key(2))).deadline()).isEqualTo(CacheEngine.NO_DEADLINE);
        assertThat(entries(engine))
                .allSatisfy(entry -> assertThat(entry.deadline()).isIn(CacheEngine.NO_DEADLINE, deadline));
    }

    @Case
    void cursor_emptyEngine_givesAnEmptyPage() {
        try (EngineCursor<T> cursor = open().cursor()) {
            assertThat(cursor.nextPage(10)).isEmpty();
        }
    }

    @Case
    void cursor_manyEntries_meetsEachOnce() {
        CacheEngine<T> engine = open();
        fill(engine, 100);

        List<EngineEntry<T>> met = entries(engine);

        assertThat(keyNumbers(met))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 100).boxed().toList());
        assertThat(met)
                .allSatisfy(entry -> assertThat(number(entry.value()))
                        .isEqualTo((long) bench().samples().keyNumber(entry.key())));
    }

    @Case
    void nextPage_someEntriesLeft_givesAtMostWhatIsAskedAndNeverNone() {
        CacheEngine<T> engine = open();
        fill(engine, 10);
        try (EngineCursor<T> cursor = engine.cursor()) {
            int met = 0;
            while (met < 10) {
                int page = cursor.nextPage(4).size();
                assertThat(page).isBetween(1, 4);
                met += page;
            }
            assertThat(cursor.nextPage(4)).isEmpty();
            assertThat(cursor.nextPage(4)).isEmpty();
        }
    }

    @Case
    void nextPage_valuesReplacedSinceTheCursorOpened_givesTheNewOnes() {
        CacheEngine<T> engine = open();
        fill(engine, 50);
        try (EngineCursor<T> cursor = engine.cursor()) {
            cursor.nextPage(1);
            for (int i = 0; i < 50; i++) {
                put(engine, i, 1_000 + i);
            }
            assertThat(content(rest(cursor)).values()).isNotEmpty().allMatch(value -> value >= 1_000);
        }
    }

    @Case
    void nextPage_entriesRemovedAndStoredAgain_givesNoOldValue() {
        CacheEngine<T> engine = open();
        fill(engine, 50);
        try (EngineCursor<T> cursor = engine.cursor()) {
            cursor.nextPage(1);
            for (int i = 0; i < 50; i++) {
                engine.remove(key(i));
                put(engine, i, 1_000 + i);
            }
            assertThat(content(rest(cursor)).values()).allMatch(value -> value >= 1_000);
        }
    }

    @Case
    void nextPage_entriesRemovedSinceTheCursorOpened_givesNone() {
        CacheEngine<T> engine = open();
        fill(engine, 50);
        try (EngineCursor<T> cursor = engine.cursor()) {
            cursor.nextPage(1);
            for (int i = 0; i < 50; i++) {
                engine.remove(key(i));
            }
            assertThat(cursor.nextPage(100)).isEmpty();
        }
    }

    @Case
    void nextPage_afterClear_givesNoOldEntry() {
        CacheEngine<T> engine = open();
        fill(engine, 50);
        try (EngineCursor<T> cursor = engine.cursor()) {
            cursor.nextPage(1);
            engine.clear();
            put(engine, 7, 1_000);

            assertThat(content(rest(cursor)).values()).allMatch(value -> value >= 1_000);
        }
    }

    @Case
    void cursor_whileOtherKeysAreWritten_meetsThoseThatStayOnce() {
        CacheEngine<T> engine = open();
        fill(engine, 60);
        try (EngineCursor<T> cursor = engine.cursor()) {
            List<EngineEntry<T>> met = new ArrayList<>(cursor.nextPage(10));
            for (int i = 1_000; i < 4_000; i++) {
                put(engine, i, i);
            }
            met.addAll(cursor.nextPage(10));
            for (int i = 1_000; i < 4_000; i++) {
                engine.remove(key(i));
            }
            met.addAll(rest(cursor));

            assertThat(keyNumbers(met).stream().filter(key -> key < 1_000))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 60).boxed().toList());
        }
    }

    @Case
    void cursors_twoAtATime_doNotDisturbEachOther() {
        CacheEngine<T> engine = open();
        fill(engine, 30);
        try (EngineCursor<T> first = engine.cursor();
                EngineCursor<T> second = engine.cursor()) {
            assertThat(first.nextPage(20)).hasSize(20);
            assertThat(rest(second)).hasSize(30);
            assertThat(rest(first)).hasSize(10);
        }
    }

    @Case
    void cursor_leftEarlyAndClosedTwice_leavesTheEngineInOrder() {
        CacheEngine<T> engine = open();
        fill(engine, 30);
        EngineCursor<T> cursor = engine.cursor();
        cursor.nextPage(5);
        cursor.close();
        cursor.close();

        put(engine, 1, 1_000);
        assertThat(entries(engine)).hasSize(30);
    }
}
