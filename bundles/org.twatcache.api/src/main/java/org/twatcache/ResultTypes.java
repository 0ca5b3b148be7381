package org.twatcache;

import java.lang.invoke.MethodType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Spliterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;

/** Which results can be given to more than one caller. */
final class ResultTypes {

    private static final String ONCE = "which can be gone through once only; return a list";
    private static final String OPTIONAL = "which wraps a result and is none; return the result, or null";
    private static final String LATER = "which is not yet a result; cache the method that computes it";

    /** Of a library that the API does not know. */
    private static final String PROMISE = "org.osgi.util.promise.Promise";

    private static final Map<Class<?>, String> REASONS = reasons();

    private ResultTypes() {}

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

    /** As {@link CachedMethods#whyNotKept}. */
    static Optional<String> refusal(Type result) {
        return isStage(result) ? ofValue(coming(result)) : ofValue(result);
    }

    /** Those of which the value is kept: a stage of a class of its own could not be made anew for each caller. */
    private static boolean isStage(Type type) {
        Class<?> given = erased(type);
        return given == CompletionStage.class || given == CompletableFuture.class;
    }

    private static Type coming(Type stage) {
        return stage instanceof ParameterizedType parameterized
                ? parameterized.getActualTypeArguments()[0]
                : Object.class;
    }

    private static Optional<String> ofValue(Type result) {
        Class<?> type = erased(result);
        if (type == void.class || type == Void.class) {
            return Optional.of("it returns nothing");
        } else if (type.isPrimitive()) {
            return Optional.of("it returns the primitive " + type + ", and what is kept are objects; return "
                    + MethodType.methodType(type).wrap().returnType().getSimpleName());
        } else if (type.getName().equals(PROMISE)) {
            return Optional.of(returns(type, LATER));
        }
        return REASONS.entrySet().stream()
                .filter(each -> each.getKey().isAssignableFrom(type))
                .findFirst()
                .map(each -> returns(type, each.getValue()));
    }

    private static String returns(Class<?> type, String reason) {
        return "it returns " + type.getName() + ", " + reason;
    }

    private static Class<?> erased(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        } else if (type instanceof ParameterizedType parameterized) {
            return erased(parameterized.getRawType());
        } else if (type instanceof GenericArrayType array) {
            return erased(array.getGenericComponentType()).arrayType();
        } else if (type instanceof TypeVariable<?> variable) {
            return erased(variable.getBounds()[0]);
        } else if (type instanceof WildcardType wildcard) {
            return erased(wildcard.getUpperBounds()[0]);
        }
        throw new IllegalArgumentException("There is no other kind of type: " + type);
    }
}
