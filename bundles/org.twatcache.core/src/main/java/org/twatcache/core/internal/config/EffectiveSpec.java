package org.twatcache.core.internal.config;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.twatcache.CacheSpec;
import org.twatcache.OnEngineLoss;
import org.twatcache.admin.Explanation.EffectiveValue;
import org.twatcache.admin.Explanation.Source;

/**
 * A spec with everything that it left open.
 *
 * @param wish the client's spec, as it was given
 * @param spec the same, complete
 * @param shown what is in force and where it comes from, secrets masked
 * @param origin where the wish comes from
 */
public record EffectiveSpec<K, V>(
        CacheSpec<K, V> wish, CacheSpec<K, V> spec, Map<String, EffectiveValue> shown, Source origin) {

    /** The keys that say which engine serves, and when: they may change while a cache is open. */
    private static final Set<String> OF_ENGINE =
            Set.of("engine", "prefer", "tiers", "require", "on.engine.loss", "rebind");

    /** Whether another one wants the same of its engine. */
    public boolean wantsTheSameEngineAs(EffectiveSpec<?, ?> other) {
        return OF_ENGINE.stream().allMatch(key -> Objects.equals(shown.get(key), other.shown.get(key)));
    }

    /** This, but shown with what another one wants of its engine, and with its policy. */
    public EffectiveSpec<K, V> withEngineOf(EffectiveSpec<?, ?> other) {
        Map<String, EffectiveValue> merged = new TreeMap<>(shown);
        for (String key : OF_ENGINE) {
            EffectiveValue value = other.shown.get(key);
            if (value == null) {
                merged.remove(key);
            } else {
                merged.put(key, value);
            }
        }
        return new EffectiveSpec<>(
                wish, spec.toBuilder().onEngineLoss(other.policy()).build(), merged, origin);
    }

    /** What calls do without the wished engine. */
    public OnEngineLoss policy() {
        return spec.onEngineLoss().orElseThrow();
    }
}
