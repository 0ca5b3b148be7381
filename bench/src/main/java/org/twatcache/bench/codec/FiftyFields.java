package org.twatcache.bench.codec;

import java.io.Serializable;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A bean as it comes from a wide table: ten fields each of five types. */
@SuppressWarnings({"NullAway.Init", "UnusedVariable"})
final class FiftyFields implements Serializable {

    int f0;
    String f1;
    long f2;
    double f3;
    boolean f4;
    int f5;
    String f6;
    long f7;
    double f8;
    boolean f9;
    int f10;
    String f11;
    long f12;
    double f13;
    boolean f14;
    int f15;
    String f16;
    long f17;
    double f18;
    boolean f19;
    int f20;
    String f21;
    long f22;
    double f23;
    boolean f24;
    int f25;
    String f26;
    long f27;
    double f28;
    boolean f29;
    int f30;
    String f31;
    long f32;
    double f33;
    boolean f34;
    int f35;
    String f36;
    long f37;
    double f38;
    boolean f39;
    int f40;
    String f41;
    long f42;
    double f43;
    boolean f44;
    int f45;
    String f46;
    long f47;
    double f48;
    boolean f49;

    FiftyFields() {}

    static FiftyFields random(Random random) {
        FiftyFields bean = new FiftyFields();
        try {
            for (Field field : fields().toList()) {
                field.set(bean, random(field.getType(), random));
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
        return bean;
    }

    private static Object random(Class<?> type, Random random) {
        if (type == int.class) {
            return random.nextInt(100_000);
        } else if (type == long.class) {
            return random.nextLong() >>> 24;
        } else if (type == double.class) {
            return random.nextInt(1_000_000) / 100.0;
        } else if (type == boolean.class) {
            return random.nextBoolean();
        }
        return "value " + random.nextInt(10_000);
    }

    private static Stream<Field> fields() {
        return Arrays.stream(FiftyFields.class.getDeclaredFields()).filter(field -> !field.isSynthetic());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FiftyFields bean && bean.values().equals(values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    private List<Object> values() {
        return fields().map(this::value).toList();
    }

    private Object value(Field field) {
        try {
            return field.get(this);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
