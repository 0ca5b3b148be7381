package org.twatcache.codec.smile;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Arrays;

/** Handles on the parts of classes, all of the types of {@code Object}. They initialize no class before they are called. */
final class Handles {

    private static final MethodType GETTER = MethodType.methodType(Object.class, Object.class);
    private static final MethodType SETTER = MethodType.methodType(void.class, Object.class, Object.class);
    private static final MethodType MAKER = MethodType.methodType(Object.class);
    private static final MethodType COLLECTOR = MethodType.methodType(Object.class, Object[].class);

    private Handles() {}

    /** The canonical constructor, from an array of all values. */
    static MethodHandle canonical(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        MethodHandle constructor = constructor(type, types);
        return constructor.asSpreader(Object[].class, components.length).asType(COLLECTOR);
    }

    /** The constructor without parameters. */
    static MethodHandle plain(Class<?> type) {
        return constructor(type).asType(MAKER);
    }

    /** What reads a component. */
    static MethodHandle getter(RecordComponent component) {
        try {
            return MethodHandles.lookup()
                    .unreflect(open(component.getAccessor()))
                    .asType(GETTER);
        } catch (IllegalAccessException e) {
            throw closed(component.getDeclaringRecord(), e);
        }
    }

    /** What reads a field. */
    static MethodHandle getter(Field field) {
        try {
            return MethodHandles.lookup().unreflectGetter(open(field)).asType(GETTER);
        } catch (IllegalAccessException e) {
            throw closed(field.getDeclaringClass(), e);
        }
    }

    /** What writes a field. */
    static MethodHandle setter(Field field) {
        try {
            return MethodHandles.lookup().unreflectSetter(open(field)).asType(SETTER);
        } catch (IllegalAccessException e) {
            throw closed(field.getDeclaringClass(), e);
        }
    }

    /** What a handle threw, as far as it can be thrown on. */
    static RuntimeException rethrown(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException unchecked ? unchecked : new UndeclaredThrowableException(thrown);
    }

    private static MethodHandle constructor(Class<?> type, Class<?>... parameters) {
        try {
            Constructor<?> constructor = open(type.getDeclaredConstructor(parameters));
            return MethodHandles.lookup().unreflectConstructor(constructor);
        } catch (NoSuchMethodException e) {
            throw new BadTypeException(
                    type.getName() + " has no constructor without parameters: give it one, or make it a record");
        } catch (IllegalAccessException e) {
            throw closed(type, e);
        }
    }

    private static <T extends AccessibleObject> T open(T object) {
        try {
            object.setAccessible(true);
            return object;
        } catch (InaccessibleObjectException e) {
            throw new BadTypeException("a module is closed: " + e.getMessage());
        }
    }

    private static BadTypeException closed(Class<?> type, IllegalAccessException e) {
        return new BadTypeException(type.getName() + " cannot be reached: " + e.getMessage());
    }
}
