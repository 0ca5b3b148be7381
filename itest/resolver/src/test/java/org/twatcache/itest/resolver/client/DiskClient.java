package org.twatcache.itest.resolver.client;

import org.twatcache.CacheContexts;
import org.twatcache.RequireCacheEngine;

/** Wishes for two engines, one of them by an alias. */
@RequireCacheEngine("xodus")
@RequireCacheEngine("memory")
public final class DiskClient {

    private final CacheContexts contexts;

    public DiskClient(CacheContexts contexts) {
        this.contexts = contexts;
    }

    @Override
    public String toString() {
        return contexts.engines().toString();
    }
}
