package org.twatcache.core.internal.methods;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the type variables of the interfaces stand for that an interface extends. */
final class TypeArguments {

    private static final Type[] NO_TYPES = {};

    /** A type with arguments that were put in for variables. */
    private record Parameterized(
            Class<?> raw, List<Type> arguments, @Nullable Type owner) implements ParameterizedType {

        @Override
        public Type[] getActualTypeArguments() {
            return arguments.toArray(NO_TYPES);
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        @SuppressWarnings("NullAway") // Null for a type of the top level, as the JDK's own.
        public Type getOwnerType() {
            return owner;
        }

        @Override
        public String getTypeName() {
            return raw.getName()
                    + arguments.stream().map(Type::getTypeName).collect(Collectors.joining(", ", "<", ">"));
        }
    }

    private record GenericArray(Type component) implements GenericArrayType {

        @Override
        public Type getGenericComponentType() {
            return component;
        }

        @Override
        public String getTypeName() {
            return component.getTypeName() + "[]";
        }
    }

    private final Map<TypeVariable<?>, Type> arguments = new HashMap<>();

    private TypeArguments() {}

    /** Those of all interfaces that one extends. */
    static TypeArguments of(Class<?> type) {
        TypeArguments found = new TypeArguments();
        found.add(type);
        return found;
    }

    private void add(Class<?> type) {
        for (Type each : type.getGenericInterfaces()) {
            if (each instanceof ParameterizedType parameterized) {
                TypeVariable<?>[] variables = ((Class<?>) parameterized.getRawType()).getTypeParameters();
                for (int i = 0; i < variables.length; i++) {
                    arguments.put(variables[i], resolved(parameterized.getActualTypeArguments()[i]));
                }
            }
            add(erased(each));
        }
    }

    /** A type without variables: what they stand for where that is known, and their bounds where it is not. */
    Type resolved(Type type) {
        if (type instanceof TypeVariable<?> variable) {
            Type known = arguments.get(variable);
            return known == null ? erased(variable) : known;
        } else if (type instanceof ParameterizedType parameterized) {
            List<Type> before = List.of(parameterized.getActualTypeArguments());
            List<Type> after = before.stream().map(this::resolved).toList();
            return before.equals(after) ? type : new Parameterized(erased(type), after, parameterized.getOwnerType());
        } else if (type instanceof GenericArrayType array) {
            return resolvedArray(array);
        } else if (type instanceof WildcardType wildcard) {
            Type bound = wildcard.getUpperBounds()[0];
            Type resolved = resolved(bound);
            return resolved.equals(bound) ? type : resolved;
        }
        return type;
    }

    private Type resolvedArray(GenericArrayType array) {
        Type component = resolved(array.getGenericComponentType());
        if (component instanceof Class<?> plain) {
            return plain.arrayType();
        }
        return component.equals(array.getGenericComponentType()) ? array : new GenericArray(component);
    }

    /** The class by which a type is called. */
    static Class<?> erased(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        } else if (type instanceof ParameterizedType parameterized) {
            return (Class<?>) parameterized.getRawType();
        } else if (type instanceof GenericArrayType array) {
            return erased(array.getGenericComponentType()).arrayType();
        } else if (type instanceof TypeVariable<?> variable) {
            return erased(variable.getBounds()[0]);
        } else if (type instanceof WildcardType wildcard) {
            return erased(wildcard.getUpperBounds()[0]);
        }
        throw new IllegalArgumentException("there is no other kind of type: " + type);
    }
}
