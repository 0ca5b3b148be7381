package org.twatcache.core.internal.codec;

import java.util.Collections;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheSerializationException;

/** The orders of sorted collections that have a number; any other is code, which is not encoded. */
final class Orders {

    private static final int NATURAL = 0;
    private static final int REVERSE = 1;
    private static final int IGNORING_CASE = 2;

    private Orders() {}

    static void write(Writing out, @Nullable Comparator<?> order) {
        int number;
        if (order == null || order.equals(Comparator.naturalOrder())) {
            number = NATURAL;
        } else if (order.equals(Collections.reverseOrder())) {
            number = REVERSE;
        } else if (order.equals(String.CASE_INSENSITIVE_ORDER)) {
            number = IGNORING_CASE;
        } else {
            throw new CacheSerializationException(
                    "a sorted collection has an order of its own; use the natural order, its reverse, or"
                            + " String.CASE_INSENSITIVE_ORDER",
                    null,
                    null,
                    null);
        }
        out.sink().write(number);
    }

    @SuppressWarnings("unchecked")
    static @Nullable Comparator<Object> read(Reading in) {
        return switch (in.source().read()) {
            case NATURAL -> null;
            case REVERSE -> (Comparator<Object>) (Comparator<?>) Collections.reverseOrder();
            case IGNORING_CASE -> (Comparator<Object>) (Comparator<?>) String.CASE_INSENSITIVE_ORDER;
            default -> throw new Unreadable("an order is not known");
        };
    }
}
