package org.twatcache.core.internal.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.twatcache.CacheSpec;
import org.twatcache.EngineTrait;
import org.twatcache.OnEngineLoss;

/**
 * What a spec says about its engine.
 *
 * @param spec the spec, complete
 * @param policy what happens without the engine
 * @param filter the spec's LDAP filter, ready to be asked; always true where it has none
 */
public record EngineWish(CacheSpec<?, ?> spec, OnEngineLoss policy, Predicate<Map<String, Object>> filter) {

    /** The engines that the spec names or prefers, in order. */
    List<String> wished() {
        return spec.engine().map(List::of).orElse(spec.preferred());
    }

    /** The clause that wishes for an engine. */
    String wishClause(String engine) {
        return (spec.engine().isPresent() ? "engine(" : "prefer(") + engine + ")";
    }

    /** Why an offer will not do, the first reason found; empty where it will. */
    Optional<Refusal> refuses(EngineOffer offer) {
        Set<EngineTrait> traits = offer.info().traits();
        Optional<String> named = spec.engine();
        if (named.isPresent() && policy != OnEngineLoss.FAILOVER && !offer.answersTo(named.get())) {
            return lasting(offer, wishClause(named.get()), "is another engine than the spec names");
        }
        for (EngineTrait trait : spec.requirements()) {
            if (!traits.contains(trait)) {
                return lasting(offer, "require(" + trait.text() + ")", "lacks the trait " + trait.text());
            }
        }
        if (spec.filter().isPresent() && !filter.test(offer.properties())) {
            return lasting(offer, "filter" + spec.filter().get(), "has other service properties");
        }
        if (spec.maximumWeight().isPresent() && !traits.contains(EngineTrait.BOUNDS_WEIGHT)) {
            return lasting(offer, "max.weight", "cannot bound by weight");
        }
        if (spec.maximumBytes().isPresent() && !traits.contains(EngineTrait.BOUNDS_BYTES)) {
            return lasting(offer, "max.bytes", "cannot bound by bytes");
        }
        if (traits.contains(EngineTrait.KEEPS_BYTES)) {
            return lasting(offer, "codec", "keeps bytes, and this version of the platform has no codecs");
        }
        Set<String> unknown = new TreeSet<>(spec.options().keySet());
        unknown.removeAll(offer.options());
        if (!unknown.isEmpty()) {
            String known = offer.options().isEmpty() ? "none" : String.join(", ", new TreeSet<>(offer.options()));
            String clause = "option(" + String.join(",", unknown) + ")";
            return lasting(offer, clause, "does not know the option; it knows " + known);
        }
        return offer.info().unhealthy().map(reason -> Refusal.passing(offer, "is unhealthy: " + reason));
    }

    private static Optional<Refusal> lasting(EngineOffer offer, String clause, String reason) {
        return Optional.of(Refusal.lasting(offer, clause, reason));
    }
}
