package org.twatcache.codec.smile;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A type without variables and wildcards.
 *
 * @param raw its class
 * @param arguments of the class; of an array its component alone
 */
record ResolvedType(Class<?> raw, List<ResolvedType> arguments) {

    /** Resolves a type in which no variable is free. */
    static ResolvedType of(Type type) {
        return of(type, Map.of());
    }

    /** Resolves a type; of a wildcard its bound counts. */
    static ResolvedType of(Type type, Map<TypeVariable<?>, ResolvedType> bindings) {
        if (type instanceof Class<?> raw) {
            if (raw.isArray()) {
                return new ResolvedType(raw, List.of(of(raw.getComponentType(), bindings)));
            }
            if (raw.getTypeParameters().length > 0) {
                throw new BadTypeException(raw.getName() + " is used without its type arguments: give them");
            }
            return new ResolvedType(raw, List.of());
        }
        if (type instanceof ParameterizedType parameterized) {
            List<ResolvedType> arguments = new ArrayList<>();
            for (Type argument : parameterized.getActualTypeArguments()) {
                arguments.add(of(argument, bindings));
            }
            return new ResolvedType((Class<?>) parameterized.getRawType(), List.copyOf(arguments));
        }
        if (type instanceof GenericArrayType array) {
            ResolvedType component = of(array.getGenericComponentType(), bindings);
            return new ResolvedType(Array.newInstance(component.raw, 0).getClass(), List.of(component));
        }
        if (type instanceof WildcardType wildcard) {
            return of(wildcard.getUpperBounds()[0], bindings);
        }
        ResolvedType bound = type instanceof TypeVariable<?> variable ? bindings.get(variable) : null;
        if (bound == null) {
            throw new BadTypeException("the type variable " + type.getTypeName() + " stands for nothing certain");
        }
        return bound;
    }

    /** What the variables of the class stand for. */
    Map<TypeVariable<?>, ResolvedType> bindings() {
        Map<TypeVariable<?>, ResolvedType> bindings = new HashMap<>();
        TypeVariable<?>[] variables = raw.getTypeParameters();
        for (int i = 0; i < variables.length; i++) {
            bindings.put(variables[i], arguments.get(i));
        }
        return bindings;
    }

    /** The superclass; null where that is {@code Object}. */
    @Nullable
    ResolvedType superclass() {
        Type generic = raw.getGenericSuperclass();
        return generic == null || generic == Object.class ? null : of(generic, bindings());
    }

    /** A subclass with the arguments that follow from those of this type. */
    ResolvedType narrowedTo(Class<?> subclass) {
        TypeVariable<?>[] variables = subclass.getTypeParameters();
        if (variables.length == 0) {
            return new ResolvedType(subclass, List.of());
        }
        Map<TypeVariable<?>, ResolvedType> found = new HashMap<>();
        if (supertype(subclass) instanceof ParameterizedType parent) {
            Type[] given = parent.getActualTypeArguments();
            for (int i = 0; i < given.length; i++) {
                if (given[i] instanceof TypeVariable<?> variable) {
                    found.put(variable, arguments.get(i));
                }
            }
        }
        List<ResolvedType> narrowed = new ArrayList<>();
        for (TypeVariable<?> variable : variables) {
            narrowed.add(of(variable, found));
        }
        return new ResolvedType(subclass, List.copyOf(narrowed));
    }

    /** This type as a direct supertype of a class; null where the two are further apart. */
    private @Nullable Type supertype(Class<?> subclass) {
        if (subclass.getSuperclass() == raw) {
            return subclass.getGenericSuperclass();
        }
        for (Type candidate : subclass.getGenericInterfaces()) {
            if (candidate instanceof ParameterizedType parameterized && parameterized.getRawType() == raw) {
                return candidate;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        if (raw.isArray()) {
            return arguments.get(0) + "[]";
        }
        return arguments.isEmpty()
                ? raw.getName()
                : raw.getName()
                        + arguments.stream().map(ResolvedType::toString).collect(Collectors.joining(",", "<", ">"));
    }
}
