package org.twatcache.engine.xodus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final int LENGTH = JournalRecord.HEADER + 100;

    @TempDir
    private Path directory;

    private Journal open() throws IOException {
        return new Journal(directory, 0, () -> {});
    }

    private static void append(Journal journal, int records) throws IOException {
        append(journal, records, 96, false);
    }

    private static void append(Journal journal, int records, int length, boolean atOnce) throws IOException {
        for (int i = 0; i < records; i++) {
            long unused = journal.append(
                    id -> new JournalRecord.Draft(JournalRecord.Type.PUT, 1, 0, new byte[4], new byte[length]),
                    atOnce,
                    id -> {});
        }
    }

    private List<Long> replayed(long after, boolean powerCut) throws IOException {
        List<Long> sequences = new ArrayList<>();
        long last = JournalFiles.replay(directory, after, powerCut, record -> sequences.add(record.sequence));
        assertThat(last).isEqualTo(sequences.isEmpty() ? after : sequences.get(sequences.size() - 1));
        return sequences;
    }

    private static List<Long> range(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    private void damage(int record) throws IOException {
        Disk.change(directory.resolve("journal-0"), bytes -> bytes[record * LENGTH + LENGTH / 2] ^= 1);
    }

    @Test
    void records_areReplayedInOrder() throws IOException {
        try (Journal journal = open()) {
            append(journal, 10);
        }

        assertThat(replayed(0, false)).isEqualTo(range(1, 10));
        assertThat(replayed(4, false)).isEqualTo(range(5, 10));
    }

    @Test
    void records_ofSeveralFiles_areReplayedInOrder() throws IOException {
        int records = 3 * Journal.SEGMENT / LENGTH;
        try (Journal journal = open()) {
            append(journal, records);
            journal.forget(records / 2);
            append(journal, records / 2);
        }

        long first = replayed(records / 2, false).get(0);
        assertThat(first).isEqualTo(records / 2 + 1);
        assertThat(replayed(records / 2, false)).isEqualTo(range(first, records + records / 2));
    }

    @Test
    void fileThatIsUsedAgain_givesNothingOfBefore() throws IOException {
        try (Journal journal = open()) {
            append(journal, 20);
            journal.forget(20);
            append(journal, 3);
        }

        assertThat(replayed(20, false)).isEqualTo(range(21, 23));
    }

    @Test
    void lastRecord_halfWritten_isNone() throws IOException {
        try (Journal journal = open()) {
            append(journal, 10);
        }
        damage(9);

        assertThat(replayed(0, false)).isEqualTo(range(1, 9));
    }

    @Test
    void hole_withoutAPowerCut_isDamage() throws IOException {
        try (Journal journal = open()) {
            append(journal, 10);
        }
        damage(4);

        assertThatThrownBy(() -> replayed(0, false)).isInstanceOf(DamagedException.class);
    }

    @Test
    void hole_inWhatWasNotSynced_endsTheJournalAfterAPowerCut() throws IOException {
        try (Journal journal = open()) {
            append(journal, 3);
            journal.sync();
            append(journal, 7);
        }
        damage(4);

        assertThat(replayed(0, true)).isEqualTo(range(1, 4));
    }

    @Test
    void hole_inWhatWasSynced_isDamageAlsoAfterAPowerCut() throws IOException {
        try (Journal journal = open()) {
            append(journal, 6);
            journal.sync();
            append(journal, 4);
        }
        damage(4);

        assertThatThrownBy(() -> replayed(0, true)).isInstanceOf(DamagedException.class);
    }

    @Test
    void records_thatAreToSurviveTheProcess_areInTheFileAtOnce() throws IOException {
        try (Journal journal = open()) {
            append(journal, 2);
            append(journal, 3, 96, true);

            assertThat(replayed(0, false)).isEqualTo(range(1, 5));
        }
    }

    @Test
    void records_ofAllLengths_areInTheFileWhenTheyAreSynced() throws IOException {
        try (Journal journal = open()) {
            append(journal, 3);
            append(journal, 2, 70_000, false);
            append(journal, 1, 200_000, false);
            append(journal, 4);
            append(journal, 1, 5 << 20, false);
            append(journal, 2);
            journal.sync();

            assertThat(replayed(0, false)).isEqualTo(range(1, 13));
        }
    }

    @Test
    void journal_thatNobodyTakesOver_refusesWhenItIsFull() throws IOException {
        try (Journal journal = open()) {
            journal.stuck(true);

            assertThatThrownBy(() -> append(journal, 20 * Journal.SEGMENT / LENGTH))
                    .isInstanceOf(Journal.FullException.class);
        }
    }
}
