package org.twatcache.services;

import java.lang.reflect.Method;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Spliterator;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

/** Which results cannot be given to a second caller, so that a wildcard does not mean their methods. */
final class Results {

    /** What is used up by its first user, or belongs to him. */
    private static final List<Class<?>> FOR_ONE = List.of(
            Optional.class,
            OptionalInt.class,
            OptionalLong.class,
            OptionalDouble.class,
            Iterator.class,
            Spliterator.class,
            Enumeration.class,
            Future.class,
            CompletionStage.class,
            AutoCloseable.class);

    /** Of a library that this bundle need not know. */
    private static final String PROMISE = "org.osgi.util.promise.Promise";

    private Results() {}

    /** Whether the results of a method may be kept, as far as their type tells. */
    static boolean canBeKept(Method method) {
        Class<?> type = method.getReturnType();
        return !type.isPrimitive()
                && type != Void.class
                && !type.getName().equals(PROMISE)
                && FOR_ONE.stream().noneMatch(each -> each.isAssignableFrom(type));
    }
}
