package org.twatcache.core.internal.methods;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CachedMethods;
import org.twatcache.CachedObject;
import org.twatcache.core.internal.codec.ClassSpace;
import org.twatcache.core.internal.memo.Memos;
import org.twatcache.core.internal.memo.TakenNames;

/**
 * The objects of one owner whose methods are cached. Each method has a cache of its own: so its results have one type, which engines of bytes
 * need, its own lifetime, bound and statistics, and no key is that of another method.
 */
public final class MethodCaches {

    private final TakenNames names;
    private final ClassSpace classes;

    /**
     * Of an owner that has none yet.
     *
     * @param classes that the owner sees
     */
    public MethodCaches(TakenNames names, ClassSpace classes) {
        this.names = names;
        this.classes = classes;
    }

    /** As {@link org.twatcache.CacheContexts#cached(CachedMethods, Object)}. */
    public CachedObject cached(Memos.Opener opener, CachedMethods choice, Object target) {
        requireNonNull(target, "target");
        Refusals refusals = new Refusals(target.getClass().getName());
        @Nullable ClassLoader loader = new Interfaces(choice, classes).check(target, refusals);
        refusals.check();
        if (choice.isAnnotated()) {
            Misplaced.refuse(choice.interfaces(), target.getClass(), refusals);
        }
        InterfaceMethods methods = InterfaceMethods.of(choice.interfaces(), refusals);
        Rules rules = Rules.of(choice, methods, refusals);
        Routes routes = Routes.of(choice.interfaces(), methods, target, refusals);
        refusals.check();
        Map<CachedRule, MethodCache> opened = new HashMap<>();
        boolean made = false;
        try {
            for (CachedRule rule : rules.cached()) {
                opened.put(rule, open(opener, rule, refusals));
            }
            List<MethodCache> sorted = new ArrayList<>(opened.values());
            sorted.sort(Comparator.comparing(MethodCache::name));
            CachedObject cached = proxy(choice, loader, target, routes.by(rules, opened), sorted, refusals);
            made = true;
            return cached;
        } finally {
            if (!made) {
                opened.values().forEach(each -> {
                    each.close();
                    names.release(each.name());
                });
            }
        }
    }

    private CachedObject proxy(
            CachedMethods choice,
            @Nullable ClassLoader loader,
            Object target,
            Map<Method, Route> routes,
            List<MethodCache> caches,
            Refusals refusals) {
        try {
            return new CachedProxy(
                    choice, loader, target, routes, caches, () -> caches.forEach(each -> names.release(each.name())));
        } catch (IllegalArgumentException | LinkageError e) {
            throw refusals.error("no class can implement its interfaces: " + e.getMessage(), e);
        }
    }

    private MethodCache open(Memos.Opener opener, CachedRule rule, Refusals refusals) {
        String name = rule.spec().name().orElseThrow();
        if (!names.take(name)) {
            throw refusals.error(
                    "another object's method, or a memoized function, has the cache '" + name
                            + "'; close that, or name this one by CachedMethods.named",
                    null);
        }
        boolean opened = false;
        try {
            MethodCache cache =
                    new MethodCache(opener.open(rule.spec()), !rule.tags().isEmpty());
            opened = true;
            return cache;
        } catch (CacheConfigurationException e) {
            throw refusals.error(rule.method() + ": " + e.getMessage(), e);
        } finally {
            if (!opened) {
                names.release(name);
            }
        }
    }
}
