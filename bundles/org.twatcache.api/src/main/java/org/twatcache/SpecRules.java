package org.twatcache;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What two values of a spec must not say together. */
final class SpecRules {

    private SpecRules() {}

    /** What contradicts itself, and what to do about it; null where nothing does. */
    static @Nullable String contradiction(Map<SpecKey, Object> values, boolean weighs) {
        if (values.containsKey(SpecKey.ENGINE) && values.containsKey(SpecKey.PREFER)) {
            return "engine and prefer contradict each other: name one engine, or prefer several";
        }
        if (values.containsKey(SpecKey.MAX_SIZE) && values.containsKey(SpecKey.MAX_WEIGHT)) {
            return "max.size and max.weight contradict each other: bound by entries or by weight";
        }
        if (values.containsKey(SpecKey.MAX_WEIGHT) && !weighs) {
            return "max.weight needs a weigher: use maximumWeight(weight, weigher)";
        }
        if (values.containsKey(SpecKey.JITTER) && !values.containsKey(SpecKey.TTL)) {
            return "jitter shortens ttl, and there is none: set ttl";
        }
        if (!Boolean.TRUE.equals(values.get(SpecKey.SHARED))) {
            return null;
        }
        if (!values.containsKey(SpecKey.NAME)) {
            return "shared needs a name, by which others find it: use named(name)";
        }
        if (values.containsKey(SpecKey.MAX_WEIGHT)) {
            return "max.weight and shared contradict each other: a weigher knows the objects of one owner only";
        }
        return null;
    }
}
