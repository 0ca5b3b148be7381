package org.twatcache.bench.codec;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.twatcache.TypeRef;

/**
 * What is encoded: some values of one type, so that nothing is learned of a single one.
 *
 * @param label its part of the program
 * @param type the type
 * @param count how many values, a power of two
 * @param batch how many are coded between two looks at the clock
 * @param maker makes one
 */
record Subject(String label, Type type, int count, int batch, Function<Random, Object> maker) {

    private static final int TEXT_LENGTH = 20;
    private static final int LIST_LENGTH = 1_000;

    static final Subject STRING = new Subject("string", String.class, 64, 64, Subject::text);
    static final Subject RECORD = new Subject("record", Reading.class, 64, 64, Reading::random);
    static final Subject BEAN = new Subject("bean", FiftyFields.class, 64, 64, FiftyFields::random);
    static final Subject LIST = new Subject("list", new TypeRef<List<Reading>>() {}.type(), 4, 1, Subject::readings);

    static final List<Subject> ALL = List.of(STRING, RECORD, BEAN, LIST);

    /** The target is of records, alone and in a list. */
    boolean isOfRecords() {
        return equals(RECORD) || equals(LIST);
    }

    /** The values that a seed gives. */
    List<Object> values(long seed) {
        Random random = new Random(seed);
        return Stream.generate(() -> maker.apply(random)).limit(count).toList();
    }

    private static Object text(Random random) {
        return IntStream.range(0, TEXT_LENGTH)
                .mapToObj(i -> String.valueOf((char) ('a' + random.nextInt(26))))
                .collect(Collectors.joining());
    }

    private static Object readings(Random random) {
        return Stream.generate(() -> Reading.random(random))
                .limit(LIST_LENGTH)
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
