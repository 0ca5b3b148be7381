package org.twatcache.core.internal.cache;

/**
 * What all handles of one cache share.
 *
 * @param name the cache's name
 * @param store its entries
 * @param loads its loading reads
 * @param bulk those of several keys
 * @param calls its calls on threads of the platform
 */
public record CacheServices(String name, EntryStore store, LoadThrough loads, BulkLoads bulk, AsyncCalls calls) {

    /** What all handles of a cache share. */
    public CacheServices(String name, EntryStore store, LoadThrough loads, AsyncCalls calls) {
        this(name, store, loads, new BulkLoads(name, store, loads), calls);
    }
}
