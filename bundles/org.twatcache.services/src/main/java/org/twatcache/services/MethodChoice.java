package org.twatcache.services;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.twatcache.CachedMethods;

/**
 * Which methods of some interfaces a rule means. One that a rule names and that cannot be cached is refused; one that only a wildcard
 * means is left to the original, with all methods of its name.
 *
 * @param cached names of the methods that are cached
 * @param passed names of those that only a wildcard means, and that cannot be cached
 * @param published the interfaces that the proxy is registered with
 */
record MethodChoice(Set<String> cached, Set<String> passed, List<Class<?>> published) {

    static MethodChoice of(Rule rule, List<Class<?>> interfaces) {
        CachedMethods patterns = rule.choice(interfaces, rule.methods());
        Set<String> meant = new TreeSet<>();
        Set<String> passed = new TreeSet<>();
        interfaces.stream().flatMap(MethodChoice::methods).forEach(method -> {
            if (patterns.caches(method.getName())) {
                if (patterns.evicts(method.getName())) {
                    throw new Refusal("method " + method + " cannot both be cached and evict: leave it out of one by !"
                            + method.getName());
                }
                meant.add(method.getName());
                CachedMethods.whyNotKept(method.getGenericReturnType())
                        .ifPresent(reason -> passed.add(refusedIfNamed(rule, method, reason)));
            }
        });
        meant.removeAll(passed);
        if (meant.isEmpty()) {
            throw new Refusal("methods " + rule.methods() + " mean none of "
                    + interfaces.stream().map(Class::getName).toList() + " whose results can be kept");
        }
        return new MethodChoice(meant, passed, published(rule, interfaces, patterns, meant));
    }

    private static String refusedIfNamed(Rule rule, Method method, String reason) {
        if (rule.names(method.getName())) {
            throw new Refusal("method " + method + " cannot be cached: " + reason);
        }
        return method.getName();
    }

    /** Others are of no use, and may do harm: a listener that is registered twice is told twice. */
    private static List<Class<?>> published(
            Rule rule, List<Class<?>> interfaces, CachedMethods patterns, Set<String> cached) {
        return interfaces.stream()
                .filter(type -> rule.interfaces().isEmpty()
                        ? methods(type)
                                .map(Method::getName)
                                .anyMatch(name -> cached.contains(name) || patterns.evicts(name))
                        : rule.interfaces().contains(type.getName()))
                .toList();
    }

    private static Stream<Method> methods(Class<?> type) {
        return Stream.of(type.getMethods()).filter(method -> !Modifier.isStatic(method.getModifiers()));
    }
}
