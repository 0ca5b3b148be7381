package org.twatcache.bench.codec;

import java.util.List;
import java.util.stream.Stream;

/**
 * What one fork measures.
 *
 * @param name its part of the program
 * @param subject what is encoded
 * @param formats in the order of their slices; neighbours are compared
 */
record Group(String name, Subject subject, List<String> formats) {

    static final String FAULTS = "faults";

    /** Each codec of ours stands once beside each peer. */
    private static final List<String> CHAIN = List.of(
            Formats.BUILT_IN, Formats.JAVA, Formats.SMILE, Formats.CBOR, Formats.BUILT_IN, Formats.KRYO, Formats.SMILE);

    static final List<Group> ALL = Stream.concat(
                    Subject.ALL.stream().map(subject -> new Group(subject.label(), subject, CHAIN)),
                    Stream.of(new Group(FAULTS, Subject.RECORD, List.of(Formats.OVERLADEN, Formats.JAVA))))
            .toList();

    static Group named(String name) {
        return ALL.stream()
                .filter(group -> group.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No group is named " + name));
    }

    boolean isPlanted() {
        return name.equals(FAULTS);
    }
}
