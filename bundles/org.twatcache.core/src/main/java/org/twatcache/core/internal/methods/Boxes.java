package org.twatcache.core.internal.methods;

import java.lang.invoke.MethodType;

/** Primitives as the objects that arguments of them are. */
final class Boxes {

    private Boxes() {}

    /** The class of the objects that a type's values are. */
    static Class<?> of(Class<?> type) {
        return type.isPrimitive() ? MethodType.methodType(type).wrap().returnType() : type;
    }

    /** Whether a value can be of both types. */
    static boolean overlap(Class<?> one, Class<?> other) {
        Class<?> first = of(one);
        Class<?> second = of(other);
        return first.isAssignableFrom(second) || second.isAssignableFrom(first);
    }
}
