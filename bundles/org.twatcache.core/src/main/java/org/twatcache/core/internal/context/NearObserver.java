package org.twatcache.core.internal.context;

import org.jspecify.annotations.Nullable;
import org.twatcache.admin.CacheEvent;
import org.twatcache.core.internal.engine.SlotObserver;

/** Hears of a near tier: only its failures are of interest, for what it loses are copies. */
final class NearObserver implements SlotObserver {

    private final Runnable failed;

    NearObserver(Runnable failed) {
        this.failed = failed;
    }

    @Override
    public void failed(Throwable error) {
        failed.run();
    }

    @Override
    public void dropped(long entries) {}

    @Override
    public void evicted(Object key, Object value) {}

    @Override
    public void expired(Object key, Object value) {}

    @Override
    public void invalidated(Object key) {}

    @Override
    public void invalidatedAll() {}

    @Override
    public void happened(CacheEvent.Kind kind, @Nullable String engine, String text) {}
}
