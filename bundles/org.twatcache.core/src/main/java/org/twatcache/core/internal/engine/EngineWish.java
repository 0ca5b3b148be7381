package org.twatcache.core.internal.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheSpec;
import org.twatcache.EngineTrait;
import org.twatcache.OnEngineLoss;
import org.twatcache.Rebind;

/**
 * What a spec says about its engine.
 *
 * @param spec the spec, complete
 * @param policy what happens without the engine
 * @param filter the spec's LDAP filter, ready to be asked; always true where it has none
 * @param encodability whether entries can be kept as bytes
 * @param chosen the engine that an operator chose, whatever the spec names; null for none
 * @param everybodys whether the cache was served last by an engine on which other processes have the same entries
 */
public record EngineWish(
        CacheSpec<?, ?> spec,
        OnEngineLoss policy,
        Predicate<Map<String, Object>> filter,
        Encodability encodability,
        @Nullable String chosen,
        boolean everybodys) {

    /** What a spec says, and nobody else. */
    public EngineWish(
            CacheSpec<?, ?> spec,
            OnEngineLoss policy,
            Predicate<Map<String, Object>> filter,
            Encodability encodability) {
        this(spec, policy, filter, encodability, null, false);
    }

    /** The same, but an operator chose the engine. */
    EngineWish choosing(@Nullable String engine) {
        return new EngineWish(spec, policy, filter, encodability, engine, everybodys);
    }

    /** The same, but for whether other processes have the same entries. */
    EngineWish among(boolean processes) {
        return new EngineWish(spec, policy, filter, encodability, chosen, processes);
    }

    /** When to move to a better engine. */
    Rebind rebind() {
        return spec.rebind().orElse(Rebind.NOW);
    }

    /** The engines that an operator chose, or that the spec names or prefers, in order. */
    List<String> wished() {
        List<String> wished = new ArrayList<>();
        if (chosen != null) {
            wished.add(chosen);
        }
        wished.addAll(spec.engine().map(List::of).orElse(spec.preferred()));
        return wished;
    }

    /** The clause that wishes for an engine. */
    String wishClause(String engine) {
        if (engine.equals(chosen)) {
            return "swap(" + engine + ")";
        }
        return (spec.engine().isPresent() ? "engine(" : "prefer(") + engine + ")";
    }

    /** Why an offer will not do, the first reason found; empty where it will. */
    Optional<Refusal> refuses(EngineOffer offer) {
        Set<EngineTrait> traits = offer.info().traits();
        Optional<String> named = spec.engine();
        if (named.isPresent()
                && policy != OnEngineLoss.FAILOVER
                && !offer.answersTo(named.get())
                && (chosen == null || !offer.answersTo(chosen))) {
            return lasting(offer, wishClause(named.get()), "is another engine than the spec names");
        }
        if (everybodys && !traits.contains(EngineTrait.SHARED) && (chosen == null || !offer.answersTo(chosen))) {
            return lasting(offer, "shared", "does not hear of what other processes remove");
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
        boolean bytes = traits.contains(EngineTrait.KEEPS_BYTES);
        Optional<Refusal> lacking = bytes ? lacking(offer, traits) : Optional.empty();
        if (lacking.isPresent()) {
            return lacking;
        }
        boolean encoded = bytes || spec.byValue().orElse(false);
        Optional<String> impossible = encoded ? encodability.impossible() : Optional.empty();
        if (impossible.isPresent()) {
            return lasting(
                    offer, "codec", (bytes ? "keeps bytes: " : "is to keep values encoded: ") + impossible.get());
        }
        Set<String> unknown = unknownOptions(offer);
        if (!unknown.isEmpty()) {
            String known = offer.options().isEmpty() ? "none" : String.join(", ", new TreeSet<>(offer.options()));
            String clause = "option(" + String.join(",", unknown) + ")";
            return lasting(offer, clause, "does not know the option; it knows " + known);
        }
        Optional<String> missing = encoded ? encodability.missing() : Optional.empty();
        return offer.info()
                .unhealthy()
                .map(reason -> "is unhealthy: " + reason)
                .or(() -> missing)
                .map(reason -> Refusal.passing(offer, reason));
    }

    /**
     * The options that an engine would have to know, but does not. What the spec says for the engines that it names is not said
     * for one that stands in for them; and an option that begins with the name of another engine is that one's.
     */
    private Set<String> unknownOptions(EngineOffer offer) {
        List<String> named = spec.engine().map(List::of).orElse(spec.preferred());
        if (!named.isEmpty() && named.stream().noneMatch(offer::answersTo)) {
            return Set.of();
        }
        Set<String> unknown = new TreeSet<>(spec.options().keySet());
        unknown.removeAll(offer.options());
        unknown.removeIf(
                option -> named.stream().anyMatch(other -> !offer.answersTo(other) && option.startsWith(other + ".")));
        return unknown;
    }

    /** What is decorated around engines of references, an engine of bytes keeps by itself: entries come to it encoded. */
    private Optional<Refusal> lacking(EngineOffer offer, Set<EngineTrait> traits) {
        if (!traits.contains(EngineTrait.EXPIRES)) {
            return lasting(
                    offer, "keeps-bytes", "keeps bytes and lacks the trait expires, which is a fault of its bundle");
        }
        if (spec.maximumSize().isPresent() && !traits.contains(EngineTrait.BOUNDS_ENTRIES)) {
            return lasting(offer, "max.size", "keeps bytes and cannot bound by entries");
        }
        if (spec.timeToIdle().isPresent() && !traits.contains(EngineTrait.EXPIRES_IDLE)) {
            return lasting(offer, "idle", "keeps bytes and cannot end entries that are not read");
        }
        return Optional.empty();
    }

    private static Optional<Refusal> lasting(EngineOffer offer, String clause, String reason) {
        return Optional.of(Refusal.lasting(offer, clause, reason));
    }
}
