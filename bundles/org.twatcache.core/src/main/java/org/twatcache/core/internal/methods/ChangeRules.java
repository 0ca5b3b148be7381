package org.twatcache.core.internal.methods;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheCondition;
import org.twatcache.CacheEvict;
import org.twatcache.CachePut;

/** Annotations that name cached methods: which of them they mean. */
final class ChangeRules {

    private final List<CachedRule> cached;
    private final List<String> fixed;
    private final ClientObjects objects;
    private final Refusals refusals;
    private final List<EvictRule> evicting = new ArrayList<>();
    private final List<PutRule> putting = new ArrayList<>();

    /**
     * Reads for some cached methods.
     *
     * @param fixed the tags that all results have
     */
    ChangeRules(List<CachedRule> cached, List<String> fixed, ClientObjects objects, Refusals refusals) {
        this.cached = cached;
        this.fixed = fixed;
        this.objects = objects;
        this.refusals = refusals;
    }

    List<EvictRule> evicting() {
        return evicting;
    }

    List<PutRule> putting() {
        return putting;
    }

    void read(InterfaceMethod method, Annotated said) {
        Set<CachedRule> evicted = new HashSet<>();
        for (CacheEvict each : said.evict()) {
            EvictRule rule = evict(method, each);
            if (rule != null) {
                evicting.add(rule);
                evicted.addAll(rule.of());
            }
        }
        CachePut put = said.put();
        PutRule rule = put == null ? null : put(method, put);
        if (rule != null && evicted.contains(rule.of())) {
            refusals.add(
                    method,
                    "CachePut and CacheEvict contradict each other, both are of "
                            + rule.of().name());
        } else if (rule != null) {
            putting.add(rule);
        }
    }

    private @Nullable EvictRule evict(InterfaceMethod method, CacheEvict said) {
        KeyWish wish = KeyWish.of(said.key(), said.keyOf());
        if (said.all() && !wish.isEmpty()) {
            refusals.add(method, "CacheEvict: all contradicts key and keyOf; leave one of them out");
            return null;
        }
        if (said.tags().length > 0) {
            return evictTags(method, said, wish);
        }
        boolean named = said.value().length > 0;
        List<CachedRule> meant = named ? meant(method, said.value()) : cached;
        Keys keys = said.all() ? null : wish.keys(method, sizes(meant), objects, refusals);
        if (keys == null && !said.all()) {
            return null;
        }
        List<CachedRule> fitting = keys == null
                ? meant
                : meant.stream().filter(each -> fits(keys, each)).toList();
        boolean complete = named
                ? fitting.stream()
                        .map(CachedRule::name)
                        .collect(Collectors.toSet())
                        .containsAll(List.of(said.value()))
                : fitting.size() == meant.size();
        if (!complete && !meant.isEmpty()) {
            refusals.add(method, "CacheEvict: " + misfit(keys, meant) + "; or evict all");
            return null;
        }
        return new EvictRule(
                method,
                fitting,
                keys,
                Tags.of(method, List.of(), refusals),
                said.before(),
                objects.of(method, said.condition(), CacheCondition.class));
    }

    private @Nullable EvictRule evictTags(InterfaceMethod method, CacheEvict said, KeyWish wish) {
        if (said.all() || !wish.isEmpty()) {
            refusals.add(method, "CacheEvict: tags contradicts all, key and keyOf; use CacheEvict twice");
            return null;
        }
        boolean named = said.value().length > 0;
        List<CachedRule> meant = named ? meant(method, said.value()) : cached;
        List<CachedRule> tagged =
                meant.stream().filter(each -> !each.tags().isEmpty()).toList();
        if (tagged.isEmpty() || (named && tagged.size() < meant.size())) {
            refusals.add(method, "CacheEvict: not all results of " + signatures(meant) + " have tags");
            return null;
        }
        Tags tags = Tags.of(method, List.of(said.tags()), refusals);
        CacheCondition condition = objects.of(method, said.condition(), CacheCondition.class);
        return new EvictRule(method, tagged, null, tags, said.before(), condition);
    }

    private @Nullable PutRule put(InterfaceMethod method, CachePut said) {
        List<CachedRule> meant = meant(method, said.value());
        Keys keys = KeyWish.of(said.key(), said.keyOf()).keys(method, sizes(meant), objects, refusals);
        if (keys == null || meant.isEmpty()) {
            return null;
        }
        List<CachedRule> fitting =
                meant.stream().filter(each -> fits(keys, each)).toList();
        if (fitting.size() > 1) {
            fitting = fitting.stream().filter(each -> same(keys, each)).toList();
        }
        if (fitting.size() != 1) {
            refusals.add(method, "CachePut: " + misfit(keys, meant));
            return null;
        }
        CachedRule of = fitting.get(0);
        Class<?> kept = TypeArguments.erased(of.method().kept());
        if (!kept.isAssignableFrom(TypeArguments.erased(method.kept()))) {
            refusals.add(
                    method,
                    "CachePut: its result is not that of " + of.method().signature() + ", which gives "
                            + kept.getTypeName());
            return null;
        }
        Tags tags = tags(method, said, of);
        return tags == null
                ? null
                : new PutRule(method, of, keys, tags, objects.of(method, said.condition(), CacheCondition.class));
    }

    private @Nullable Tags tags(InterfaceMethod method, CachePut said, CachedRule of) {
        if (said.tags().length == 0 && of.tags().areFixed()) {
            return of.tags();
        } else if (said.tags().length == 0 || of.tags().isEmpty()) {
            refusals.add(
                    method,
                    "CachePut: " + of.method().signature() + " has "
                            + (of.tags().isEmpty()
                                    ? "no tags; leave them out"
                                    : "tags with arguments; say which they are here"));
            return null;
        }
        List<String> all = new ArrayList<>(List.of(said.tags()));
        all.addAll(fixed);
        return Tags.of(method, all, refusals);
    }

    /** The cached methods of names; without any, what is wrong with a name is refused. */
    private List<CachedRule> meant(InterfaceMethod method, String... names) {
        List<CachedRule> meant = new ArrayList<>();
        for (String name : names) {
            List<CachedRule> overloads =
                    cached.stream().filter(each -> each.name().equals(name)).toList();
            if (overloads.isEmpty()) {
                refusals.add(
                        method,
                        "there is no cached method '" + name + "'; there are "
                                + cached.stream()
                                        .map(CachedRule::name)
                                        .distinct()
                                        .toList());
            }
            meant.addAll(overloads);
        }
        return meant;
    }

    /** How many parts their keys have; empty where that is open. */
    private static Set<Integer> sizes(List<CachedRule> rules) {
        Set<Integer> sizes = new HashSet<>();
        for (CachedRule rule : rules) {
            List<Class<?>> types = rule.keys().types();
            if (types == null) {
                return Set.of();
            }
            sizes.add(types.size());
        }
        return sizes;
    }

    private static boolean fits(Keys keys, CachedRule rule) {
        List<Class<?>> own = keys.types();
        List<Class<?>> others = rule.keys().types();
        if (own == null || others == null) {
            return true;
        }
        boolean fits = own.size() == others.size();
        for (int i = 0; fits && i < own.size(); i++) {
            fits = Boxes.overlap(own.get(i), others.get(i));
        }
        return fits;
    }

    private static boolean same(Keys keys, CachedRule rule) {
        List<Class<?>> own = keys.types();
        return own != null && own.equals(rule.keys().types());
    }

    private static List<String> signatures(List<CachedRule> rules) {
        return rules.stream().map(each -> each.method().signature().toString()).toList();
    }

    private static String misfit(@Nullable Keys keys, List<CachedRule> meant) {
        List<Class<?>> own = keys == null ? null : keys.types();
        return "its arguments "
                + (own == null ? "" : own.stream().map(Class::getTypeName).toList() + " ")
                + "are not the key of one of "
                + signatures(meant)
                + "; choose them by key or keyOf";
    }
}
