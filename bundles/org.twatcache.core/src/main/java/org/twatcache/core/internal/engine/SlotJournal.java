package org.twatcache.core.internal.engine;

import org.jspecify.annotations.Nullable;
import org.twatcache.admin.CacheEvent;

/** Notes what happens to the engine of one cache. */
@FunctionalInterface
public interface SlotJournal {

    /** Something that an operator wants to know; returns soon and never throws. */
    void happened(CacheEvent.Kind kind, @Nullable String engine, String text);
}
