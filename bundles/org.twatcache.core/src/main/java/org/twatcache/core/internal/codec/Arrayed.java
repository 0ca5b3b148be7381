package org.twatcache.core.internal.codec;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Arrays: of primitives as they are in memory, of objects with the class of their elements. */
final class Arrayed {

    private static final Map<Class<?>, Integer> TAGS = Map.of(
            boolean[].class, Tags.BOOLEANS,
            byte[].class, Tags.BYTES,
            short[].class, Tags.SHORTS,
            char[].class, Tags.CHARS,
            int[].class, Tags.INTS,
            long[].class, Tags.LONGS,
            float[].class, Tags.FLOATS,
            double[].class, Tags.DOUBLES);

    private Arrayed() {}

    static int tag(Class<?> array) {
        return TAGS.getOrDefault(array, Tags.OBJECTS);
    }

    /** Writes what follows the tag. */
    static void write(Writing out, Object array) {
        ByteSink sink = out.sink();
        if (array instanceof Object[] elements) {
            out.types().writeComponent(out, array.getClass().getComponentType());
            sink.varint(elements.length);
            for (Object element : elements) {
                out.write(element);
            }
            return;
        }
        int length = Array.getLength(array);
        sink.varint(length);
        if (array instanceof byte[] bytes) {
            sink.write(bytes);
        } else if (array instanceof boolean[] flags) {
            for (boolean flag : flags) {
                sink.write(flag ? 1 : 0);
            }
        } else {
            sink.write(numbers(array, length));
        }
    }

    private static byte[] numbers(Object array, int length) {
        ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(length, width(tag(array.getClass()))));
        if (array instanceof short[] shorts) {
            buffer.asShortBuffer().put(shorts);
        } else if (array instanceof char[] chars) {
            buffer.asCharBuffer().put(chars);
        } else if (array instanceof int[] ints) {
            buffer.asIntBuffer().put(ints);
        } else if (array instanceof long[] longs) {
            buffer.asLongBuffer().put(longs);
        } else if (array instanceof float[] floats) {
            buffer.asFloatBuffer().put(floats);
        } else {
            buffer.asDoubleBuffer().put((double[]) array);
        }
        return buffer.array();
    }

    private static int width(int tag) {
        return switch (tag) {
            case Tags.SHORTS, Tags.CHARS -> 2;
            case Tags.INTS, Tags.FLOATS -> 4;
            case Tags.LONGS, Tags.DOUBLES -> 8;
            default -> 1;
        };
    }

    /** Reads what follows a tag. */
    static Object read(Reading in, int tag) {
        if (tag == Tags.OBJECTS) {
            return readObjects(in);
        }
        ByteSource source = in.source();
        int length = source.count(width(tag));
        ByteBuffer buffer = source.buffer(length * width(tag));
        switch (tag) {
            case Tags.BOOLEANS -> {
                boolean[] flags = new boolean[length];
                for (int i = 0; i < length; i++) {
                    flags[i] = buffer.get() != 0;
                }
                return flags;
            }
            case Tags.SHORTS -> {
                short[] shorts = new short[length];
                buffer.asShortBuffer().get(shorts);
                return shorts;
            }
            case Tags.CHARS -> {
                char[] chars = new char[length];
                buffer.asCharBuffer().get(chars);
                return chars;
            }
            case Tags.INTS -> {
                int[] ints = new int[length];
                buffer.asIntBuffer().get(ints);
                return ints;
            }
            case Tags.LONGS -> {
                long[] longs = new long[length];
                buffer.asLongBuffer().get(longs);
                return longs;
            }
            case Tags.FLOATS -> {
                float[] floats = new float[length];
                buffer.asFloatBuffer().get(floats);
                return floats;
            }
            case Tags.DOUBLES -> {
                double[] doubles = new double[length];
                buffer.asDoubleBuffer().get(doubles);
                return doubles;
            }
            default -> {
                byte[] bytes = new byte[length];
                buffer.get(bytes);
                return bytes;
            }
        }
    }

    /** The array is made when its elements are there: what a length claims takes no memory. */
    private static Object readObjects(Reading in) {
        Class<?> component = in.types().readComponent(in);
        int length = in.source().count(1);
        List<@Nullable Object> elements = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            elements.add(in.read());
        }
        return elements.toArray((Object[]) Array.newInstance(component, 0));
    }
}
