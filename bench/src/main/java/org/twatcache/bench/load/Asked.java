package org.twatcache.bench.load;

import org.jspecify.annotations.Nullable;

/** What is asked for a value by its key. */
@FunctionalInterface
public interface Asked {

    /**
     * Asks.
     *
     * @param key the key
     * @return the value
     */
    @Nullable
    Object get(String key);
}
