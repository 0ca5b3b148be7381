package org.twatcache.core.internal.config;

import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheSpec;
import org.twatcache.CacheSpecBuilder;
import org.twatcache.TypeRef;

/**
 * The spec of a cache as a configuration has it: in text, with the names of its types. Each bundle that uses the cache finds
 * classes of its own by these names.
 *
 * @param name the cache's name
 * @param keyType the name of the class of the keys
 * @param valueType the name of the class of the values
 * @param owner the symbolic name of the one bundle that may have it; empty for all
 * @param values the values of the spec, by the keys of {@link CacheSpecBuilder#property}
 */
public record ConfiguredSpec(
        String name, String keyType, String valueType, Optional<String> owner, SortedMap<String, String> values) {

    /** The key of the name, which is one of the spec, too. */
    public static final String NAME = "name";

    /** The key that names the class of the keys. */
    public static final String KEY_TYPE = "key.type";

    /** The key that names the class of the values. */
    public static final String VALUE_TYPE = "value.type";

    /** The key that names the one bundle. */
    public static final String OWNER = "owner";

    private static final Set<String> OWN = Set.of(KEY_TYPE, VALUE_TYPE, OWNER);
    private static final String OPTION = "option.";

    /**
     * Reads a configuration.
     *
     * @param known every key that there is, but for those of engine options
     * @throws CacheConfigurationException where it makes no sense, with the reason
     */
    public static ConfiguredSpec read(Map<String, ?> properties, Set<String> known) {
        SortedMap<String, String> texts = ConfigurationText.of(properties);
        String name = texts.get(NAME);
        if (name == null) {
            throw refused("a cache", null, NAME + " is missing, by which its clients find it: set it");
        }
        texts.keySet().forEach(key -> requireKnown(name, key, known));
        SortedMap<String, String> values = new TreeMap<>(texts);
        values.keySet().removeAll(OWN);
        ConfiguredSpec read = new ConfiguredSpec(
                name,
                className(texts.get(KEY_TYPE)),
                className(texts.get(VALUE_TYPE)),
                Optional.ofNullable(texts.get(OWNER)),
                values);
        CacheSpec<?, ?> unused = read.typed(Object.class, Object.class);
        return read;
    }

    /** The spec with the classes that somebody has by these names. */
    public CacheSpec<?, ?> typed(Type key, Type value) {
        CacheSpecBuilder<?, ?> builder = CacheSpec.of(TypeRef.of(key), TypeRef.of(value));
        builder.property(NAME, name);
        values.forEach(builder::property);
        CacheSpec<?, ?> spec = builder.build();
        if (owner.isPresent()) {
            requireOfOne(spec);
            return spec;
        }
        if (!spec.byValue().orElse(true)) {
            throw refused(spec, "by.value=false keeps references, which one bundle alone may have: name it by owner");
        }
        if (spec.loadLease().isPresent()) {
            throw refused(spec, "load.lease is for one bundle: others load for themselves; name the one by owner");
        }
        if (!spec.tiers().isEmpty()) {
            throw refused(spec, "near tiers keep references, which one bundle alone may have: name it by owner");
        }
        // So no default of the platform makes it one of references. A shared one is that by itself.
        return spec.isShared() ? spec : builder.property("by.value", "true").build();
    }

    private static void requireOfOne(CacheSpec<?, ?> spec) {
        if (spec.isShared()) {
            throw refused(spec, "shared and owner contradict each other: it is of all bundles, or of one");
        }
    }

    /** The keys whose values are others in another one. */
    public Set<String> differencesFrom(ConfiguredSpec other) {
        SortedMap<String, String> mine = all();
        SortedMap<String, String> theirs = other.all();
        Set<String> different = new TreeSet<>(mine.keySet());
        different.addAll(theirs.keySet());
        different.removeIf(key -> mine.getOrDefault(key, "").equals(theirs.getOrDefault(key, "")));
        return different;
    }

    private SortedMap<String, String> all() {
        SortedMap<String, String> all = new TreeMap<>(values);
        all.put(KEY_TYPE, keyType);
        all.put(VALUE_TYPE, valueType);
        owner.ifPresent(bundle -> all.put(OWNER, bundle));
        return all;
    }

    private static void requireKnown(String cache, String key, Set<String> known) {
        if (!(key.startsWith(OPTION) && key.length() > OPTION.length())) {
            ConfigurationText.stranger(key, known, OPTION + "<name>").ifPresent(reason -> {
                throw refused("cache '" + cache + "'", cache, reason);
            });
        }
    }

    /** What everybody has may go without its package. */
    private static String className(@Nullable String written) {
        if (written == null) {
            return Object.class.getName();
        }
        return written.indexOf('.') < 0 && Character.isUpperCase(written.charAt(0)) ? "java.lang." + written : written;
    }

    private static CacheConfigurationException refused(CacheSpec<?, ?> spec, String reason) {
        String name = spec.name().orElseThrow();
        return refused("cache '" + name + "'", name, reason);
    }

    private static CacheConfigurationException refused(String what, @Nullable String name, String reason) {
        return new CacheConfigurationException("The spec of " + what + " was refused: " + reason, name, null, null);
    }
}
