package org.twatcache.core.internal.memo;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes what is compared by value of arguments: arrays and collections are copied, other objects are what they are, and what is compared by
 * its identity is refused. One for each function, since it knows classes of its client.
 */
public final class ByValue {

    /** Deeper, a collection most likely contains itself. */
    private static final int DEPTH = 100;

    /** An argument that cannot be part of a key. */
    public static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        Refused(String reason) {
            super(reason);
        }
    }

    /** Classes whose objects are keys as they are. */
    private final Set<Class<?>> sound = ConcurrentHashMap.newKeySet();

    /** The last of them: most functions get arguments of one class. */
    private volatile @Nullable Class<?> last;

    /** Of a client whose classes are not known yet. */
    public ByValue() {}

    /**
     * What stands for an argument.
     *
     * @throws Refused where nothing can
     */
    public @Nullable Object of(@Nullable Object argument) throws Refused {
        return argument == null || argument.getClass() == last ? argument : of(argument, 0);
    }

    private @Nullable Object of(@Nullable Object argument, int depth) throws Refused {
        if (argument == null) {
            return null;
        }
        Class<?> type = argument.getClass();
        if (sound.contains(type)) {
            last = type;
            return argument;
        }
        if (depth > DEPTH) {
            throw new Refused("it is nested deeper than " + DEPTH + " times");
        }
        if (type.isArray()) {
            return elements(argument, depth);
        } else if (argument instanceof List<?> list) {
            return copy(list, new ArrayList<>(list.size()), depth);
        } else if (argument instanceof Set<?> set) {
            return copy(set, new HashSet<>(), depth);
        } else if (argument instanceof Map<?, ?> map) {
            return copy(map, depth);
        } else if (argument instanceof Optional<?> optional) {
            return Optional.ofNullable(of(optional.orElse(null), depth + 1));
        }
        requireSound(type);
        sound.add(type);
        return argument;
    }

    private Elements elements(Object array, int depth) throws Refused {
        int length = Array.getLength(array);
        List<@Nullable Object> values = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            values.add(of(Array.get(array, i), depth + 1));
        }
        return new Elements(array.getClass().getName(), values);
    }

    private <C extends Collection<@Nullable Object>> C copy(Iterable<?> from, C to, int depth) throws Refused {
        for (Object each : from) {
            to.add(of(each, depth + 1));
        }
        return to;
    }

    private Map<@Nullable Object, @Nullable Object> copy(Map<?, ?> from, int depth) throws Refused {
        Map<@Nullable Object, @Nullable Object> copy = new HashMap<>();
        for (Map.Entry<?, ?> each : from.entrySet()) {
            copy.put(of(each.getKey(), depth + 1), of(each.getValue(), depth + 1));
        }
        return copy;
    }

    private static void requireSound(Class<?> type) throws Refused {
        if (type.isEnum() || Enum.class.isAssignableFrom(type) || type == Class.class) {
            return;
        }
        try {
            requireNoArrays(type, new HashSet<>());
            if (!overridesEquals(type)) {
                throw new Refused("its class does not override equals, so that no other argument would be equal to it");
            }
        } catch (LinkageError e) {
            throw new Refused("its class cannot be looked at: " + e);
        }
    }

    private static void requireNoArrays(Class<?> type, Set<Class<?>> visited) throws Refused {
        if (!type.isRecord() || !visited.add(type) || !hasDerivedEquals(type)) {
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getType().isArray()) {
                throw new Refused("the record " + type.getName() + " compares its array '" + component.getName()
                        + "' by identity; make it a List, or override equals and hashCode");
            }
            requireNoArrays(component.getType(), visited);
        }
    }

    /** Whether the compiler made its {@code equals}: it makes it final, which hardly anybody writes. */
    private static boolean hasDerivedEquals(Class<?> record) {
        return Modifier.isFinal(equalsOf(record).getModifiers());
    }

    private static boolean overridesEquals(Class<?> type) {
        return equalsOf(type).getDeclaringClass() != Object.class;
    }

    private static Method equalsOf(Class<?> type) {
        try {
            return type.getMethod("equals", Object.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every class has one", e);
        }
    }
}
