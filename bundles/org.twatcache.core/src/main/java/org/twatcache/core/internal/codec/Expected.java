package org.twatcache.core.internal.codec;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a declared type promises its client of a value, elements of collections included: bytes from outside must not make a
 * {@code List<String>} of numbers. Immutable.
 */
final class Expected {

    private static final int DEPTH = 16;
    private static final Expected ANYTHING = new Expected(Object.class, List.of());

    private final Class<?> raw;

    /** What is expected of elements; none where anything will do. */
    private final List<Expected> parts;

    private Expected(Class<?> raw, List<Expected> parts) {
        this.raw = raw;
        this.parts = parts.stream().allMatch(part -> part == ANYTHING) ? List.of() : parts;
    }

    static Expected of(Type type) {
        return of(type, 0);
    }

    private static Expected of(Type type, int depth) {
        if (type == Object.class || depth > DEPTH) {
            return ANYTHING;
        } else if (type instanceof Class<?> plain) {
            return new Expected(plain, List.of());
        } else if (type instanceof ParameterizedType parameterized) {
            return new Expected(
                    (Class<?>) parameterized.getRawType(),
                    Stream.of(parameterized.getActualTypeArguments())
                            .map(argument -> of(argument, depth + 1))
                            .toList());
        } else if (type instanceof WildcardType wildcard) {
            return of(wildcard.getUpperBounds()[0], depth + 1);
        } else if (type instanceof TypeVariable<?> variable) {
            return of(variable.getBounds()[0], depth + 1);
        } else if (type instanceof GenericArrayType array) {
            Expected component = of(array.getGenericComponentType(), depth + 1);
            return new Expected(Array.newInstance(component.raw, 0).getClass(), List.of(component));
        }
        return ANYTHING;
    }

    /** Whether a value is what was promised; null always is. */
    boolean accepts(@Nullable Object value, TypeTable types) {
        if (value == null || this == ANYTHING) {
            return true;
        }
        if (!raw.isInstance(value)) {
            return false;
        }
        if (parts.isEmpty()) {
            return true;
        }
        Expected first = parts.get(0);
        if (value instanceof Object[] array) {
            return Stream.of(array).allMatch(element -> first.accepts(element, types));
        } else if (raw.isRecord()) {
            return acceptsRecord(value, types);
        } else if (!raw.getName().startsWith("java.")) {
            // Which of its type arguments mean elements, only the class itself knows.
            return true;
        } else if (value instanceof Collection<?> elements && parts.size() == 1) {
            return elements.stream().allMatch(element -> first.accepts(element, types));
        } else if (value instanceof Optional<?> optional) {
            return first.accepts(optional.orElse(null), types);
        } else if (value instanceof Map<?, ?> map && parts.size() == 2) {
            return map.entrySet().stream().allMatch(entry -> acceptsEntry(entry, types));
        } else if (value instanceof Map.Entry<?, ?> entry && parts.size() == 2) {
            return acceptsEntry(entry, types);
        }
        return true;
    }

    private boolean acceptsEntry(Map.Entry<?, ?> entry, TypeTable types) {
        return parts.get(0).accepts(entry.getKey(), types) && parts.get(1).accepts(entry.getValue(), types);
    }

    /** A component that is declared as one of the record's own type variables is what the argument says. */
    private boolean acceptsRecord(Object value, TypeTable types) {
        List<TypeVariable<?>> variables = List.of(raw.getTypeParameters());
        RecordForm form = types.recordForm(raw);
        for (int i = 0; i < form.components(); i++) {
            Type declared = raw.getRecordComponents()[i].getGenericType();
            int place = declared instanceof TypeVariable<?> variable ? variables.indexOf(variable) : -1;
            if (place >= 0 && !parts.get(place).accepts(form.get(i, value), types)) {
                return false;
            }
        }
        return true;
    }
}
