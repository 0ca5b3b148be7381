package org.twatcache.services;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/**
 * The interfaces of a service, by the wiring of the bundle that registered it. The proxy's class is defined there: whatever it
 * mentions has to be there too, and to be the same.
 *
 * @param loader what finds them
 * @param types those of which a proxy can be made
 */
record VisibleInterfaces(ClassLoader loader, List<Class<?>> types) {

    /** What this platform is made of; a cache of it would be asked for itself. */
    private static final List<String> PLATFORM =
            List.of("org.twatcache", "org.twatcache.admin", "org.twatcache.spi", "org.twatcache.codec");

    static VisibleInterfaces of(Bundle bundle, List<String> names, List<String> wanted) {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        ClassLoader loader = wiring == null ? null : wiring.getClassLoader();
        if (loader == null) {
            throw new Refusal("its bundle is not resolved any more");
        }
        for (String name : wanted) {
            if (!names.contains(name)) {
                throw new Refusal("it is not registered with the interface " + name + ", but with " + names);
            }
        }
        List<Class<?>> types = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (String name : names) {
            String fault = add(name, loader, types);
            if (!fault.isEmpty()) {
                faults.add(fault);
            }
        }
        boolean lacking = wanted.stream()
                .anyMatch(
                        name -> types.stream().noneMatch(type -> type.getName().equals(name)));
        if (types.isEmpty() || lacking) {
            throw new Refusal(String.join("; ", faults));
        }
        return new VisibleInterfaces(loader, List.copyOf(types));
    }

    private static String add(String name, ClassLoader loader, List<Class<?>> types) {
        Class<?> type = load(name, loader);
        if (type == null) {
            return name + " is not visible to the bundle that registered it";
        }
        String fault = fault(type, loader);
        if (fault.isEmpty()) {
            types.add(type);
        }
        return fault;
    }

    private static String fault(Class<?> type, ClassLoader loader) {
        String name = type.getName();
        if (PLATFORM.contains(type.getPackageName())) {
            return name + " belongs to the caches themselves";
        }
        if (!type.isInterface()) {
            return name + " is a class, of which no proxy is made: register the service with an interface";
        }
        if (!Modifier.isPublic(type.getModifiers()) && type.getClassLoader() != loader) {
            return name + " is not public, and of another bundle";
        }
        for (Method method : type.getMethods()) {
            for (Class<?> each : mentioned(method)) {
                if (!isSame(each, loader)) {
                    return name + " mentions " + each.getTypeName() + " in " + method.getName()
                            + ", which the bundle that registered it does not see, or sees another one";
                }
            }
        }
        return "";
    }

    private static List<Class<?>> mentioned(Method method) {
        return Stream.concat(
                        Stream.of(method.getReturnType()),
                        Stream.concat(Stream.of(method.getParameterTypes()), Stream.of(method.getExceptionTypes())))
                .toList();
    }

    private static boolean isSame(Class<?> type, ClassLoader loader) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        return element.isPrimitive() || element == load(element.getName(), loader);
    }

    private static @Nullable Class<?> load(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }
}
