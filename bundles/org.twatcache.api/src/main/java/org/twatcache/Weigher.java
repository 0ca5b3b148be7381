package org.twatcache;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Gives the weight of an entry, once, when it is stored.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
@FunctionalInterface
@ConsumerType
public interface Weigher<K, V> {

    /**
     * Weighs. Called on the storing thread, maybe within the engine: it must be quick and must not call the cache.
     *
     * @param key the key
     * @param value the value
     * @return the weight, zero or more, in the unit of {@link CacheSpecBuilder#maximumWeight}
     */
    int weigh(K key, V value);
}
