package org.twatcache;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An immutable wish for a cache. What it leaves open is filled from configuration, environment and defaults when a cache is
 * opened by it.
 *
 * <p>A spec holds the client's classes only as long as the client, or a
 * cache that it opened, holds the spec.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class CacheSpec<K, V> extends LoadSpec {

    private final Type keyType;
    private final Type valueType;
    private final @Nullable Weigher<? super K, ? super V> weigher;
    private final List<RemovalListener<? super K, ? super V>> listeners;
    private final @Nullable ClassLoader classLoader;

    CacheSpec(
            Type keyType,
            Type valueType,
            SpecValues values,
            @Nullable Weigher<? super K, ? super V> weigher,
            List<RemovalListener<? super K, ? super V>> listeners,
            @Nullable ClassLoader classLoader) {
        super(values);
        this.keyType = keyType;
        this.valueType = valueType;
        this.weigher = weigher;
        this.listeners = List.copyOf(listeners);
        this.classLoader = classLoader;
    }

    /**
     * Starts a spec.
     *
     * @param keyType the type of the keys
     * @param valueType the type of the values
     * @param <K> the type of the keys
     * @param <V> the type of the values
     * @return a builder
     */
    public static <K, V> CacheSpecBuilder<K, V> of(Class<K> keyType, Class<V> valueType) {
        return new CacheSpecBuilder<>(keyType, valueType);
    }

    /**
     * Starts a spec whose values have type arguments.
     *
     * @param keyType the type of the keys
     * @param valueType the type of the values
     * @param <K> the type of the keys
     * @param <V> the type of the values
     * @return a builder
     */
    public static <K, V> CacheSpecBuilder<K, V> of(Class<K> keyType, TypeRef<V> valueType) {
        return new CacheSpecBuilder<>(keyType, valueType.type());
    }

    /**
     * Starts a spec whose keys and values have type arguments.
     *
     * @param keyType the type of the keys
     * @param valueType the type of the values
     * @param <K> the type of the keys
     * @param <V> the type of the values
     * @return a builder
     */
    public static <K, V> CacheSpecBuilder<K, V> of(TypeRef<K> keyType, TypeRef<V> valueType) {
        return new CacheSpecBuilder<>(keyType.type(), valueType.type());
    }

    /**
     * A builder that starts with all of this spec.
     *
     * @return a builder
     */
    public CacheSpecBuilder<K, V> toBuilder() {
        return new CacheSpecBuilder<>(keyType, valueType, values, weigher, listeners, classLoader);
    }

    /**
     * The type of the keys.
     *
     * @return a type
     */
    public Type keyType() {
        return keyType;
    }

    /**
     * The type of the values.
     *
     * @return a type
     */
    public Type valueType() {
        return valueType;
    }

    /**
     * See {@link CacheSpecBuilder#named}.
     *
     * @return the name, or empty for a nameless spec
     */
    public Optional<String> name() {
        return values.text(SpecKey.NAME);
    }

    /**
     * See {@link CacheSpecBuilder#engine}.
     *
     * @return the engine's name or alias, or empty where none is named
     */
    public Optional<String> engine() {
        List<String> tiers = tiers();
        return tiers.isEmpty() ? values.text(SpecKey.ENGINE) : Optional.of(tiers.get(tiers.size() - 1));
    }

    /**
     * See {@link CacheSpecBuilder#tiers}.
     *
     * @return names or aliases, the nearest first; empty for a cache without tiers
     */
    public List<String> tiers() {
        return values.list(SpecKey.TIERS);
    }

    /**
     * See {@link CacheSpecBuilder#nearMaximumSize}.
     *
     * @return a number of entries, or empty for the usual one
     */
    public OptionalLong nearMaximumSize() {
        return values.number(SpecKey.NEAR_MAX_SIZE);
    }

    /**
     * See {@link CacheSpecBuilder#nearTimeToLive}.
     *
     * @return a duration, or empty for the usual one
     */
    public Optional<Duration> nearTimeToLive() {
        return values.duration(SpecKey.NEAR_TTL);
    }

    /**
     * See {@link CacheSpecBuilder#prefer}.
     *
     * @return names or aliases, the most preferred first
     */
    public List<String> preferred() {
        return values.list(SpecKey.PREFER);
    }

    /**
     * See {@link CacheSpecBuilder#require}.
     *
     * @return the traits
     */
    public Set<EngineTrait> requirements() {
        return values.traits();
    }

    /**
     * See {@link CacheSpecBuilder#filter}.
     *
     * @return the LDAP filter, or empty
     */
    public Optional<String> filter() {
        return values.text(SpecKey.FILTER);
    }

    /**
     * See {@link CacheSpecBuilder#maximumSize}.
     *
     * @return a number of entries, or empty for no bound
     */
    public OptionalLong maximumSize() {
        return values.number(SpecKey.MAX_SIZE);
    }

    /**
     * See {@link CacheSpecBuilder#maximumBytes}.
     *
     * @return a number of bytes, or empty for no bound
     */
    public OptionalLong maximumBytes() {
        return values.number(SpecKey.MAX_BYTES);
    }

    /**
     * See {@link CacheSpecBuilder#maximumWeight}.
     *
     * @return a sum of weights, or empty for no bound
     */
    public OptionalLong maximumWeight() {
        return values.number(SpecKey.MAX_WEIGHT);
    }

    /**
     * See {@link CacheSpecBuilder#maximumWeight}.
     *
     * @return the weigher, or null where there is no such bound
     */
    public @Nullable Weigher<? super K, ? super V> weigher() {
        return weigher;
    }

    /**
     * See {@link CacheSpecBuilder#timeToLive}.
     *
     * @return a duration, or empty for no limit
     */
    public Optional<Duration> timeToLive() {
        return values.duration(SpecKey.TTL);
    }

    /**
     * See {@link CacheSpecBuilder#timeToIdle}.
     *
     * @return a duration, or empty for no limit
     */
    public Optional<Duration> timeToIdle() {
        return values.duration(SpecKey.IDLE);
    }

    /**
     * See {@link CacheSpecBuilder#jitter}.
     *
     * @return a share from 0 to 1, or empty for none
     */
    public OptionalDouble jitter() {
        return values.share(SpecKey.JITTER);
    }

    /**
     * See {@link CacheSpecBuilder#folder}.
     *
     * @return the folder's name, or empty
     */
    public Optional<String> folder() {
        return values.text(SpecKey.FOLDER);
    }

    /**
     * See {@link CacheSpecBuilder#codec}.
     *
     * @return the codec's name, or empty for the one that is built in
     */
    public Optional<String> codec() {
        return values.text(SpecKey.CODEC);
    }

    /**
     * See {@link CacheSpecBuilder#allow}.
     *
     * @return packages and classes by their full names
     */
    public List<String> allowed() {
        return values.list(SpecKey.ALLOW);
    }

    /**
     * See {@link CacheSpecBuilder#compression}.
     *
     * @return how encoded values are made smaller, or empty where the spec leaves it open
     */
    public Optional<Compression> compression() {
        return values.get(SpecKey.COMPRESSION, Compression.class);
    }

    /**
     * See {@link CacheSpecBuilder#byValue}.
     *
     * @return whether every engine keeps values encoded, or empty where the spec leaves it open
     */
    public Optional<Boolean> byValue() {
        return values.get(SpecKey.BY_VALUE, Boolean.class);
    }

    /**
     * See {@link CacheSpecBuilder#shared}.
     *
     * @return whether owners of one name meet the same data
     */
    public boolean isShared() {
        return values.get(SpecKey.SHARED, Boolean.class).orElse(false);
    }

    /**
     * See {@link CacheSpecBuilder#classLoader}.
     *
     * @return the loader, or null for the classes that the owner sees
     */
    public @Nullable ClassLoader classLoader() {
        return classLoader;
    }

    /**
     * See {@link CacheSpecBuilder#onEngineLoss}.
     *
     * @return the policy, or empty where the spec leaves it open
     */
    public Optional<OnEngineLoss> onEngineLoss() {
        return values.get(SpecKey.ON_ENGINE_LOSS, OnEngineLoss.class);
    }

    /**
     * See {@link CacheSpecBuilder#rebind}.
     *
     * @return when the cache moves to a better engine, or empty where the spec leaves it open
     */
    public Optional<Rebind> rebind() {
        return values.get(SpecKey.REBIND, Rebind.class);
    }

    /**
     * See {@link CacheSpecBuilder#engineWait}.
     *
     * @return a duration, or empty where the spec leaves it open
     */
    public Optional<Duration> engineWait() {
        return values.duration(SpecKey.ENGINE_WAIT);
    }

    /**
     * See {@link CacheSpecBuilder#required}.
     *
     * @return whether opening fails without an engine, or empty where the spec leaves it open
     */
    public Optional<Boolean> required() {
        return values.get(SpecKey.REQUIRED, Boolean.class);
    }

    /**
     * See {@link CacheSpecBuilder#statistics}.
     *
     * @return whether hits and misses are counted, or empty where the spec leaves it open
     */
    public Optional<Boolean> statistics() {
        return values.get(SpecKey.STATISTICS, Boolean.class);
    }

    /**
     * See {@link CacheSpecBuilder#option}.
     *
     * @return the options as they were given: secrets are still references like {@code env:NAME}
     */
    public Map<String, String> options() {
        return values.options();
    }

    /**
     * See {@link CacheSpecBuilder#removalListener}.
     *
     * @return the listeners
     */
    public List<RemovalListener<? super K, ? super V>> listeners() {
        return listeners;
    }

    /**
     * The values that the spec sets, as text, by the keys of {@link CacheSpecBuilder#property}.
     *
     * @return an immutable map, sorted by key
     */
    public Map<String, String> toProperties() {
        return values.toText();
    }

    /**
     * As {@link #toProperties}, for logs and operators: options that hold a secret, and passwords in URIs, are masked.
     *
     * @return an immutable map, sorted by key
     */
    public Map<String, String> toShownProperties() {
        return values.toShownText();
    }

    /**
     * Whether another spec wishes for the same cache: everything is compared but listeners, weighers, class objects and loaders, and
     * whether an engine is required or statistics are on.
     *
     * @param other another spec
     * @return whether a cache opened by one may be joined by the other
     */
    public boolean isSameWish(CacheSpec<?, ?> other) {
        return keyType.getTypeName().equals(other.keyType.getTypeName())
                && valueType.getTypeName().equals(other.valueType.getTypeName())
                && values.without(SpecKey.REQUIRED, SpecKey.STATISTICS)
                        .equals(other.values.without(SpecKey.REQUIRED, SpecKey.STATISTICS));
    }

    /** Shows the types and the values that the spec sets, without the values of options that name a secret. */
    @Override
    public String toString() {
        return "CacheSpec<" + keyType.getTypeName() + ", " + valueType.getTypeName() + ">" + toShownProperties();
    }
}
