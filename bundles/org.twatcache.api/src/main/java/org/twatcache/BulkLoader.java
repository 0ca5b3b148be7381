package org.twatcache;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Computes the values that a cache does not have, several in one go.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 * @param <X> what the loader throws; inferred as {@code RuntimeException} for one that throws nothing checked
 */
@FunctionalInterface
@ConsumerType
public interface BulkLoader<K, V, X extends Exception> {

    /**
     * Loads the values of keys. Runs on the thread that asked, as {@link Loader#load} does, for all keys that are missing and that nobody
     * else loads just now.
     *
     * @param keys the keys, one or more, in the order in which they were asked for; unmodifiable
     * @return a value for each key that has one; a key without one is known to have none, and others are passed over
     * @throws X as the loader likes; it reaches the caller unchanged and nothing is stored
     */
    Map<? extends K, ? extends V> loadAll(Set<K> keys) throws X;

    /**
     * The lifetime of a value that was loaded, as {@link Loader#timeToLive}.
     *
     * @param key the key
     * @param value its value, never null
     * @return how long it is kept, or null for the lifetime of the spec; one of zero or less is not kept
     */
    default @Nullable Duration timeToLive(K key, V value) {
        return null;
    }

    /**
     * The tags of a value that was loaded, as {@link Loader#tags}.
     *
     * @param key the key
     * @param value its value, never null
     * @return its tags, none of them empty
     */
    default Set<String> tags(K key, V value) {
        return Set.of();
    }
}
