package org.twatcache.core.internal.methods;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.twatcache.CachedMethods;

/** What is to become of the methods of an object. */
record Rules(List<CachedRule> cached, List<EvictRule> evicting, List<PutRule> putting) {

    /** As a choice says; what is wrong with it is refused. */
    static Rules of(CachedMethods choice, InterfaceMethods methods, Refusals refusals) {
        Rules rules = choice.isAnnotated()
                ? new AnnotatedRules(choice, methods, refusals).read()
                : PatternRules.read(choice, methods, refusals);
        if (rules.cached().isEmpty() && refusals.isEmpty()) {
            refusals.add("no method is cached; there are "
                    + methods.all().stream()
                            .map(each -> each.signature().toString())
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        Map<String, Long> names = rules.cached().stream()
                .map(each -> each.spec().name().orElseThrow())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        names.forEach((name, count) -> {
            if (count > 1) {
                refusals.add(count + " methods have the cache '" + name + "'; give each another name");
            }
        });
        return rules;
    }
}
