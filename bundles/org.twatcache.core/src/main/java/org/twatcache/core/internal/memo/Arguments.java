package org.twatcache.core.internal.memo;

import org.jspecify.annotations.Nullable;

/**
 * Keys of memoized functions. Records, whose names and components are part of what engines of bytes keep: with others, the results of before
 * are not met again. Their type argument is what {@link ArgumentTypes} makes.
 */
final class Arguments {

    /** Of a function without arguments. */
    record None() {}

    /** Of a function of one. */
    record One<T>(@Nullable T argument) {}

    /** Of a function of two. */
    record Two<T>(@Nullable T first, @Nullable T second) {}

    static final None NONE = new None();

    private Arguments() {}
}
