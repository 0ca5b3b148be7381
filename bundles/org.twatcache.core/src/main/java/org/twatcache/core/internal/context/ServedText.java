package org.twatcache.core.internal.context;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.twatcache.core.internal.engine.LastServed;

/**
 * What stands in the file of a {@link ServedRecords record}. The engine is named twice, each time with a checksum (CRC-32),
 * because one bit of a disk that turns would otherwise cost all that the engine keeps; the first byte alone voids both.
 */
final class ServedText {

    /** No turned bit makes it of the letter that a record begins with. */
    private static final byte VOID = '-';

    private static final String NAMED = "engine=";
    private static final String AGAIN = "again=";

    private ServedText() {}

    static byte[] of(String engine, String about) {
        String checked = check(engine) + " " + engine + "\n";
        return (NAMED + checked + about + AGAIN + checked).getBytes(StandardCharsets.UTF_8);
    }

    /** What is written over the first byte, so that the record names nobody. */
    static byte[] voiding() {
        return new byte[] {VOID};
    }

    /** The engine that is named, {@link LastServed#NOBODY} in a voided record, or nothing in one that is damaged. */
    static Optional<String> engine(byte[] bytes) {
        if (bytes.length > 0 && bytes[0] == VOID) {
            return Optional.of(LastServed.NOBODY);
        }
        List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
        return lines.isEmpty()
                ? Optional.empty()
                : named(lines.get(0), NAMED).or(() -> named(lines.get(lines.size() - 1), AGAIN));
    }

    private static Optional<String> named(String line, String prefix) {
        int blank = line.indexOf(' ');
        if (!line.startsWith(prefix) || blank < 0) {
            return Optional.empty();
        }
        String engine = line.substring(blank + 1);
        return Optional.of(engine).filter(name -> check(name).equals(line.substring(prefix.length(), blank)));
    }

    private static String check(String engine) {
        CRC32 crc = new CRC32();
        crc.update(engine.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }
}
