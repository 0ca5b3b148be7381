package org.twatcache.core.internal.methods;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Collectors;

/** What tells the methods of an interface apart. As text it is part of the names of caches, and must not change. */
record Signature(String name, List<Class<?>> parameters) {

    static Signature of(Method method) {
        return new Signature(method.getName(), List.of(method.getParameterTypes()));
    }

    @Override
    public String toString() {
        return name + parameters.stream().map(Class::getTypeName).collect(Collectors.joining(",", "(", ")"));
    }
}
