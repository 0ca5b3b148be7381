package org.twatcache.admin;

import org.osgi.annotation.versioning.ProviderType;
import org.twatcache.Cache;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheOperationException;
import org.twatcache.CacheStats;

/**
 * What an operator can do with one cache, whoever owns it. Safe for use by any number of threads. After the cache ended,
 * {@code id} and {@code close} still answer, and every other method throws {@link CacheClosedException}.
 */
@ProviderType
public interface CacheControl {

    /**
     * The number of the cache, never used again while the platform runs.
     *
     * @return the number behind {@code #}
     */
    long id();

    /**
     * What it is now.
     *
     * @return a snapshot
     */
    CacheInfo info();

    /**
     * What it has counted.
     *
     * @return a snapshot
     */
    CacheStats stats();

    /**
     * Why it is served by the engine that it has.
     *
     * @return the explanation
     */
    Explanation why();

    /**
     * Reads and writes the cache as text. The handle keeps nothing alive and need not be closed.
     *
     * @return a handle
     * @throws CacheOperationException where its keys or values are not of type String
     */
    Cache<String, String> asText();

    /** Ends the cache with all its handles, whoever holds them. What it keeps on disk or on a server stays. Idempotent. */
    void close();

    /** Ends the cache and removes what it keeps on disk or on a server. */
    void destroy();
}
