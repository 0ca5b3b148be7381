package org.twatcache.bench.harness;

import org.jspecify.annotations.Nullable;

/** What is asked for a value by its key. Safe for use by several threads. */
@FunctionalInterface
public interface Asked {

    /**
     * Asks.
     *
     * @param key the key
     * @return the value, or null
     */
    @Nullable
    Object get(String key);
}
