package org.twatcache.core.internal.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheSpec;
import org.twatcache.CacheSpecBuilder;
import org.twatcache.OnEngineLoss;
import org.twatcache.admin.Explanation.EffectiveValue;
import org.twatcache.admin.Explanation.Source;

/**
 * Fills what a spec leaves open: from Config Admin, then from variables {@code TWAT_CACHE_*}, then from the platform. A
 * default gives way to what the spec says instead: none of an engine where the spec names or prefers one, and so on.
 */
public final class SpecDefaults {

    /** What may have a default. A variable is the key in upper case with {@code _} for {@code .}. */
    private static final List<String> KEYS = List.of(
            "engine",
            "prefer",
            "tiers",
            "near.max.size",
            "near.ttl",
            "require",
            "max.size",
            "ttl",
            "idle",
            "jitter",
            "absent.for",
            "stale.on.error",
            "failed.for",
            "load.timeout",
            "load.lease",
            "codec",
            "compression",
            "on.engine.loss",
            "rebind",
            "engine.wait",
            "required",
            "statistics");

    private static final String VARIABLE = "TWAT_CACHE_";

    /** Keys of which a spec may set one. */
    private static final List<Set<String>> RIVALS = List.of(
            Set.of("engine", "prefer", "tiers"),
            Set.of("max.size", "max.weight"),
            Set.of("tiers", "idle"),
            Set.of("tiers", "by.value"),
            Set.of("tiers", "shared"),
            Set.of("load.lease", "shared"),
            Set.of("load.lease", "stale.on.error"));

    /** Keys that say nothing without another. */
    private static final Map<String, String> NEEDS =
            Map.of("jitter", "ttl", "stale.on.error", "ttl", "near.max.size", "tiers", "near.ttl", "tiers");

    private final Map<Source, Map<String, String>> layers = new LinkedHashMap<>();

    /**
     * Defaults from outside, and of the platform.
     *
     * @param configuration by key; blank values count as not set
     * @param environment the variables of the process
     * @param strict whether opening fails without an engine
     */
    public SpecDefaults(Map<String, String> configuration, Map<String, String> environment, boolean strict) {
        Map<String, String> variables = new TreeMap<>();
        for (String key : KEYS) {
            String value =
                    environment.get(VARIABLE + key.toUpperCase(Locale.ROOT).replace('.', '_'));
            if (value != null) {
                variables.put(key, value);
            }
        }
        layers.put(Source.CONFIGURATION, configuration);
        layers.put(Source.ENVIRONMENT, variables);
        layers.put(
                Source.DEFAULT,
                Map.of(
                        "engine.wait",
                        "2s",
                        "rebind",
                        "now",
                        "statistics",
                        "true",
                        "required",
                        Boolean.toString(strict)));
    }

    /** The keys that may have a default. */
    public static List<String> keys() {
        return KEYS;
    }

    /** Completes a client's spec. */
    public <K, V> EffectiveSpec<K, V> complete(CacheSpec<K, V> wish) {
        return complete(wish, Source.SPEC);
    }

    /**
     * Completes a spec.
     *
     * @param origin where it comes from
     */
    public <K, V> EffectiveSpec<K, V> complete(CacheSpec<K, V> wish, Source origin) {
        CacheSpecBuilder<K, V> builder = wish.toBuilder();
        Map<String, Source> sources = new TreeMap<>();
        wish.toProperties().keySet().forEach(key -> sources.put(key, origin));
        layers.forEach((source, values) -> {
            for (String key : KEYS) {
                String value = values.get(key);
                if (value != null && !value.isBlank() && mayAdd(key, sources.keySet())) {
                    add(builder, source, key, value);
                    sources.put(key, source);
                }
            }
        });
        if (sources.putIfAbsent("on.engine.loss", Source.DEFAULT) == null) {
            builder.onEngineLoss(
                    sources.containsKey("engine") || sources.containsKey("tiers")
                            ? OnEngineLoss.BYPASS
                            : OnEngineLoss.FAILOVER);
        }
        CacheSpec<K, V> spec = builder.build();
        Map<String, EffectiveValue> shown = new TreeMap<>();
        spec.toShownProperties()
                .forEach((key, value) -> shown.put(
                        key,
                        new EffectiveValue(
                                value, Optional.ofNullable(sources.get(key)).orElse(origin))));
        return new EffectiveSpec<>(wish, spec, shown, origin);
    }

    private static boolean mayAdd(String key, Set<String> present) {
        String needed = NEEDS.get(key);
        return !present.contains(key)
                && (needed == null || present.contains(needed))
                && RIVALS.stream()
                        .filter(rivals -> rivals.contains(key))
                        .allMatch(rivals -> rivals.stream().noneMatch(present::contains));
    }

    private static void add(CacheSpecBuilder<?, ?> builder, Source source, String key, String value) {
        try {
            builder.property(key, value);
        } catch (CacheConfigurationException e) {
            String place = source == Source.ENVIRONMENT
                    ? "the variable " + VARIABLE + key.toUpperCase(Locale.ROOT).replace('.', '_')
                    : "the configuration of the platform";
            throw new CacheConfigurationException(
                    e.getMessage() + "; this default comes from " + place + ", correct it there",
                    e.cache(),
                    e.engine(),
                    e);
        }
    }
}
