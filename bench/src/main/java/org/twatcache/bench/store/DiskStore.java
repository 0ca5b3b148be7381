package org.twatcache.bench.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A cache of some maker that keeps its entries in a folder, as thin as can be. Safe for use by several threads. */
public interface DiskStore extends AutoCloseable {

    /**
     * Reads.
     *
     * @param key the key
     * @return the value, or null
     */
    byte @Nullable [] get(String key);

    /**
     * Writes. What it returns from is acknowledged.
     *
     * @param key the key
     * @param value the value
     */
    void put(String key, byte[] value);

    /**
     * Writes for a time.
     *
     * @param key the key
     * @param value the value
     * @param lifetime after which it is gone
     * @throws UnsupportedOperationException where the store does not keep {@link #lifetimes}
     */
    default void put(String key, byte[] value, Duration lifetime) {
        throw new UnsupportedOperationException();
    }

    /**
     * Whether entries may have lifetimes of their own.
     *
     * @return false for most peers
     */
    default boolean lifetimes() {
        return false;
    }

    /**
     * Removes.
     *
     * @param key the key
     */
    void remove(String key);

    /** Removes everything. */
    void clear();

    /**
     * Makes a region beside the others, and drops it.
     *
     * @param name of the region
     * @throws UnsupportedOperationException where the store has no regions
     */
    default void region(String name) {
        throw new UnsupportedOperationException();
    }

    /** Ends it; whatever it put off is written. */
    @Override
    void close();
}
