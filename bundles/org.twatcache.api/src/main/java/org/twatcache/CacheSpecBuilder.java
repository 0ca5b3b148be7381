package org.twatcache;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link CacheSpec}. A value that makes no sense by itself is refused at once, one that contradicts another by
 * {@link #build}; both with {@link CacheConfigurationException}. Null is refused with {@link NullPointerException}. Not
 * safe for use by several threads.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class CacheSpecBuilder<K, V> extends LoadSpecBuilder<CacheSpecBuilder<K, V>> {

    private final Type keyType;
    private final Type valueType;
    private final Map<SpecKey, Object> values = new EnumMap<>(SpecKey.class);
    private final Map<String, String> options = new TreeMap<>();
    private @Nullable Weigher<? super K, ? super V> weigher;
    private final List<RemovalListener<? super K, ? super V>> listeners = new ArrayList<>();
    private @Nullable ClassLoader classLoader;

    CacheSpecBuilder(Type keyType, Type valueType) {
        this(keyType, valueType, SpecValues.NONE, null, List.of(), null);
    }

    CacheSpecBuilder(
            Type keyType,
            Type valueType,
            SpecValues from,
            @Nullable Weigher<? super K, ? super V> weigher,
            List<RemovalListener<? super K, ? super V>> listeners,
            @Nullable ClassLoader classLoader) {
        this.keyType = Objects.requireNonNull(keyType, "keyType");
        this.valueType = Objects.requireNonNull(valueType, "valueType");
        this.values.putAll(from.asMap());
        this.options.putAll(from.options());
        this.weigher = weigher;
        this.listeners.addAll(listeners);
        this.classLoader = classLoader;
    }

    /**
     * Names the cache, privately to its owner unless it is {@link #shared}. Handles of one name meet the same data; a nameless
     * cache never outlives its holder.
     *
     * @param name any text that is not blank
     * @return this
     */
    public CacheSpecBuilder<K, V> named(String name) {
        return set(SpecKey.NAME, name);
    }

    /**
     * Removes the name, and with it the sharing.
     *
     * @return this
     */
    public CacheSpecBuilder<K, V> nameless() {
        values.remove(SpecKey.NAME);
        values.remove(SpecKey.SHARED);
        return this;
    }

    /**
     * Wishes for one engine. While it is not there, the cache follows its {@link OnEngineLoss} policy.
     *
     * @param name a name or an alias from {@link CacheContexts#engines}
     * @return this
     */
    public CacheSpecBuilder<K, V> engine(String name) {
        return set(SpecKey.ENGINE, name);
    }

    /**
     * Prefers engines in an order; any other that meets the requirements comes after them.
     *
     * @param names names or aliases, the most preferred first
     * @return this
     */
    public CacheSpecBuilder<K, V> prefer(String... names) {
        return set(SpecKey.PREFER, List.of(names));
    }

    /**
     * Puts engines in front of another: what was read lately is answered by the nearest that has it. The last one keeps the cache
     * as if it were named by {@link #engine}; those before it only hold copies, which no call misses when they are gone. Not
     * together with {@link #timeToIdle}, {@link #byValue} and {@link #shared}.
     *
     * @param names two or more names or aliases, the nearest first; all but the last of engines that keep references
     * @return this
     */
    public CacheSpecBuilder<K, V> tiers(String... names) {
        return set(SpecKey.TIERS, List.of(names));
    }

    /**
     * Bounds each near tier of {@link #tiers}.
     *
     * @param entries more than zero; 10,000 unless set
     * @return this
     */
    public CacheSpecBuilder<K, V> nearMaximumSize(long entries) {
        return set(SpecKey.NEAR_MAX_SIZE, entries);
    }

    /**
     * Ends copies in near tiers of {@link #tiers} sooner than the entries themselves. Where other processes change entries and
     * the last engine does not tell of it, this is how long a copy may be out of date: a second unless set.
     *
     * @param time more than zero
     * @return this
     */
    public CacheSpecBuilder<K, V> nearTimeToLive(Duration time) {
        return set(SpecKey.NEAR_TTL, time);
    }

    /**
     * Accepts only engines with these traits.
     *
     * @param traits the traits
     * @return this
     */
    public CacheSpecBuilder<K, V> require(EngineTrait... traits) {
        return set(SpecKey.REQUIRE, SpecKind.ordered(List.of(traits)));
    }

    /**
     * Accepts only engines whose service properties match. Needs the OSGi framework.
     *
     * @param ldap an LDAP filter, such as {@code (cache.engine.traits=PERSISTENT)}
     * @return this
     */
    public CacheSpecBuilder<K, V> filter(String ldap) {
        return set(SpecKey.FILTER, ldap);
    }

    /**
     * Bounds the cache by entries.
     *
     * @param entries more than zero
     * @return this
     */
    public CacheSpecBuilder<K, V> maximumSize(long entries) {
        return set(SpecKey.MAX_SIZE, entries);
    }

    /**
     * Bounds the cache by bytes; for engines that keep bytes.
     *
     * @param bytes more than zero
     * @return this
     */
    public CacheSpecBuilder<K, V> maximumBytes(long bytes) {
        return set(SpecKey.MAX_BYTES, bytes);
    }

    /**
     * Bounds the cache by a sum of weights; for engines that keep references.
     *
     * @param weight more than zero
     * @param weigher gives the weight of an entry
     * @return this
     */
    public CacheSpecBuilder<K, V> maximumWeight(long weight, Weigher<? super K, ? super V> weigher) {
        this.weigher = Objects.requireNonNull(weigher, "weigher");
        return set(SpecKey.MAX_WEIGHT, weight);
    }

    /**
     * Limits the life of an entry after it was stored. An entry is never served later than 20 ms after its end.
     *
     * @param lifetime more than zero
     * @return this
     */
    public CacheSpecBuilder<K, V> timeToLive(Duration lifetime) {
        return set(SpecKey.TTL, lifetime);
    }

    /**
     * Limits the life of an entry after it was stored or read.
     *
     * @param lifetime more than zero
     * @return this
     */
    public CacheSpecBuilder<K, V> timeToIdle(Duration lifetime) {
        return set(SpecKey.IDLE, lifetime);
    }

    /**
     * Shortens each entry's {@link #timeToLive} by a random part of this share, so that entries stored together do not end
     * together.
     *
     * @param share from 0 to 1
     * @return this
     */
    public CacheSpecBuilder<K, V> jitter(double share) {
        return set(SpecKey.JITTER, share);
    }

    /**
     * Names the folder of an engine that keeps files: a plain name under the platform's data directory, not a path.
     *
     * @param folder letters, digits, {@code .}, {@code _} and {@code -}, at most 64, not beginning with a dot
     * @return this
     * @throws CachePathException for anything else
     */
    public CacheSpecBuilder<K, V> folder(String folder) {
        return set(SpecKey.FOLDER, folder);
    }

    /**
     * Chooses who turns values into bytes, where an engine keeps bytes or values are kept {@link #byValue}. While a codec of
     * that name is not there, its values are misses; they can be read again when it is back. Keys are always encoded by the
     * codec that is built in.
     *
     * @param name the name of an {@link org.twatcache.codec.Codec}; {@code builtin} where nothing says otherwise
     * @return this
     */
    public CacheSpecBuilder<K, V> codec(String name) {
        return set(SpecKey.CODEC, name);
    }

    /**
     * Allows bytes to name classes, beside those that the declared types of keys and values imply: these themselves, the types
     * of record components and of fields, type arguments, and permitted subclasses. Nothing else is ever loaded for bytes.
     *
     * @param names packages (the classes directly in them) and classes (with those nested in them), by their full names
     * @return this
     */
    public CacheSpecBuilder<K, V> allow(String... names) {
        return set(SpecKey.ALLOW, SpecKind.sorted(List.of(names)));
    }

    /**
     * Makes encoded values smaller; {@link Compression#NONE} where nothing says otherwise.
     *
     * @param compression how
     * @return this
     */
    public CacheSpecBuilder<K, V> compression(Compression compression) {
        return set(SpecKey.COMPRESSION, compression);
    }

    /**
     * Has every engine keep values encoded: each read gives a value of its own, which nobody else can change. Keys are kept
     * as they are. Without this, engines in memory keep the client's objects.
     *
     * @return this
     */
    public CacheSpecBuilder<K, V> byValue() {
        return set(SpecKey.BY_VALUE, true);
    }

    /**
     * Shares the cache: owners that open this name as shared, by equal specs, meet the same entries, as bytes on any engine.
     * Each reads them with its own classes; what it cannot read is a counted miss for it alone. Counters and listeners are an
     * owner's own. {@link CacheContexts#destroy} removes the entries for all. Needs a name, and no bound in weight.
     *
     * <p>On an engine that processes share ({@link EngineTrait#SHARED}) the entries are those of all processes: they are not copied
     * to or from another engine, and only an engine of that trait stands in for it, for no other hears of what others remove. A
     * cache that is not shared counts as the only one of its name and owner, in all processes.
     *
     * @return this
     */
    public CacheSpecBuilder<K, V> shared() {
        return set(SpecKey.SHARED, true);
    }

    /**
     * Names the class space of keys and values that come back from bytes. Without this, classes are found as the owner finds
     * them: through the wiring of the bundle that opens the cache; outside OSGi through the loader of the class that was given
     * to {@link TwatCache#standalone}.
     *
     * @param loader the loader, held as long as the spec or a cache that was opened by it
     * @return this
     */
    public CacheSpecBuilder<K, V> classLoader(ClassLoader loader) {
        classLoader = Objects.requireNonNull(loader, "classLoader");
        return this;
    }

    /**
     * Decides what calls do while the wished engine is not there.
     *
     * @param policy the policy
     * @return this
     */
    public CacheSpecBuilder<K, V> onEngineLoss(OnEngineLoss policy) {
        return set(SpecKey.ON_ENGINE_LOSS, policy);
    }

    /**
     * Decides when the cache moves to an engine that it likes better than the one that serves; {@link Rebind#NOW} where
     * nothing says otherwise.
     *
     * @param rebind when
     * @return this
     */
    public CacheSpecBuilder<K, V> rebind(Rebind rebind) {
        return set(SpecKey.REBIND, rebind);
    }

    /**
     * Bounds the waiting under {@link OnEngineLoss#AWAIT}; 2 seconds where nothing says otherwise.
     *
     * @param wait zero or more
     * @return this
     */
    public CacheSpecBuilder<K, V> engineWait(Duration wait) {
        return set(SpecKey.ENGINE_WAIT, wait);
    }

    /**
     * Makes opening fail with {@link EngineNotAvailableException} where no engine can serve at that moment.
     *
     * @return this
     */
    public CacheSpecBuilder<K, V> required() {
        return set(SpecKey.REQUIRED, true);
    }

    /**
     * Turns the counting of hits, misses, loads, puts and removals on or off; on where nothing says otherwise.
     *
     * @param on whether to count
     * @return this
     */
    public CacheSpecBuilder<K, V> statistics(boolean on) {
        return set(SpecKey.STATISTICS, on);
    }

    /**
     * Gives an engine an option of its own. An engine that does not know it is not chosen, unless the option begins with the
     * name of another engine that the spec names, or the engine only stands in for those that the spec names.
     *
     * @param name such as {@code redis.uri}
     * @param value the value; for a secret {@code env:NAME} or {@code file:PATH}, which the engine resolves
     * @return this
     */
    public CacheSpecBuilder<K, V> option(String name, String value) {
        Objects.requireNonNull(value, "value");
        if (name.isBlank()) {
            throw refused("option: '" + name + "' is blank", null);
        }
        options.put(name, value);
        return this;
    }

    /**
     * Adds a listener of removals.
     *
     * @param listener the listener
     * @return this
     */
    public CacheSpecBuilder<K, V> removalListener(RemovalListener<? super K, ? super V> listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    /**
     * Sets a value by its key, as configuration, environment and shell do. Keys are {@code name}, {@code engine},
     * {@code prefer}, {@code tiers}, {@code near.max.size}, {@code near.ttl}, {@code require}, {@code filter}, {@code max.size}, {@code max.bytes}, {@code max.weight},
     * {@code ttl}, {@code idle}, {@code jitter}, {@code absent.for}, {@code refresh.ahead},
     * {@code stale.on.error}, {@code failed.for}, {@code load.soft.timeout}, {@code load.timeout}, {@code load.lease}, {@code tagged}, {@code folder}, {@code codec}, {@code allow},
     * {@code compression}, {@code by.value}, {@code shared}, {@code on.engine.loss}, {@code rebind}, {@code engine.wait},
     * {@code required}, {@code statistics} and {@code option.<name>}. Durations are written
     * {@code 250ms 5s 5m 1h 7d}, bytes {@code 64m}, lists with commas.
     *
     * @param key the key
     * @param text the value
     * @return this
     */
    public CacheSpecBuilder<K, V> property(String key, String text) {
        if (key.startsWith(SpecKey.OPTION) && key.length() > SpecKey.OPTION.length()) {
            return option(key.substring(SpecKey.OPTION.length()), text);
        }
        try {
            SpecKey known = SpecKey.of(key);
            return set(known, known.read(text));
        } catch (IllegalArgumentException e) {
            throw refused(key + ": " + e.getMessage(), e);
        }
    }

    /**
     * Builds; the builder can be used on.
     *
     * @return an immutable spec
     * @throws CacheConfigurationException where two values contradict each other
     */
    public CacheSpec<K, V> build() {
        String contradiction = SpecRules.contradiction(values, weigher != null);
        if (contradiction != null) {
            throw refused(contradiction, null);
        }
        return new CacheSpec<>(keyType, valueType, new SpecValues(values, options), weigher, listeners, classLoader);
    }

    @Override
    CacheSpecBuilder<K, V> set(SpecKey key, Object value) {
        Objects.requireNonNull(value, key.key());
        if (key == SpecKey.FOLDER) {
            FolderName.check((String) value, (String) values.get(SpecKey.NAME));
        }
        try {
            values.put(key, key.checked(value));
        } catch (IllegalArgumentException e) {
            throw refused(key.key() + ": " + e.getMessage(), e);
        }
        return this;
    }

    private CacheConfigurationException refused(String reason, @Nullable Throwable cause) {
        String name = (String) values.get(SpecKey.NAME);
        return new CacheConfigurationException(
                "The spec of " + (name == null ? "a cache" : "cache '" + name + "'") + " was refused: " + reason,
                name,
                (String) values.get(SpecKey.ENGINE),
                cause);
    }
}
