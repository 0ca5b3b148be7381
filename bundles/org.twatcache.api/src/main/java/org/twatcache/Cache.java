package org.twatcache;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A handle on cached entries, whatever engine keeps them and however often that engine is stopped, updated or replaced
 * meanwhile. A cache may forget; it never returns a value that an acknowledged write or removal has replaced.
 *
 * <p>Safe for use by any number of threads. Null keys and values are refused with {@link NullPointerException}. After
 * {@link #close()}, or after the bundle that opened it stopped, every method but {@code name} and {@code close} throws
 * {@link CacheClosedException}. While no engine is there, calls follow the cache's {@link OnEngineLoss} policy. An engine
 * that fails shows as a {@link CacheEngineException}; what a write that failed so did is unknown, and its key is removed.
 *
 * @param <K> the type of the keys, with {@code equals} and {@code hashCode} by value
 * @param <V> the type of the values
 */
@ProviderType
public interface Cache<K, V> extends AutoCloseable {

    /**
     * The name from the spec, or {@code #} and the cache's number where the spec has none.
     *
     * @return the name, also after {@code close}
     */
    String name();

    /**
     * Reads, and never loads. Across a swap of engines: a hit was the truth at some moment of the call.
     *
     * @param key the key
     * @return the value, or null where there is none
     */
    @Nullable
    V get(K key);

    /**
     * Reads, and loads on a miss: one load per key at a time, callers that come meanwhile wait for it. The value is stored
     * unless the key was written or removed since the load began. Answers from the loader also when no engine is there or
     * the engine fails, under every policy.
     *
     * @param key the key
     * @param loader computes the value; see {@link Loader#load}
     * @param <X> what the loader throws
     * @return the value, or null where the loader gave null
     * @throws X what the loader threw, unchanged, to the caller whose call ran it
     * @throws CacheLoadException to callers that waited for a load that failed, and to a loader that asks for its own key
     */
    <X extends Exception> @Nullable V get(K key, Loader<? super K, ? extends V, X> loader) throws X;

    /**
     * Reads several keys, each as {@link #get(Object)} does.
     *
     * @param keys the keys, none null
     * @return those found, in a map of the caller's own
     */
    Map<K, V> getAll(Collection<? extends K> keys);

    /**
     * Reads several keys, and loads those that are missing in one go, each under the promises of {@link #get(Object, Loader)}: those that
     * others load just now are waited for, and not loaded again. Where the spec has a {@link CacheSpecBuilder#loadLease} keys are loaded
     * one after another.
     *
     * @param keys the keys, none null
     * @param loader computes the values; see {@link BulkLoader#loadAll}
     * @param <X> what the loader throws
     * @return those found and those loaded, in a map of the caller's own
     * @throws X what the loader threw, unchanged, to the caller whose call ran it
     * @throws CacheLoadException to callers that waited for a load that failed, and to a loader that asks for a key that it loads
     */
    <X extends Exception> Map<K, V> getAll(Collection<? extends K> keys, BulkLoader<? super K, ? extends V, X> loader)
            throws X;

    /**
     * Stores a value for the lifetime of the spec. Acknowledged on return: no later call sees an older value.
     *
     * @param key the key
     * @param value the value
     */
    void put(K key, V value);

    /**
     * Stores a value for a lifetime of its own, which also holds across swaps of engines.
     *
     * @param key the key
     * @param value the value
     * @param timeToLive how long, longer than zero
     * @throws IllegalArgumentException for a lifetime of zero or less
     */
    void put(K key, V value, Duration timeToLive);

    /**
     * Stores several entries, each as {@link #put(Object, Object)} does; not atomic as a whole.
     *
     * @param entries the entries, no key or value null
     */
    void putAll(Map<? extends K, ? extends V> entries);

    /**
     * Removes an entry, and with it the result of every load of the key that is under way.
     *
     * @param key the key
     * @return whether there was one
     */
    boolean remove(K key);

    /** Removes every entry of this cache, and with them the results of all loads under way. */
    void clear();

    /**
     * The operations that compare before they change.
     *
     * @return a view of this handle, always the same
     */
    AtomicCache<K, V> atomic();

    /**
     * Entries with tags, and forgetting them by tag.
     *
     * @return the same cache
     * @throws CacheConfigurationException where the spec is not {@link CacheSpecBuilder#tagged}
     */
    TaggedCache<K, V> tagged();

    /**
     * The same operations without waiting.
     *
     * @return a view of this handle, always the same
     */
    AsyncCache<K, V> async();

    /**
     * What can be seen of the entries without using them.
     *
     * @return a view of this handle, always the same
     */
    CacheView<K, V> view();

    /**
     * Ends this handle, and what it alone keeps alive. Idempotent; never throws for an engine's failure, which is logged
     * once and counted.
     */
    @Override
    void close();
}
