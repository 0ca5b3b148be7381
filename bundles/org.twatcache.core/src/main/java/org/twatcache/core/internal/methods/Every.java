package org.twatcache.core.internal.methods;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Steps of which each is taken, whatever becomes of the others. */
final class Every {

    private Every() {}

    /** Takes a step with each; throws what the first threw that failed, with what others threw. */
    static <T> void of(Iterable<T> all, Consumer<? super T> step) {
        RuntimeException first = null;
        for (T each : all) {
            try {
                step.accept(each);
            } catch (RuntimeException e) {
                first = joined(first, e);
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private static RuntimeException joined(@Nullable RuntimeException first, RuntimeException next) {
        if (first == null) {
            return next;
        }
        if (first != next) {
            first.addSuppressed(next);
        }
        return first;
    }
}
