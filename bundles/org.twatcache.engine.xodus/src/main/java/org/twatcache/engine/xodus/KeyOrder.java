package org.twatcache.engine.xodus;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Nearly the order that the database keeps its keys in, at the cost of sorting numbers: neighbours are changed one after another, while
 * what leads to them is in the processor's cache. Only the six bytes behind what all keys begin with count.
 */
final class KeyOrder {

    /** The rest of a number is for the index. */
    private static final int INDEX_BITS = 16;

    private static final int MASK = (1 << INDEX_BITS) - 1;
    private static final int COUNTED_BYTES = Long.BYTES - INDEX_BITS / Byte.SIZE;

    private KeyOrder() {}

    /**
     * Orders keys.
     *
     * @param count how many there are, 65,536 at most
     * @param key gives one by its index
     * @return the indices, the one of the smallest key first
     */
    static int[] of(int count, IntFunction<byte[]> key) {
        int common = common(count, key);
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = ((number(key.apply(i), common) << INDEX_BITS) ^ Long.MIN_VALUE) | i;
        }
        Arrays.sort(numbers);
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = (int) (numbers[i] & MASK);
        }
        return order;
    }

    /** With how many bytes all keys begin alike. */
    private static int common(int count, IntFunction<byte[]> key) {
        if (count == 0) {
            return 0;
        }
        byte[] first = key.apply(0);
        int common = first.length;
        for (int i = 1; i < count && common > 0; i++) {
            int differs = Arrays.mismatch(first, key.apply(i));
            common = differs < 0 ? common : Math.min(common, differs);
        }
        return common;
    }

    private static long number(byte[] key, int from) {
        long number = 0;
        for (int i = from; i < from + COUNTED_BYTES; i++) {
            number = (number << Byte.SIZE) | (i < key.length ? key[i] & 0xFF : 0);
        }
        return number;
    }
}
