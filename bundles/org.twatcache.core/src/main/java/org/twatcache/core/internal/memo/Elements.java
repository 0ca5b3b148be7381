package org.twatcache.core.internal.memo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An array as part of a key: its class and its elements, each by value. No client can make one, so that no list is ever taken for an array.
 *
 * @param type the name of the array's class
 * @param values its elements, those of primitives boxed: equal where {@link java.util.Arrays#equals} says so
 */
record Elements(String type, List<@Nullable Object> values) {}
