package org.twatcache.core.internal.methods;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.twatcache.CachedMethods;
import org.twatcache.core.internal.codec.ClassSpace;

/** The interfaces of an object, and who sees them. */
final class Interfaces {

    private final CachedMethods choice;
    private final ClassSpace classes;

    Interfaces(CachedMethods choice, ClassSpace owner) {
        this.choice = choice;
        this.classes = choice.classLoader() == null ? owner : ClassSpace.of(choice.classLoader());
    }

    /** The loader in which a class that implements them is defined; refuses those that the target or the class space does not have. */
    @Nullable
    ClassLoader check(Object target, Refusals refusals) {
        for (Class<?> each : choice.interfaces()) {
            if (!each.isInstance(target)) {
                refusals.add("it does not implement " + each.getName() + " of " + each.getClassLoader());
            } else if (!isSeen(each, classes)) {
                refusals.add(each.getName() + " is not visible to "
                        + (choice.classLoader() == null
                                ? "the owner of the cache: import its package, or name a class loader that sees it"
                                : choice.classLoader()));
            }
        }
        if (choice.classLoader() != null) {
            return choice.classLoader();
        }
        List<Class<?>> interfaces = choice.interfaces();
        for (Class<?> each : interfaces) {
            ClassSpace seen = ClassSpace.of(each.getClassLoader());
            if (interfaces.stream().allMatch(other -> isSeen(other, seen))) {
                return each.getClassLoader();
            }
        }
        refusals.add("none of the loaders of " + interfaces + " sees all of them: name one that does by classLoader");
        return null;
    }

    private static boolean isSeen(Class<?> type, ClassSpace classes) {
        try {
            return classes.load(type.getName()) == type;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
