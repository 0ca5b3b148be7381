package org.twatcache.core.internal.config;

import java.util.Map;
import org.twatcache.CacheSpec;
import org.twatcache.OnEngineLoss;
import org.twatcache.admin.Explanation.EffectiveValue;

/**
 * A spec with everything that it left open.
 *
 * @param wish the client's spec, as it was given
 * @param spec the same, complete
 * @param shown what is in force and where it comes from, secrets masked
 */
public record EffectiveSpec<K, V>(CacheSpec<K, V> wish, CacheSpec<K, V> spec, Map<String, EffectiveValue> shown) {

    /** What calls do without the wished engine. */
    public OnEngineLoss policy() {
        return spec.onEngineLoss().orElseThrow();
    }
}
