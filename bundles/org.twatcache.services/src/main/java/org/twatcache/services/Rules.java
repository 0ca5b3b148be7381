package org.twatcache.services;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheSpec;
import org.twatcache.CacheSpecBuilder;
import org.twatcache.CachedMethods;

/** Reads rules: of what a service says of itself, and of a configuration. What makes no sense is a {@link Refusal}. */
final class Rules {

    /** Begins the properties of a service, and the keys of a spec in a configuration. */
    static final String CACHE = "cache.";

    /** By this property a service asks to be cached. */
    static final String METHODS = CACHE + "methods";

    private static final String COMPONENTS = "components";

    /** What is said of the service and not of its caches. */
    private static final List<String> OWN = List.of("methods", "evicting", "tags", "interfaces", "dependsOn");

    private Rules() {}

    /** What a service says of itself: all keys begin with {@code cache.}. */
    static Rule ofService(Map<String, Object> properties) {
        return read("", CACHE, properties);
    }

    /** What a configuration says: the keys about the caches begin with {@code cache.}. */
    static Rule ofConfiguration(String pid, Map<String, Object> configuration) {
        return read(pid, "", configuration);
    }

    private static Rule read(String pid, String prefix, Map<String, Object> properties) {
        List<String> methods = Texts.list(properties.get(prefix + "methods"));
        if (methods.isEmpty()) {
            throw new Refusal(prefix + "methods is empty: name methods, such as find*");
        }
        Rule rule = new Rule(
                pid,
                methods,
                Texts.list(properties.get(prefix + "evicting")),
                Texts.list(properties.get(prefix + "tags")),
                Texts.list(properties.get(prefix + "interfaces")),
                dependencies(Texts.list(properties.get(prefix + "dependsOn"))),
                !pid.isEmpty() && rebinds(Texts.one(properties.get("rebind"))),
                spec(prefix, properties));
        check(rule);
        return rule;
    }

    private static List<String> dependencies(List<String> dependencies) {
        dependencies.stream().filter(each -> each.startsWith("(")).forEach(Rules::filter);
        return dependencies;
    }

    /** A filter that is well formed. */
    static String filter(String text) {
        try {
            return FrameworkUtil.createFilter(text).toString();
        } catch (InvalidSyntaxException e) {
            throw new Refusal("'" + text + "' is no LDAP filter: " + e.getMessage());
        }
    }

    private static boolean rebinds(String text) {
        if (!text.isEmpty() && !text.equals(COMPONENTS)) {
            throw new Refusal("rebind: '" + text + "' is neither blank nor " + COMPONENTS);
        }
        return !text.isEmpty();
    }

    private static SortedMap<String, String> spec(String prefix, Map<String, Object> properties) {
        SortedMap<String, String> spec = new TreeMap<>();
        properties.forEach((key, value) -> {
            String text = Texts.one(value);
            boolean own = prefix.equals(CACHE) && OWN.contains(key.substring(Math.min(CACHE.length(), key.length())));
            if (key.startsWith(CACHE) && !own && !text.isEmpty()) {
                spec.put(key.substring(CACHE.length()), text);
            }
        });
        return spec;
    }

    /** All at once, as a cache would: keys may contradict each other, too. */
    private static void check(Rule rule) {
        try {
            CachedMethods unused = rule.choice(List.of(Runnable.class), rule.methods());
            CacheSpecBuilder<Object, Object> spec =
                    CacheSpec.of(Object.class, Object.class).named(rule.origin());
            rule.spec().forEach(spec::property);
            CacheSpec<Object, Object> unusedSpec = spec.build();
        } catch (CacheConfigurationException e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        }
    }
}
