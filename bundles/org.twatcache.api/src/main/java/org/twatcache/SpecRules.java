package org.twatcache;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
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
        String loads = contradictionOfLoads(values);
        if (loads != null) {
            return loads;
        }
        String tiers = contradictionOfTiers(values);
        if (tiers != null || !Boolean.TRUE.equals(values.get(SpecKey.SHARED))) {
            return tiers;
        }
        if (!values.containsKey(SpecKey.NAME)) {
            return "shared needs a name, by which others find it: use named(name)";
        }
        if (values.containsKey(SpecKey.MAX_WEIGHT)) {
            return "max.weight and shared contradict each other: a weigher knows the objects of one owner only";
        }
        if (values.containsKey(SpecKey.LOAD_LEASE)) {
            return "load.lease and shared contradict each other: each owner loads for himself";
        }
        return null;
    }

    private static @Nullable String contradictionOfLoads(Map<SpecKey, Object> values) {
        Object ttl = values.get(SpecKey.TTL);
        if (values.containsKey(SpecKey.STALE_ON_ERROR) && ttl == null) {
            return "stale.on.error begins where ttl ends, and there is none: set ttl";
        }
        if (values.get(SpecKey.REFRESH_AHEAD) instanceof Duration ahead
                && (!(ttl instanceof Duration lifetime) || ahead.compareTo(lifetime) >= 0)) {
            return "refresh.ahead is the last part of ttl: set a ttl that is longer";
        }
        if (values.containsKey(SpecKey.LOAD_SOFT_TIMEOUT)
                && !values.containsKey(SpecKey.REFRESH_AHEAD)
                && !values.containsKey(SpecKey.STALE_ON_ERROR)) {
            return "load.soft.timeout gives an older value, and nothing allows one: set refresh.ahead or stale.on.error";
        }
        if (values.containsKey(SpecKey.LOAD_LEASE) && values.containsKey(SpecKey.STALE_ON_ERROR)) {
            return "load.lease and stale.on.error contradict each other: a lease takes the place of the older value";
        }
        return null;
    }

    private static @Nullable String contradictionOfTiers(Map<SpecKey, Object> values) {
        Object tiers = values.get(SpecKey.TIERS);
        if (tiers == null) {
            boolean near = values.containsKey(SpecKey.NEAR_MAX_SIZE) || values.containsKey(SpecKey.NEAR_TTL);
            return near ? "near.max.size and near.ttl are of near tiers, and there are none: set tiers" : null;
        }
        List<?> names = (List<?>) tiers;
        if (names.size() < 2 || new HashSet<>(names).size() < names.size()) {
            return "tiers needs two engines or more, each once, the nearest first";
        }
        if (values.containsKey(SpecKey.ENGINE) || values.containsKey(SpecKey.PREFER)) {
            return "tiers names the engine that keeps the cache, its last: leave engine and prefer out";
        }
        if (values.containsKey(SpecKey.IDLE)) {
            return "idle and tiers contradict each other: the last tier does not hear of what a nearer one answers";
        }
        if (Boolean.TRUE.equals(values.get(SpecKey.BY_VALUE))) {
            return "by.value and tiers contradict each other: near tiers keep references";
        }
        if (Boolean.TRUE.equals(values.get(SpecKey.SHARED))) {
            return "shared and tiers contradict each other: a near tier keeps the objects of one owner";
        }
        return null;
    }
}
