package org.twatcache.core.internal.context;

import org.jspecify.annotations.Nullable;
import org.twatcache.admin.CacheEvent.Kind;
import org.twatcache.core.internal.cache.StatsCounter;
import org.twatcache.core.internal.engine.SlotObserver;

/** Counts what calls of one bundle met, for the cache that it has a part of; all else is told to that once. */
record PartObserver(StatsCounter stats) implements SlotObserver {

    @Override
    public void failed(Throwable error) {
        stats.failed();
    }

    @Override
    public void evicted(Object key, Object value) {}

    @Override
    public void expired(Object key, Object value) {}

    @Override
    public void invalidated(Object key) {}

    @Override
    public void invalidatedAll() {}

    @Override
    public void dropped(long entries) {}

    @Override
    public void happened(Kind kind, @Nullable String engine, String text) {}
}
