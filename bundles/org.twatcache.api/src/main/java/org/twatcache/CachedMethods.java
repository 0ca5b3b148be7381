package org.twatcache;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which methods of an object are cached, and how: {@code CachedMethods.of(Reports.class).methods("find*", "get*").timeToLive(ofMinutes(5))}.
 * Immutable: each method gives another one. A value that makes no sense by itself is refused at once with {@link CacheConfigurationException},
 * what does not fit the interfaces by {@link CacheContexts#cached(CachedMethods, Object)}.
 */
public final class CachedMethods {

    private static final String NAME = "name";
    private static final String EXCEPT = "!";

    private final List<Class<?>> interfaces;
    private final boolean annotated;
    private final List<String> methods;
    private final List<String> evicting;
    private final List<String> tags;
    private final Map<String, String> properties;
    private final @Nullable ClassLoader classLoader;

    private CachedMethods(
            List<Class<?>> interfaces,
            boolean annotated,
            List<String> methods,
            List<String> evicting,
            List<String> tags,
            Map<String, String> properties,
            @Nullable ClassLoader classLoader) {
        this.interfaces = interfaces;
        this.annotated = annotated;
        this.methods = methods;
        this.evicting = evicting;
        this.tags = tags;
        this.properties = properties;
        this.classLoader = classLoader;
    }

    /**
     * Methods that are chosen by {@link #methods}; annotations are not looked at.
     *
     * @param interfaces one or more interfaces, all of which the proxy implements
     * @return the choice
     */
    public static CachedMethods of(Class<?>... interfaces) {
        return new CachedMethods(checked(interfaces), false, List.of(), List.of(), List.of(), Map.of(), null);
    }

    /**
     * Methods that are chosen by their annotations: {@link Cached}, {@link CachePut}, {@link CacheEvict}, with {@link CacheDefaults}. What is set
     * here wins over what the annotations say.
     *
     * @param interfaces one or more interfaces, all of which the proxy implements
     * @return the choice
     */
    public static CachedMethods annotated(Class<?>... interfaces) {
        return new CachedMethods(checked(interfaces), true, List.of(), List.of(), List.of(), Map.of(), null);
    }

    private static List<Class<?>> checked(Class<?>... interfaces) {
        List<Class<?>> checked = List.copyOf(new LinkedHashSet<>(List.of(interfaces)));
        if (checked.isEmpty()) {
            throw refused("an object needs one interface or more, by which it is called");
        }
        for (Class<?> each : checked) {
            if (!each.isInterface() || each.isAnnotation()) {
                throw refused(each.getName() + " is no interface; give the interface that it is called by");
            }
        }
        return checked;
    }

    /**
     * Chooses the methods that are cached, by their names; {@code *} stands for any characters, and {@code !} in front leaves those out that
     * match: {@code methods("get*", "!getSize")}. One that is chosen and cannot be cached is refused, with the reason.
     *
     * @param patterns one or more; they replace those that were given before
     * @return another choice
     */
    public CachedMethods methods(String... patterns) {
        requireRules("methods");
        return new CachedMethods(
                interfaces, false, checkedPatterns("methods", patterns), evicting, tags, properties, classLoader);
    }

    /**
     * Chooses methods that evict every result of all cached methods when they return, as {@link #methods} does. One that is chosen by both is
     * refused.
     *
     * @param patterns one or more; they replace those that were given before
     * @return another choice
     */
    public CachedMethods evicting(String... patterns) {
        requireRules("evicting");
        return new CachedMethods(
                interfaces, false, methods, checkedPatterns("evicting", patterns), tags, properties, classLoader);
    }

    /**
     * Names the caches: it takes the place of the interface's name in {@code com.acme.Reports.find(java.lang.String)}. Needed where an owner has the
     * methods of two objects of one interface cached.
     *
     * @param name any text that is not blank
     * @return another choice
     */
    public CachedMethods named(String name) {
        return with(NAME, name);
    }

    /**
     * See {@link CacheSpecBuilder#engine}.
     *
     * @param name a name or an alias
     * @return another choice
     */
    public CachedMethods engine(String name) {
        return property("engine", name);
    }

    /**
     * See {@link CacheSpecBuilder#timeToLive}.
     *
     * @param lifetime more than zero
     * @return another choice
     */
    public CachedMethods timeToLive(Duration lifetime) {
        return property("ttl", DurationText.format(lifetime));
    }

    /**
     * See {@link CacheSpecBuilder#maximumSize}; the bound of each method.
     *
     * @param results more than zero
     * @return another choice
     */
    public CachedMethods maximumSize(long results) {
        return property("max.size", Long.toString(results));
    }

    /**
     * Sets a value of the spec of every cached method, as {@link CacheSpecBuilder#property}.
     *
     * @param key the key
     * @param text the value
     * @return another choice
     */
    public CachedMethods property(String key, String text) {
        return with(key, text);
    }

    private CachedMethods with(String key, String text) {
        Objects.requireNonNull(text, key);
        CacheSpecBuilder<Object, Object> unused =
                CacheSpec.of(Object.class, Object.class).property(key, text);
        Map<String, String> more = new TreeMap<>(properties);
        more.put(key, text);
        return new CachedMethods(interfaces, annotated, methods, evicting, tags, more, classLoader);
    }

    /**
     * Gives every result of every cached method tags, by which {@link CachedObject#invalidate} forgets them together. Where annotations choose, these
     * are beside theirs.
     *
     * @param words any texts that are not empty, without braces; they replace those that were given before
     * @return another choice
     */
    public CachedMethods tags(String... words) {
        for (String word : words) {
            if (word.isEmpty() || word.indexOf('{') >= 0 || word.indexOf('}') >= 0) {
                throw refused("tags: '" + word + "' is empty or has braces");
            }
        }
        return new CachedMethods(interfaces, annotated, methods, evicting, List.of(words), properties, classLoader);
    }

    /**
     * Names the class space: the class of the proxy is defined in it, and the classes of results that come back from bytes are found by it. Without
     * this, they are those of the owner, and the proxy's class that of the first interface that sees all the others.
     *
     * @param loader a loader that finds all the interfaces
     * @return another choice
     */
    public CachedMethods classLoader(ClassLoader loader) {
        return new CachedMethods(
                interfaces,
                annotated,
                methods,
                evicting,
                tags,
                properties,
                Objects.requireNonNull(loader, "classLoader"));
    }

    /**
     * The interfaces.
     *
     * @return one or more, in the order that was given
     */
    public List<Class<?>> interfaces() {
        return interfaces;
    }

    /**
     * Whether annotations say which methods are cached.
     *
     * @return whether it was made by {@link #annotated(Class...)}
     */
    public boolean isAnnotated() {
        return annotated;
    }

    /**
     * Whether a method's results are kept, by {@link #methods}.
     *
     * @param method the name of a method
     * @return whether a pattern matches, and none that leaves it out
     */
    public boolean caches(String method) {
        return matches(methods, method);
    }

    /**
     * Whether a method evicts, by {@link #evicting}.
     *
     * @param method the name of a method
     * @return whether a pattern matches, and none that leaves it out
     */
    public boolean evicts(String method) {
        return matches(evicting, method);
    }

    /**
     * Why the results of a method cannot be kept, as far as their type tells: it returns nothing, a primitive, or what can be used by one caller
     * only. Of a {@link java.util.concurrent.CompletionStage} or {@link java.util.concurrent.CompletableFuture} the value is kept that it comes
     * with, and so is what counts. {@link CacheContexts#cached(CachedMethods, Object)} refuses such a method for the same reason.
     *
     * @param result the type that the method returns, as {@link java.lang.reflect.Method#getGenericReturnType} gives it
     * @return the reason, with what to do, to be read behind the method's name; empty where nothing speaks against it
     */
    public static Optional<String> whyNotKept(Type result) {
        return ResultTypes.refusal(Objects.requireNonNull(result, "result"));
    }

    /**
     * See {@link #tags(String...)}.
     *
     * @return the tags, none where there are none
     */
    public List<String> tags() {
        return tags;
    }

    /**
     * The values that were set, by the keys of {@link CacheSpecBuilder#property}; with {@code name} as {@link #named} gave it.
     *
     * @return an immutable map
     */
    public Map<String, String> properties() {
        return Map.copyOf(properties);
    }

    /**
     * See {@link #classLoader(ClassLoader)}.
     *
     * @return the loader, or null for the owner's classes
     */
    public @Nullable ClassLoader classLoader() {
        return classLoader;
    }

    @Override
    public String toString() {
        List<String> parts =
                new ArrayList<>(interfaces.stream().map(Class::getName).toList());
        parts.add(annotated ? "annotated" : "methods=" + methods + " evicting=" + evicting);
        return "CachedMethods" + parts;
    }

    private void requireRules(String what) {
        if (annotated) {
            throw refused("annotations choose, so that " + what + " cannot; use CachedMethods.of");
        }
    }

    private static List<String> checkedPatterns(String what, String... patterns) {
        for (String pattern : patterns) {
            String name = pattern.startsWith(EXCEPT) ? pattern.substring(1) : pattern;
            boolean sound = !name.isEmpty()
                    && name.codePoints().allMatch(each -> each == '*' || Character.isJavaIdentifierPart(each));
            if (!sound) {
                throw refused(what + ": '" + pattern + "' is no name of methods such as find, find* or !findAll");
            }
        }
        return List.of(patterns);
    }

    private static boolean matches(List<String> patterns, String method) {
        boolean matches = false;
        for (String pattern : patterns) {
            if (!pattern.startsWith(EXCEPT)) {
                matches |= fits(pattern, method);
            } else if (fits(pattern.substring(1), method)) {
                return false;
            }
        }
        return matches;
    }

    /** By the last star only, so that no pattern takes long. */
    private static boolean fits(String pattern, String text) {
        int star = -1;
        int resume = 0;
        int at = 0;
        int in = 0;
        while (in < text.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                resume = in;
            } else if (at < pattern.length() && pattern.charAt(at) == text.charAt(in)) {
                at++;
                in++;
            } else if (star >= 0) {
                at = star + 1;
                in = ++resume;
            } else {
                return false;
            }
        }
        return pattern.substring(at).chars().allMatch(rest -> rest == '*');
    }

    private static CacheConfigurationException refused(String reason) {
        return new CacheConfigurationException("The choice of cached methods was refused: " + reason, null, null, null);
    }
}
