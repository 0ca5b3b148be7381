package org.twatcache.core.internal.methods;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheKeyOf;
import org.twatcache.CacheOperationException;
import org.twatcache.core.internal.memo.Arguments;
import org.twatcache.core.internal.memo.ByValue;

/** Makes keys of the arguments of one method. */
abstract class Keys {

    /** Arguments that cannot be a key. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        Refused(String reason, @Nullable Throwable cause) {
            super(reason, cause);
        }

        /** As whoever called the method is told. */
        CacheOperationException told(InterfaceMethod method) {
            return new CacheOperationException(
                    "Cached " + method + ": " + getMessage() + "; the method was not called", null, null, this);
        }
    }

    final InterfaceMethod method;

    Keys(InterfaceMethod method) {
        this.method = method;
    }

    /**
     * The key of a call.
     *
     * @throws Refused where the arguments cannot be one
     */
    abstract Object of(@Nullable Object[] arguments) throws Refused;

    /** The classes of its parts, or null where only a call tells. */
    final @Nullable List<Class<?>> types() {
        return isMade()
                ? null
                : parameters().stream().<Class<?>>map(TypeArguments::erased).toList();
    }

    /** Whether only a call tells what its parts are. */
    abstract boolean isMade();

    /** Whether an argument may be part of them. */
    abstract boolean covers(int position);

    /** The types of the parts that are known. */
    abstract List<Type> parameters();

    /** Of arguments as they are, by their positions. */
    static Keys at(InterfaceMethod method, int... positions) {
        return new Positions(method, positions);
    }

    /**
     * Of what the client makes of them.
     *
     * @param sizes how many parts there may be; empty for any number
     */
    static Keys by(InterfaceMethod method, CacheKeyOf maker, Set<Integer> sizes) {
        return new Made(method, maker, sizes);
    }

    private static final class Positions extends Keys {

        private final int[] positions;

        /** One for each, since most parameters get arguments of one class. */
        private final ByValue[] values;

        Positions(InterfaceMethod method, int... positions) {
            super(method);
            this.positions = positions;
            this.values = new ByValue[positions.length];
            for (int i = 0; i < positions.length; i++) {
                values[i] = new ByValue();
            }
        }

        @Override
        Object of(@Nullable Object[] arguments) throws Refused {
            return switch (positions.length) {
                case 0 -> Arguments.none();
                case 1 -> Arguments.one(value(0, arguments));
                case 2 -> Arguments.two(value(0, arguments), value(1, arguments));
                default -> Arguments.all(all(arguments));
            };
        }

        private List<@Nullable Object> all(@Nullable Object[] arguments) throws Refused {
            List<@Nullable Object> all = new ArrayList<>(positions.length);
            for (int i = 0; i < positions.length; i++) {
                all.add(value(i, arguments));
            }
            return all;
        }

        private @Nullable Object value(int part, @Nullable Object[] arguments) throws Refused {
            Object argument = arguments[positions[part]];
            try {
                return values[part].of(argument);
            } catch (ByValue.Refused e) {
                throw new Refused(
                        "the argument at position " + positions[part] + ", a " + className(argument)
                                + ", cannot be part of a key: " + e.getMessage(),
                        e);
            }
        }

        @Override
        boolean isMade() {
            return false;
        }

        @Override
        boolean covers(int position) {
            return Arrays.stream(positions).anyMatch(each -> each == position);
        }

        @Override
        List<Type> parameters() {
            return Arrays.stream(positions).mapToObj(method.parameters()::get).toList();
        }
    }

    private static final class Made extends Keys {

        private final CacheKeyOf maker;
        private final Set<Integer> sizes;
        private final ByValue values = new ByValue();

        Made(InterfaceMethod method, CacheKeyOf maker, Set<Integer> sizes) {
            super(method);
            this.maker = maker;
            this.sizes = sizes;
        }

        @Override
        Object of(@Nullable Object[] arguments) throws Refused {
            List<@Nullable Object> parts = new ArrayList<>();
            for (Object part : maker.parts(Invocation.of(method, arguments))) {
                try {
                    parts.add(values.of(part));
                } catch (ByValue.Refused e) {
                    throw new Refused(
                            "what " + maker.getClass().getName() + " made, a " + className(part)
                                    + ", cannot be part of a key: " + e.getMessage(),
                            e);
                }
            }
            if (!sizes.isEmpty() && !sizes.contains(parts.size())) {
                throw new Refused(
                        maker.getClass().getName() + " made " + parts.size() + " parts of a key that has " + sizes,
                        null);
            }
            return Arguments.all(parts);
        }

        @Override
        boolean isMade() {
            return true;
        }

        @Override
        boolean covers(int position) {
            return true;
        }

        @Override
        List<Type> parameters() {
            return List.of();
        }
    }

    private static String className(@Nullable Object argument) {
        return argument == null ? "null" : argument.getClass().getTypeName();
    }
}
