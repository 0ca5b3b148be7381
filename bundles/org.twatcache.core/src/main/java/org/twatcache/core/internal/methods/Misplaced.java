package org.twatcache.core.internal.methods;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;

/** Annotations where nobody who calls an interface meets them: whoever wrote one there takes his method for a cached one. */
final class Misplaced {

    private Misplaced() {}

    /** Refuses those that are on methods of interfaces that are not called, and on methods of the target's class. */
    static void refuse(List<Class<?>> interfaces, Class<?> target, Refusals refusals) {
        interfaces.stream()
                .flatMap(each -> InterfaceMethods.hierarchy(each).stream())
                .distinct()
                .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
                .filter(method -> !method.isSynthetic() && Annotated.isAnnotated(method))
                .forEach(method -> refuse(method, refusals));
        for (Class<?> each = target; each != null && each != Object.class; each = each.getSuperclass()) {
            refuseClass(each, refusals);
        }
    }

    private static void refuse(Method method, Refusals refusals) {
        if (InterfaceMethods.isOwn(method)) {
            refusals.add(method + " is static or private, and no object is called by it");
        } else if (InterfaceMethods.isOfEveryObject(method)) {
            refusals.add(method + " is a method of every object, and answered by the proxy itself");
        }
    }

    private static void refuseClass(Class<?> type, Refusals refusals) {
        try {
            for (Method method : type.getDeclaredMethods()) {
                if (!method.isSynthetic() && Annotated.isAnnotated(method)) {
                    refusals.add(method + " is that of a class; annotations count on the interface's methods only");
                }
            }
        } catch (LinkageError e) {
            // A class that names others which are not there cannot be looked at, and works all the same.
        }
    }
}
