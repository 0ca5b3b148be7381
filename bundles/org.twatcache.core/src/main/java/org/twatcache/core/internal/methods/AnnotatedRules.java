package org.twatcache.core.internal.methods;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheCondition;
import org.twatcache.CacheDefaults;
import org.twatcache.CacheKeyOf;
import org.twatcache.CacheSpec;
import org.twatcache.Cached;
import org.twatcache.CachedMethods;

/** Rules by annotations: first what is cached, since the others name that. */
final class AnnotatedRules {

    private final InterfaceMethods methods;
    private final Refusals refusals;
    private final Specs specs;
    private final ClientObjects objects;
    private final List<String> fixed;
    private final Map<Class<?>, Cached> defaults = new LinkedHashMap<>();
    private final List<CachedRule> cached = new ArrayList<>();

    AnnotatedRules(CachedMethods choice, InterfaceMethods methods, Refusals refusals) {
        this.methods = methods;
        this.refusals = refusals;
        this.specs = new Specs(choice, refusals);
        this.objects = new ClientObjects(refusals);
        this.fixed = choice.tags();
        choice.interfaces().forEach(this::readDefaults);
    }

    private void readDefaults(Class<?> root) {
        CacheDefaults said = root.getAnnotation(CacheDefaults.class);
        if (said == null) {
            return;
        }
        if (said.value().key().length > 0 || !said.value().keyOf().equals(CacheKeyOf.class)) {
            refusals.add("the CacheDefaults of " + root.getName() + ": key and keyOf are those of a method");
        }
        defaults.put(root, said.value());
    }

    Rules read() {
        Map<InterfaceMethod, Annotated> changing = new LinkedHashMap<>();
        for (InterfaceMethod method : methods.all()) {
            Annotated said = Annotated.of(method);
            if (said == null) {
                continue;
            }
            Cached kept = said.cached();
            if (kept == null) {
                changing.put(method, said);
            } else if (said.put() != null || !said.evict().isEmpty()) {
                refusals.add(method, "Cached contradicts CachePut and CacheEvict: the method is not called each time");
            } else {
                read(method, kept);
            }
        }
        ChangeRules changes = new ChangeRules(cached, fixed, objects, refusals);
        changing.forEach(changes::read);
        return new Rules(cached, changes.evicting(), changes.putting());
    }

    private void read(InterfaceMethod method, Cached said) {
        Keys keys = KeyWish.of(said.key(), said.keyOf()).keys(method, Set.of(), objects, refusals);
        Cached usual = defaults.get(method.root());
        Tags tags = tags(method, said, usual);
        CacheSpec<Object, Object> spec = keys == null
                ? null
                : specs.of(method, keys, !tags.isEmpty(), base(method, usual), values(method, said, usual));
        CacheCondition condition = condition(method, said, usual);
        if (keys != null && !tags.followFrom(keys)) {
            refusals.add(
                    method, "tags: an argument in them is not part of the key, and one result has callers with others");
        } else if (keys != null && spec != null) {
            cached.add(new CachedRule(method, spec, keys, tags, condition, false));
        }
    }

    private Tags tags(InterfaceMethod method, Cached said, @Nullable Cached usual) {
        String[] own = said.tags().length > 0 || usual == null ? said.tags() : usual.tags();
        List<String> all = new ArrayList<>(List.of(own));
        all.addAll(fixed);
        return Tags.of(method, all, refusals);
    }

    private static String base(InterfaceMethod method, @Nullable Cached usual) {
        return usual == null || usual.name().isEmpty() ? method.root().getName() : usual.name();
    }

    private Map<String, String> values(InterfaceMethod method, Cached said, @Nullable Cached usual) {
        Map<String, String> values = new LinkedHashMap<>();
        if (usual != null) {
            values.putAll(
                    CachedValues.of("the CacheDefaults of " + method.root().getName(), usual, refusals));
        }
        values.putAll(CachedValues.of(method.toString(), said, refusals));
        if (!said.name().isEmpty()) {
            values.put(Specs.NAME, said.name());
        }
        return values;
    }

    private @Nullable CacheCondition condition(InterfaceMethod method, Cached said, @Nullable Cached usual) {
        CacheCondition own = objects.of(method, said.condition(), CacheCondition.class);
        return own != null || usual == null ? own : objects.of(method, usual.condition(), CacheCondition.class);
    }
}
