package org.twatcache.core.internal.cache;

import org.jspecify.annotations.Nullable;
import org.twatcache.RemovalCause;
import org.twatcache.admin.CacheEvent;
import org.twatcache.core.internal.engine.SlotJournal;
import org.twatcache.core.internal.engine.SlotObserver;

/** Counts and tells what the engine of one cache does by itself. */
public final class CacheObserver implements SlotObserver {

    private final StatsCounter stats;
    private final RemovalTeller teller;
    private final SlotJournal journal;

    public CacheObserver(StatsCounter stats, RemovalTeller teller, SlotJournal journal) {
        this.stats = stats;
        this.teller = teller;
        this.journal = journal;
    }

    @Override
    public void evicted(Object key, Object value) {
        stats.evicted();
        teller.tell(key, value, RemovalCause.EVICTED);
    }

    @Override
    public void expired(Object key, Object value) {
        stats.expired();
        teller.tell(key, value, RemovalCause.EXPIRED);
    }

    @Override
    public void invalidated(Object key) {}

    @Override
    public void invalidatedAll() {}

    @Override
    public void failed(Throwable error) {
        stats.failed();
    }

    @Override
    public void dropped(long entries) {
        stats.dropped(entries);
    }

    @Override
    public void happened(CacheEvent.Kind kind, @Nullable String engine, String text) {
        journal.happened(kind, engine, text);
    }
}
