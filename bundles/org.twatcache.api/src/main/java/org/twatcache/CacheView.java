package org.twatcache;

import java.util.stream.Stream;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What can be seen of a {@link Cache} without using it: nothing here loads, counts in the statistics, or makes an entry
 * younger. Nulls, threads and errors as in {@link Cache}.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
@ProviderType
public interface CacheView<K, V> {

    /**
     * Whether a key has a value.
     *
     * @param key the key
     * @return whether there is one now
     */
    boolean contains(K key);

    /**
     * What is known of a key, with what remains of its lifetime.
     *
     * @param key the key
     * @return a hit, a remembered absence, or a miss
     */
    Lookup<V> lookup(K key);

    /**
     * How many entries there are, cheaply: entries that expired or exceed a bound may be counted until they are removed.
     *
     * @return the number of entries, zero while no engine is there
     */
    long estimatedSize();

    /**
     * Goes through the entries while they may change: an entry that is there the whole time is met once, others at most
     * once. Close the stream. When the engine is swapped meanwhile it ends with {@link CacheOperationException}.
     *
     * @return a lazy, sequential stream
     */
    Stream<CacheEntry<K, V>> entries();

    /**
     * The counts since the cache was created, of all its handles.
     *
     * @return a snapshot
     */
    CacheStats stats();
}
