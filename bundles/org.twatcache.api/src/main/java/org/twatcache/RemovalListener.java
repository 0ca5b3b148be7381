package org.twatcache;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears of entries that are gone. What {@link Cache#clear} removes, and what an engine takes with it, is not told.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
@FunctionalInterface
@ConsumerType
public interface RemovalListener<K, V> {

    /**
     * Called once for an entry, after it is gone, on the thread that removed it or on a thread of its engine, with no lock
     * held; it may call the cache. What it throws is logged, counted and goes no further.
     *
     * @param key the key
     * @param value the value that is gone
     * @param cause why
     */
    void removed(K key, V value, RemovalCause cause);
}
