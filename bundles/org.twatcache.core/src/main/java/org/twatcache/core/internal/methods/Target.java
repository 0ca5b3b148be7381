package org.twatcache.core.internal.methods;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** One method of the object whose methods are cached, bound once. */
final class Target implements Route {

    private static final MethodType SPREAD = MethodType.methodType(Object.class, Object[].class);

    private final MethodHandle bound;

    private Target(MethodHandle bound) {
        this.bound = bound;
    }

    /**
     * Binds a method.
     *
     * @throws IllegalAccessException where its interface is hidden from everybody
     */
    static Target of(Method method, Object target) throws IllegalAccessException {
        boolean accessible = method.trySetAccessible();
        if (!accessible) {
            throw new IllegalAccessException(method.getDeclaringClass().getName() + " is not opened by "
                    + method.getDeclaringClass().getModule());
        }
        MethodHandle handle =
                MethodHandles.lookup().unreflect(method).bindTo(target).asFixedArity();
        return new Target(
                handle.asSpreader(Object[].class, method.getParameterCount()).asType(SPREAD));
    }

    /** Calls it; throws what it throws, unchanged. */
    @Override
    public @Nullable Object call(@Nullable Object[] arguments) throws Exception {
        try {
            return (Object) bound.invokeExact(arguments);
        } catch (Throwable e) {
            throw Target.<RuntimeException>asItIs(e);
        }
    }

    /** Throws something, whatever the compiler is told of it. */
    @SuppressWarnings("unchecked")
    static <X extends Throwable> RuntimeException asItIs(Throwable thrown) throws X {
        throw (X) thrown;
    }
}
