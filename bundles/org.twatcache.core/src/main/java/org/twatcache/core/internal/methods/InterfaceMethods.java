package org.twatcache.core.internal.methods;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The methods by which an object can be called through its interfaces; not those that every object has. */
final class InterfaceMethods {

    private static final Set<Signature> OF_EVERY_OBJECT = Set.of(
            new Signature("equals", List.of(Object.class)),
            new Signature("hashCode", List.of()),
            new Signature("toString", List.of()));

    private final Map<Signature, InterfaceMethod> methods = new LinkedHashMap<>();

    /** By what the JVM calls them by: an inherited {@code find(K)} is met as {@code find(Object)}, whatever K is. */
    private final Map<Signature, InterfaceMethod> erasures = new HashMap<>();

    private final Refusals refusals;

    private InterfaceMethods(Refusals refusals) {
        this.refusals = refusals;
    }

    static InterfaceMethods of(List<Class<?>> interfaces, Refusals refusals) {
        InterfaceMethods found = new InterfaceMethods(refusals);
        interfaces.forEach(found::addAll);
        return found;
    }

    private void addAll(Class<?> root) {
        TypeArguments types = TypeArguments.of(root);
        for (Class<?> each : hierarchy(root)) {
            declaredBy(each).filter(method -> !isOfEveryObject(method)).forEach(method -> add(root, method, types));
        }
    }

    /** The methods that callers of an object meet: the others are the interface's own, or made by the compiler. */
    private static Stream<Method> declaredBy(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> !method.isSynthetic() && !isOwn(method))
                .sorted(Comparator.comparing(Method::toString));
    }

    /** Whether a method is that of its interface, and not of the objects that implement it. */
    static boolean isOwn(Method method) {
        return Modifier.isStatic(method.getModifiers()) || Modifier.isPrivate(method.getModifiers());
    }

    /** Whether it is one that the JVM calls on every object. */
    static boolean isOfEveryObject(Method method) {
        return OF_EVERY_OBJECT.contains(Signature.of(method));
    }

    private void add(Class<?> root, Method method, TypeArguments types) {
        Signature signature = InterfaceMethod.signature(method, types);
        InterfaceMethod known = methods.get(signature);
        if (known == null) {
            known = new InterfaceMethod(root, method, types);
            methods.put(signature, known);
        } else if (!known.declarations().contains(method)) {
            known.declaredBy(method);
        }
        InterfaceMethod same = erasures.putIfAbsent(Signature.of(method), known);
        if (same != null && same != known) {
            refusals.add(
                    same + " and " + known + " are called by the same name and types: leave out one of the interfaces");
        }
    }

    /** An interface and those that it extends, none before one that extends it. */
    static Collection<Class<?>> hierarchy(Class<?> root) {
        Deque<Class<?>> order = new ArrayDeque<>();
        visit(root, new HashSet<>(), order);
        return order;
    }

    private static void visit(Class<?> type, Set<Class<?>> visited, Deque<Class<?>> order) {
        if (visited.add(type)) {
            Class<?>[] extended = type.getInterfaces();
            for (int i = extended.length - 1; i >= 0; i--) {
                visit(extended[i], visited, order);
            }
            order.addFirst(type);
        }
    }

    Collection<InterfaceMethod> all() {
        return methods.values();
    }

    /** The method that the JVM calls by a declaration, or by what the compiler made to call it; null for those of every object. */
    @Nullable
    InterfaceMethod called(Method method) {
        return erasures.get(Signature.of(method));
    }
}
