package org.twatcache.core.internal.methods;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ways from the methods of a proxy to those of its target. */
final class Routes {

    /** What the JVM calls, and the method that it means. */
    private final Map<Method, Target> called = new HashMap<>();

    private final Map<Method, InterfaceMethod> meant = new HashMap<>();
    private final Map<InterfaceMethod, Target> targets = new HashMap<>();

    private Routes() {}

    /** Binds all methods of interfaces to a target. */
    static Routes of(List<Class<?>> interfaces, InterfaceMethods methods, Object target, Refusals refusals) {
        Routes routes = new Routes();
        for (InterfaceMethod method : methods.all()) {
            Target bound = bind(method.method(), target, refusals);
            if (bound != null) {
                routes.targets.put(method, bound);
            }
        }
        for (Class<?> each : interfaces) {
            for (Method method : each.getMethods()) {
                routes.add(method, methods, target, refusals);
            }
        }
        return routes;
    }

    private void add(Method method, InterfaceMethods methods, Object target, Refusals refusals) {
        if (InterfaceMethods.isOwn(method) || InterfaceMethods.isOfEveryObject(method)) {
            return;
        }
        InterfaceMethod known = methods.called(method);
        Target bound = known == null ? bind(method, target, refusals) : targets.get(known);
        if (bound != null) {
            called.put(method, bound);
        }
        if (known != null) {
            meant.put(method, known);
        }
    }

    private static @Nullable Target bind(Method method, Object target, Refusals refusals) {
        try {
            return Target.of(method, target);
        } catch (IllegalAccessException e) {
            refusals.add(method + " cannot be called: " + e.getMessage());
            return null;
        }
    }

    /** The ways by rules, whose caches are open. */
    Map<Method, Route> by(Rules rules, Map<CachedRule, MethodCache> caches) {
        Map<InterfaceMethod, Route> ruled = new HashMap<>();
        for (CachedRule rule : rules.cached()) {
            Target target = targetOf(rule.method());
            MethodCache cache = cache(caches, rule);
            ruled.put(
                    rule.method(),
                    rule.method().isStaged()
                            ? new StagedRoute(rule, target, cache)
                            : new CachedRoute(rule, target, cache));
        }
        changes(rules, caches)
                .forEach((method, changes) -> ruled.put(method, new ChangingRoute(method, targetOf(method), changes)));
        Map<Method, Route> routes = new HashMap<>();
        called.forEach((method, target) -> routes.put(method, target));
        meant.forEach((method, known) -> {
            Route route = ruled.get(known);
            if (route != null) {
                routes.put(method, route);
            }
        });
        return routes;
    }

    private static Map<InterfaceMethod, List<Change>> changes(Rules rules, Map<CachedRule, MethodCache> caches) {
        Map<InterfaceMethod, List<Change>> changes = new LinkedHashMap<>();
        for (EvictRule rule : rules.evicting()) {
            List<MethodCache> of =
                    rule.of().stream().map(each -> cache(caches, each)).toList();
            changes.computeIfAbsent(rule.method(), method -> new ArrayList<>())
                    .add(new Eviction(rule.method(), of, rule.keys(), rule.tags(), rule.before(), rule.condition()));
        }
        for (PutRule rule : rules.putting()) {
            changes.computeIfAbsent(rule.method(), method -> new ArrayList<>())
                    .add(new Put(rule.keys(), rule.tags(), cache(caches, rule.of()), rule.condition()));
        }
        return changes;
    }

    private Target targetOf(InterfaceMethod method) {
        return requireNonNull(targets.get(method), "a method that could not be bound was refused");
    }

    private static MethodCache cache(Map<CachedRule, MethodCache> caches, CachedRule rule) {
        return requireNonNull(caches.get(rule), "every rule has its cache");
    }
}
