package org.twatcache.core.internal.cache;

/**
 * What all handles of one cache share.
 *
 * @param name the cache's name
 * @param store its entries
 * @param loads its loading reads
 * @param calls its calls on threads of the platform
 */
public record CacheServices(String name, EntryStore store, LoadThrough loads, AsyncCalls calls) {}
