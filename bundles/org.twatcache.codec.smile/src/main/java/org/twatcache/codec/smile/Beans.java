package org.twatcache.codec.smile;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What is kept of a class that is no record, and which classes cannot be kept at all. */
final class Beans {

    private Beans() {}

    /** Complains of a class that is more than its fields. */
    static void check(Class<?> type) {
        String name = type.getName();
        if (Modifier.isAbstract(type.getModifiers())) {
            throw new BadTypeException(name + " is abstract");
        }
        if (type.isHidden() || type.isAnonymousClass() || isInner(type)) {
            throw new BadTypeException(name + " is an inner class: make it static, or a record");
        }
        if (Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type)) {
            throw new BadTypeException(name + " is a collection of its own: declare List, Set or Map");
        }
    }

    private static boolean isInner(Class<?> type) {
        return type.getEnclosingClass() != null && !Modifier.isStatic(type.getModifiers()) && !type.isRecord();
    }

    /** Whether a class is part of Java itself. */
    static boolean ofJava(Class<?> type) {
        return type.getName().startsWith("java.") || type.getName().startsWith("javax.");
    }

    /** The fields that a class itself declares and that are kept, by their names. */
    static List<Field> fields(Class<?> type) {
        if (ofJava(type)) {
            throw new BadTypeException("a class extends " + type.getName() + ", whose state is its own");
        }
        List<Field> fields = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            int modifiers = field.getModifiers();
            if (Modifier.isStatic(modifiers) || Modifier.isTransient(modifiers)) {
                continue;
            }
            if (Modifier.isFinal(modifiers)) {
                throw new BadTypeException("the field " + type.getName() + '.' + field.getName()
                        + " is final and could not be set again: make the class a record, or the field not final");
            }
            fields.add(field);
        }
        fields.sort(Comparator.comparing(Field::getName));
        return fields;
    }
}
