package org.twatcache.core.internal.osgi;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.runtime.ObjectMethods;

/**
 * What the JDK remembers of records. Up to Java 19 the handles from which {@link ObjectMethods} makes {@code equals},
 * {@code hashCode} and {@code toString} keep, strongly, the types that were wished last (JDK-8078641): a bundle whose record was
 * the last of the process to be compared stays in memory after it is gone.
 */
final class RecordMethods {

    private RecordMethods() {}

    /** Has the JDK remember a class of its own instead. */
    static void forget() {
        Lookup lookup = MethodHandles.lookup();
        MethodHandle component = MethodHandles.identity(Integer.class);
        try {
            ObjectMethods.bootstrap(
                    lookup,
                    "equals",
                    methodType(boolean.class, Integer.class, Object.class),
                    Integer.class,
                    "value",
                    component);
            ObjectMethods.bootstrap(
                    lookup, "hashCode", methodType(int.class, Integer.class), Integer.class, "value", component);
            ObjectMethods.bootstrap(
                    lookup, "toString", methodType(String.class, Integer.class), Integer.class, "value", component);
        } catch (Throwable e) { // what a bootstrap method declares
            throw new LinkageError("the JDK makes no methods for records", e);
        }
    }
}
