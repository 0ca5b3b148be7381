package org.twatcache.codec.smile;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Arrays of primitives: their bytes, in the order of the network. */
final class PrimitiveArrays {

    private PrimitiveArrays() {}

    static void addTo(Map<Class<?>, Form> forms) {
        Scalars.add(forms, byte[].class, (out, value) -> out.writeBinary(value), Tokens::binary);
        add(
                forms,
                boolean[].class,
                Byte.BYTES,
                value -> value.length,
                PrimitiveArrays::bytes,
                PrimitiveArrays::booleans);
        add(
                forms,
                short[].class,
                Short.BYTES,
                value -> value.length,
                (value, buffer) -> buffer.asShortBuffer().put(value),
                (buffer, length) -> {
                    short[] value = new short[length];
                    buffer.asShortBuffer().get(value);
                    return value;
                });
        add(
                forms,
                char[].class,
                Character.BYTES,
                value -> value.length,
                (value, buffer) -> buffer.asCharBuffer().put(value),
                (buffer, length) -> {
                    char[] value = new char[length];
                    buffer.asCharBuffer().get(value);
                    return value;
                });
        add(
                forms,
                int[].class,
                Integer.BYTES,
                value -> value.length,
                (value, buffer) -> buffer.asIntBuffer().put(value),
                (buffer, length) -> {
                    int[] value = new int[length];
                    buffer.asIntBuffer().get(value);
                    return value;
                });
        add(
                forms,
                long[].class,
                Long.BYTES,
                value -> value.length,
                (value, buffer) -> buffer.asLongBuffer().put(value),
                (buffer, length) -> {
                    long[] value = new long[length];
                    buffer.asLongBuffer().get(value);
                    return value;
                });
        add(
                forms,
                float[].class,
                Float.BYTES,
                value -> value.length,
                (value, buffer) -> buffer.asFloatBuffer().put(value),
                (buffer, length) -> {
                    float[] value = new float[length];
                    buffer.asFloatBuffer().get(value);
                    return value;
                });
        add(
                forms,
                double[].class,
                Double.BYTES,
                value -> value.length,
                (value, buffer) -> buffer.asDoubleBuffer().put(value),
                (buffer, length) -> {
                    double[] value = new double[length];
                    buffer.asDoubleBuffer().get(value);
                    return value;
                });
    }

    private static <T> void add(
            Map<Class<?>, Form> forms,
            Class<T> type,
            int size,
            Function<T, Integer> length,
            BiConsumer<T, ByteBuffer> put,
            BiFunction<ByteBuffer, Integer, T> get) {
        Scalars.add(
                forms,
                type,
                (out, value) -> {
                    ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(length.apply(value), size));
                    put.accept(value, buffer);
                    out.writeBinary(buffer.array());
                },
                in -> {
                    byte[] bytes = Tokens.binary(in);
                    if (bytes.length % size != 0) {
                        throw new BadBytesException(
                                bytes.length + " bytes do not make an array of elements of " + size);
                    }
                    return get.apply(ByteBuffer.wrap(bytes), bytes.length / size);
                });
    }

    private static void bytes(boolean[] value, ByteBuffer buffer) {
        for (boolean element : value) {
            buffer.put((byte) (element ? 1 : 0));
        }
    }

    private static boolean[] booleans(ByteBuffer buffer, int length) {
        boolean[] value = new boolean[length];
        for (int i = 0; i < length; i++) {
            value[i] = buffer.get() != 0;
        }
        return value;
    }
}
