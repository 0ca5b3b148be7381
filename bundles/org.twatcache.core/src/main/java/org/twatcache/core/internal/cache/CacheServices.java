package org.twatcache.core.internal.cache;

/**
 * What all handles of one cache share.
 *
 * @param name the cache's name
 * @param store its entries
 * @param loads its loading reads
 * @param bulk those of several keys
 * @param staged those whose values come later
 * @param calls its calls on threads of the platform
 */
public record CacheServices(
        String name, EntryStore store, LoadThrough loads, BulkLoads bulk, StagedLoads staged, AsyncCalls calls) {

    /** What all handles of a cache share. */
    public CacheServices(String name, EntryStore store, LoadThrough loads, AsyncCalls calls) {
        this(name, store, loads, new BulkLoads(name, store, loads), new StagedLoads(name, store, loads, calls), calls);
    }
}
