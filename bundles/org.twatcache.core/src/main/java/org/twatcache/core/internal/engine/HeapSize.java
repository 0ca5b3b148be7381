package org.twatcache.core.internal.engine;

import org.twatcache.core.internal.trait.MissingTraits;

/**
 * Guesses how much of the heap an object takes that nobody can weigh: exact enough for texts and arrays of numbers, which are
 * what large values mostly are; 64 bytes for anything else, and for the entry itself.
 */
final class HeapSize {

    private static final long OBJECT = 64;

    private HeapSize() {}

    static long of(Object object) {
        Object kept = MissingTraits.original(object);
        Object value = kept instanceof Wrapping wrapping ? wrapping.wrapped() : kept;
        if (value instanceof CharSequence text) {
            return OBJECT + 2L * text.length();
        } else if (value instanceof byte[] array) {
            return OBJECT + array.length;
        } else if (value instanceof char[] array) {
            return OBJECT + 2L * array.length;
        } else if (value instanceof int[] array) {
            return OBJECT + 4L * array.length;
        } else if (value instanceof long[] array) {
            return OBJECT + 8L * array.length;
        } else if (value instanceof double[] array) {
            return OBJECT + 8L * array.length;
        } else if (value instanceof Object[] array) {
            return OBJECT + OBJECT * array.length;
        }
        return OBJECT;
    }
}
