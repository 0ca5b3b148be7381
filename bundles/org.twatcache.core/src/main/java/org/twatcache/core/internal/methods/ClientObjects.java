package org.twatcache.core.internal.methods;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/** Makes objects of the classes that annotations name. */
final class ClientObjects {

    private final Refusals refusals;

    ClientObjects(Refusals refusals) {
        this.refusals = refusals;
    }

    /** One of a class; null where it is the interface itself, which stands for none, and where none can be made. */
    <T> @Nullable T of(InterfaceMethod method, Class<? extends T> named, Class<T> none) {
        if (named.equals(none)) {
            return null;
        }
        try {
            Constructor<? extends T> constructor = named.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (NoSuchMethodException e) {
            refusals.add(
                    method, named.getName() + " has no constructor without parameters; a nested class must be static");
        } catch (InvocationTargetException e) {
            refusals.add(method, named.getName() + " could not be made: its constructor threw " + e.getCause());
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            refusals.add(method, named.getName() + " could not be made: " + e);
        }
        return null;
    }
}
