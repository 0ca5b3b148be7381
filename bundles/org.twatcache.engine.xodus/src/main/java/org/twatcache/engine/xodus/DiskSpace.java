package org.twatcache.engine.xodus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import jetbrains.exodus.OutOfDiskSpaceException;

/**
 * The space that is left on the disk of a store. A store keeps some of it free: one that fills its disk to the last byte can
 * neither take over what it acknowledged nor give back what it does not need any more. Usable by any thread.
 */
final class DiskSpace {

    /** What the journal leaves when it takes a new file. */
    static final long LEFT_BY_JOURNAL = 16L << 20;

    /** What the database leaves when it takes over entries: enough to drop regions, and to collect its garbage. */
    static final long LEFT_BY_ENTRIES = 4L << 20;

    /** With less than this one transaction is to be small. */
    static final long TIGHT = 64L << 20;

    /** Entries and the pages of the tree around them, by the bytes of the entries (measured: 1.1 to 1.7). */
    private static final int GROWTH = 2;

    /** What systems answer, as no exception of the JDK says so by its type; in other languages the space that is left tells. */
    private static final Pattern ANSWERS =
            Pattern.compile("no space left|not enough space|quota exceeded|too many open files");

    private static final String ABSURD = "array size exceeds VM limit";

    private final Path directory;

    DiskSpace(Path directory) {
        this.directory = directory;
    }

    long usable() {
        return directory.toFile().getUsableSpace();
    }

    boolean isTight() {
        return usable() < TIGHT;
    }

    /**
     * Asks for room in the database, before it is asked to write: a write that it has to take back disturbs its readers.
     *
     * @param bytes of entries
     * @throws OutOfDiskSpaceException where there is none
     */
    void require(long bytes) {
        long left = usable();
        if (left < LEFT_BY_ENTRIES + GROWTH * bytes) {
            throw new OutOfDiskSpaceException(
                    new IOException("only " + left + " bytes are left on the disk of " + directory));
        }
    }

    /** Whether something failed for want of space, files or memory: that says nothing against what stands on the disk. */
    boolean isWanting(Throwable failure) {
        boolean io = false;
        for (Throwable each = failure; each != null; each = each.getCause()) {
            io |= each instanceof IOException;
            if (each instanceof OutOfMemoryError) {
                // More than any heap has is what damaged bytes ask for.
                return !String.valueOf(each.getMessage()).contains(ABSURD);
            }
            if (each instanceof OutOfDiskSpaceException || (each instanceof IOException && isAnswer(each))) {
                return true;
            }
        }
        return io && usable() < LEFT_BY_ENTRIES;
    }

    private static boolean isAnswer(Throwable failure) {
        String message = failure.getMessage();
        return message != null
                && ANSWERS.matcher(message.toLowerCase(Locale.ROOT)).find();
    }
}
