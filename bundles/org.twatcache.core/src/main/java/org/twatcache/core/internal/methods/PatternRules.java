package org.twatcache.core.internal.methods;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.twatcache.CacheSpec;
import org.twatcache.CachedMethods;

/** Rules by the names of methods. */
final class PatternRules {

    private PatternRules() {}

    static Rules read(CachedMethods choice, InterfaceMethods methods, Refusals refusals) {
        Specs specs = new Specs(choice, refusals);
        List<CachedRule> cached = new ArrayList<>();
        List<EvictRule> evicting = new ArrayList<>();
        for (InterfaceMethod method : methods.all()) {
            boolean caches = choice.caches(method.signature().name());
            boolean evicts = choice.evicts(method.signature().name());
            if (caches && evicts) {
                refusals.add(
                        method,
                        "it is chosen to be cached and to evict; leave it out of one of both by !"
                                + method.signature().name());
            } else if (caches) {
                Keys keys = Keys.at(
                        method, IntStream.range(0, method.parameters().size()).toArray());
                Tags tags = Tags.of(method, choice.tags(), refusals);
                CacheSpec<Object, Object> spec =
                        specs.of(method, keys, !tags.isEmpty(), method.root().getName(), Map.of());
                if (spec != null) {
                    cached.add(new CachedRule(method, spec, keys, tags, null, true));
                }
            } else if (evicts) {
                evicting.add(new EvictRule(method, cached, null, Tags.of(method, List.of(), refusals), false, null));
            }
        }
        return new Rules(cached, evicting, List.of());
    }
}
