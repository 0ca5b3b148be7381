package org.twatcache.core.internal.memo;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The types of the keys of memoized functions, as codecs see them: anything, with the classes of the arguments among what is implied. */
public final class ArgumentTypes {

    private static final Type[] NO_TYPES = {};

    /** Any object; its bounds imply classes, and promise nothing. */
    private record Anything(List<Type> implied) implements WildcardType {

        @Override
        public Type[] getUpperBounds() {
            return implied.toArray(NO_TYPES);
        }

        @Override
        public Type[] getLowerBounds() {
            return NO_TYPES;
        }

        @Override
        public String getTypeName() {
            return implied.stream().map(Type::getTypeName).collect(Collectors.joining(" & ", "? extends ", ""));
        }
    }

    private ArgumentTypes() {}

    /** Keys for arguments of types. */
    public static Type of(Type... arguments) {
        List<Type> implied = new ArrayList<>(
                List.of(Object.class, Arguments.None.class, Arguments.Two.class, Arguments.Many.class, Elements.class));
        Arrays.stream(arguments).forEach(argument -> addTo(implied, argument));
        return new Anything(List.copyOf(implied));
    }

    /** Of an array what is in it: it is a key by its elements. */
    private static void addTo(List<Type> implied, Type type) {
        if (type instanceof GenericArrayType array) {
            addTo(implied, array.getGenericComponentType());
        } else if (type instanceof ParameterizedType parameterized) {
            addTo(implied, parameterized.getRawType());
            Arrays.stream(parameterized.getActualTypeArguments()).forEach(argument -> addTo(implied, argument));
        } else if (type instanceof Class<?> plain && plain.isArray()) {
            addTo(implied, plain.getComponentType());
        } else {
            implied.add(type);
        }
    }
}
