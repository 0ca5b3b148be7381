package org.twatcache.bench.memory;

import org.twatcache.bench.harness.Asked;

/** A cache of some maker, as thin as can be. Safe for use by several threads. */
public interface Store extends Asked, AutoCloseable {

    /**
     * Writes.
     *
     * @param key the key
     * @param value the value
     */
    void put(String key, String value);

    /** Has what the store does in the background done now, where it puts something off. */
    default void settle() {}

    /** Gives back what the store holds. */
    @Override
    void close();
}
