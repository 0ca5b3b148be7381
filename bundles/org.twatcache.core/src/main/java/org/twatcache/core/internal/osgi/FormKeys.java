package org.twatcache.core.internal.osgi;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a form asks for: the names of its methods, by the rule of component property types. */
final class FormKeys {

    private FormKeys() {}

    static Set<String> of(Class<?> form) {
        Set<String> keys = new TreeSet<>();
        Stream.of(form.getDeclaredMethods())
                .map(method -> method.getName().replace('_', '.'))
                .forEach(keys::add);
        return keys;
    }
}
