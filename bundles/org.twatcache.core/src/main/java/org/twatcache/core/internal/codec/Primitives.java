package org.twatcache.core.internal.codec;

import org.jspecify.annotations.Nullable;

/** Components of a primitive type: no tag, the class says what they are. */
final class Primitives {

    private Primitives() {}

    static void write(ByteSink out, Class<?> type, @Nullable Object value) {
        if (value instanceof Boolean flag) {
            out.write(flag ? 1 : 0);
        } else if (value instanceof Integer number) {
            out.zigzag(number);
        } else if (value instanceof Long number) {
            out.zigzag(number);
        } else if (value instanceof Double number) {
            Scalars.writeDouble(out, number);
        } else if (value instanceof Float number) {
            Scalars.writeFloat(out, number);
        } else if (value instanceof Character character) {
            out.varint(character);
        } else if (value instanceof Short number) {
            out.zigzag(number);
        } else if (value instanceof Byte number) {
            out.write(number);
        } else {
            throw new IllegalStateException(type.getName());
        }
    }

    static Object read(ByteSource in, Class<?> type) {
        if (type == int.class) {
            return in.zigzag32();
        } else if (type == long.class) {
            return in.zigzag();
        } else if (type == boolean.class) {
            return in.read() != 0;
        } else if (type == double.class) {
            return Scalars.readDouble(in);
        } else if (type == float.class) {
            return Scalars.readFloat(in);
        } else if (type == char.class) {
            return (char) in.varint();
        } else if (type == short.class) {
            return (short) in.zigzag32();
        }
        return (byte) in.read();
    }
}
