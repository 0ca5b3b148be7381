package org.twatcache.bench.codec;

import java.util.List;

/** What can be counted of a format: bytes, and values that come back as others. Needs no fork. */
final class Sizes {

    private Sizes() {}

    /** Bytes of a value, in the mean. */
    static double bytes(String format, Subject subject, long seed) {
        Format opened = Formats.open(format, subject.type());
        return subject.values(seed).stream()
                .mapToInt(value -> opened.encode(value).length)
                .average()
                .orElseThrow();
    }

    /** How many values come back as none that is equal. */
    static int wrong(String format, Subject subject, long seed) {
        Format opened = Formats.open(format, subject.type());
        List<Object> values = subject.values(seed);
        return (int) values.stream()
                .filter(value -> !opened.decode(opened.encode(value)).equals(value))
                .count();
    }
}
