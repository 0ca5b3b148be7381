package org.twatcache.core.internal.codec;

import java.io.ObjectStreamClass;
import java.io.ObjectStreamField;
import java.io.Serializable;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of a class decides how its bytes are read, as text; two shapes of one class have different texts. */
final class Shapes {

    private Shapes() {}

    /** The shape of a class that a client owns. Initializes enums, and what is Serializable. */
    static String of(Class<?> type) {
        String name = type.getName();
        if (type.isRecord()) {
            return "record " + name
                    + Stream.of(type.getRecordComponents())
                            .map(Shapes::component)
                            .collect(Collectors.joining(",", "(", ")"));
        } else if (type.isEnum()) {
            return "enum " + name
                    + Stream.of(type.getEnumConstants())
                            .map(constant -> ((Enum<?>) constant).name())
                            .collect(Collectors.joining(",", "(", ")"));
        } else if (Serializable.class.isAssignableFrom(type) && !type.isInterface()) {
            ObjectStreamClass described = ObjectStreamClass.lookup(type);
            return "class " + name + " " + described.getSerialVersionUID() + fields(described);
        }
        return "class " + name;
    }

    private static String component(RecordComponent component) {
        return component.getName() + ":" + component.getGenericType().getTypeName();
    }

    /** The fields that Java serialization writes: their names and types, in its own order. */
    static String fields(ObjectStreamClass described) {
        return Arrays.stream(described.getFields())
                .map(Shapes::field)
                .sorted()
                .collect(Collectors.joining(",", "(", ")"));
    }

    private static String field(ObjectStreamField field) {
        String type = field.getTypeString();
        return field.getName() + ":" + (type == null ? String.valueOf(field.getTypeCode()) : type);
    }

    /** The first half of half a SHA-256: nobody makes two shapes that share it by chance. */
    static long hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
