package org.twatcache;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Computes the value that a cache does not have.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 * @param <X> what the loader throws; inferred as {@code RuntimeException} for one that throws nothing checked
 */
@FunctionalInterface
@ConsumerType
public interface Loader<K, V, X extends Exception> {

    /**
     * Loads the value of a key. Runs on the thread that asked, at most once at a time for a key of a cache, with no lock
     * held; it may use the same cache, but not ask it for the key that it is loading.
     *
     * @param key the key, never null
     * @return the value, or null where the key is known to have none
     * @throws X as the loader likes; it reaches the caller unchanged and nothing is stored
     */
    @Nullable
    V load(K key) throws X;
}
