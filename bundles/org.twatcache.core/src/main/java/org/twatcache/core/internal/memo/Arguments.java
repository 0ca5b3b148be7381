package org.twatcache.core.internal.memo;

import org.jspecify.annotations.Nullable;

/**
 * Keys of memoized functions that are not an argument itself. Records, whose names and components are part of what engines of bytes keep:
 * with others, the results of before are not met again. No client can make one, so that none is ever taken for an argument.
 */
final class Arguments {

    /** Of a function without arguments, and of null where there is one. */
    record None() {}

    /** Of a function of two. */
    record Two(@Nullable Object first, @Nullable Object second) {}

    static final None NONE = new None();

    private Arguments() {}
}
