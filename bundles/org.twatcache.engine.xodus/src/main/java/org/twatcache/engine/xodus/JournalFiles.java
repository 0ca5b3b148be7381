package org.twatcache.engine.xodus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What a journal left on the disk. */
final class JournalFiles {

    private static final String PREFIX = "journal-";

    private JournalFiles() {}

    static String name(int number) {
        return PREFIX + number;
    }

    /** All files of a journal. */
    static List<Path> of(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith(PREFIX))
                    .toList();
        }
    }

    static void delete(Path directory) throws IOException {
        for (Path file : of(directory)) {
            Files.delete(file);
        }
    }

    /** The content of one file, and its first record. */
    private record Content(ByteBuffer bytes, JournalRecord first) {}

    /**
     * Reads the records behind one, in order.
     *
     * <p>What cannot be read at the end was being written when the process ended. A power cut may leave such holes also before
     * the end, but not in front of what had been synced. Any other hole is damage: there may have been a removal.
     *
     * @param after the last record that stands in the store for good
     * @param powerCut whether the system went down since they were written
     * @param reader takes each record
     * @return the last sequence; {@code after} where there is none
     * @throws DamagedException where records are missing that had been acknowledged: nothing that the store has is to be
     *     believed
     */
    static long replay(Path directory, long after, boolean powerCut, Consumer<JournalRecord> reader)
            throws IOException {
        List<Content> contents = new ArrayList<>();
        List<JournalRecord> strays = new ArrayList<>();
        for (Path file : of(directory)) {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            JournalRecord first = JournalRecord.read(bytes.duplicate());
            if (first != null) {
                contents.add(new Content(bytes, first));
            } else {
                addFollowers(bytes, strays);
            }
        }
        contents.sort(Comparator.comparingLong(content -> content.first().sequence));
        long last = after;
        for (Content content : contents) {
            if (content.first.sequence > last + 1) {
                strays.add(content.first);
            } else {
                last = replay(content, last, reader, strays);
            }
        }
        for (JournalRecord stray : strays) {
            if (stray.sequence > last && (!powerCut || stray.synced > last)) {
                throw new DamagedException("the journal lacks what follows record " + last, null);
            }
        }
        return last;
    }

    private static long replay(
            Content content, long after, Consumer<JournalRecord> reader, List<JournalRecord> strays) {
        long expected = content.first.sequence;
        long last = after;
        while (true) {
            int at = content.bytes.position();
            JournalRecord record = JournalRecord.read(content.bytes);
            if (record == null) {
                addFollowers(content.bytes.position(at), strays);
                return last;
            }
            if (record.sequence != expected) {
                return last;
            }
            if (expected > last) {
                reader.accept(record);
                last = expected;
            }
            expected++;
        }
    }

    /** Finds the records behind one that cannot be read. */
    private static void addFollowers(ByteBuffer bytes, List<JournalRecord> strays) {
        if (bytes.remaining() < Integer.BYTES) {
            return;
        }
        int length = bytes.getInt(bytes.position());
        if (length < JournalRecord.HEADER || length > bytes.remaining()) {
            return;
        }
        bytes.position(bytes.position() + length);
        for (JournalRecord next = JournalRecord.read(bytes); next != null; next = JournalRecord.read(bytes)) {
            strays.add(next);
        }
    }
}
