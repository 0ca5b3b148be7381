package org.twatcache;

import org.osgi.annotation.versioning.ProviderType;

/**
 * What every memoized function can do beside being called. It works by a {@link Cache}: bounds, lifetimes, engine and policies
 * are those of its spec, the result is kept across a swap of engines, and one thread at a time computes a result; others that ask for
 * it meanwhile wait. Whatever the function throws is thrown unchanged, also to those who waited, and nothing is kept of
 * it. A result of null is kept where the spec says {@link CacheSpecBuilder#absentFor}, and computed anew otherwise.
 *
 * <p>Safe for use by any number of threads. After {@link #close}, or after the owner stopped, everything but {@code close} throws
 * {@link CacheClosedException}.
 */
@ProviderType
public interface Memoized extends AutoCloseable {

    /**
     * The name of its cache.
     *
     * @return that in the spec, or one that the platform gave
     */
    String name();

    /**
     * What became of its calls: hits and misses, results that were computed, and calls of the function that threw.
     *
     * @return a snapshot, counted since its cache was created
     */
    CacheStats stats();

    /**
     * How many results there are, as {@link CacheView#estimatedSize}.
     *
     * @return the number of results
     */
    long estimatedSize();

    /** Forgets every result, also those that are being computed: they are given to those who wait, and not kept. */
    void clear();

    /** Lets the results go, as {@link Cache#close}. Idempotent. */
    @Override
    void close();
}
