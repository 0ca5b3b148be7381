package org.twatcache.core.internal.methods;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A method of the interfaces of an object, however many of them declare it. Its types are those that the object's own interface gives to the type
 * variables of those that it extends.
 */
final class InterfaceMethod {

    private final Class<?> root;
    private final Signature signature;
    private final List<Type> parameters;
    private final Type result;
    private final List<Method> declarations = new ArrayList<>();

    /**
     * A method.
     *
     * @param root the interface that the object is called by
     * @param first the first declaration that was met: no other is more specific
     */
    InterfaceMethod(Class<?> root, Method first, TypeArguments types) {
        this.root = root;
        this.parameters = Arrays.stream(first.getGenericParameterTypes())
                .map(types::resolved)
                .toList();
        this.result = types.resolved(first.getGenericReturnType());
        this.signature = signature(first, types);
        this.declarations.add(first);
    }

    /** What a method is called by in an interface that knows its type variables. */
    static Signature signature(Method method, TypeArguments types) {
        return new Signature(
                method.getName(),
                Arrays.stream(method.getGenericParameterTypes())
                        .<Class<?>>map(type -> TypeArguments.erased(types.resolved(type)))
                        .toList());
    }

    /** Another interface declares it, too. */
    void declaredBy(Method declaration) {
        declarations.add(declaration);
    }

    Class<?> root() {
        return root;
    }

    Signature signature() {
        return signature;
    }

    List<Type> parameters() {
        return parameters;
    }

    Type result() {
        return result;
    }

    /** Whether it gives a stage, by which its result comes later. */
    boolean isStaged() {
        Class<?> given = TypeArguments.erased(result);
        return given == CompletionStage.class || given == CompletableFuture.class;
    }

    /** The type of what is kept of it: of the result itself, also where that comes later. */
    Type kept() {
        if (!isStaged()) {
            return result;
        }
        Type value = result instanceof ParameterizedType staged ? staged.getActualTypeArguments()[0] : Object.class;
        return value instanceof WildcardType open ? open.getUpperBounds()[0] : value;
    }

    /** All that declare it, none before one that overrides it. */
    List<Method> declarations() {
        return declarations;
    }

    /** The declaration that counts. */
    Method method() {
        return declarations.get(0);
    }

    /** For messages. */
    @Override
    public String toString() {
        return "method " + result.getTypeName() + " " + signature + " of "
                + method().getDeclaringClass().getName();
    }
}
