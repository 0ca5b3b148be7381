package org.twatcache.core.internal.memo;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys of functions whose results are kept, where they are not an argument itself. Records, whose names and components are part of what engines of bytes keep:
 * with others, the results of before are not met again. No client can make one, so that none is ever taken for an argument.
 */
public final class Arguments {

    /** Of a function without arguments, and of null where there is one. */
    record None() {}

    /** Of a function of two. */
    record Two(@Nullable Object first, @Nullable Object second) {}

    /** Of more, and of one that is null where there may be none at all. */
    record Many(List<@Nullable Object> values) {}

    static final None NONE = new None();

    private Arguments() {}

    /** The key of a function without arguments. */
    public static Object none() {
        return NONE;
    }

    /** The key of one argument, by value. */
    public static Object one(@Nullable Object value) {
        return value == null ? new Many(Collections.singletonList(null)) : value;
    }

    /** The key of two arguments, each by value. */
    public static Object two(@Nullable Object first, @Nullable Object second) {
        return new Two(first, second);
    }

    /** The key of any number of arguments, each by value; the list is taken over. */
    public static Object all(List<@Nullable Object> values) {
        return switch (values.size()) {
            case 0 -> NONE;
            case 1 -> one(values.get(0));
            case 2 -> two(values.get(0), values.get(1));
            default -> new Many(values);
        };
    }
}
