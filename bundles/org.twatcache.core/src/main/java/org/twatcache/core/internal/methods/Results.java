package org.twatcache.core.internal.methods;

import java.util.Enumeration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Spliterator;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/** Which results can be given to more than one caller. */
final class Results {

    private static final String ONCE = "which can be gone through once only; return a list";
    private static final String OPTIONAL = "which wraps a result and is none; return the result, or null";
    private static final String LATER = "which is not yet a result; cache the method that computes it";

    /** Of a library that core does not know. */
    private static final String PROMISE = "org.osgi.util.promise.Promise";

    private static final Map<Class<?>, String> REASONS = reasons();

    private Results() {}

    private static Map<Class<?>, String> reasons() {
        Map<Class<?>, String> reasons = new LinkedHashMap<>();
        reasons.put(Optional.class, OPTIONAL);
        reasons.put(OptionalInt.class, OPTIONAL);
        reasons.put(OptionalLong.class, OPTIONAL);
        reasons.put(OptionalDouble.class, OPTIONAL);
        reasons.put(BaseStream.class, ONCE);
        reasons.put(Iterator.class, ONCE);
        reasons.put(Spliterator.class, ONCE);
        reasons.put(Enumeration.class, ONCE);
        reasons.put(Future.class, LATER);
        reasons.put(CompletionStage.class, LATER);
        reasons.put(AutoCloseable.class, "which is closed by the first who uses it");
        return reasons;
    }

    /** Why the results of a type cannot be kept; null where they can. */
    static @Nullable String refusal(Class<?> type) {
        if (type == void.class || type == Void.class) {
            return "it returns nothing";
        } else if (type.isPrimitive()) {
            return "it returns the primitive " + type + ", and what is kept are objects; return "
                    + Boxes.of(type).getSimpleName();
        } else if (type.getName().equals(PROMISE)) {
            return returns(type, LATER);
        }
        for (Map.Entry<Class<?>, String> each : REASONS.entrySet()) {
            if (each.getKey().isAssignableFrom(type)) {
                return returns(type, each.getValue());
            }
        }
        return null;
    }

    private static String returns(Class<?> type, String reason) {
        return "it returns " + type.getName() + ", " + reason;
    }
}
