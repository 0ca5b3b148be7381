package org.twatcache.core.internal.engine;

import org.twatcache.spi.EngineEvents;

/** Hears what happens in a slot. Its methods return soon and never throw. */
public interface SlotObserver extends EngineEvents, SlotJournal {

    /** An engine failed. */
    void failed(Throwable error);

    /** Entries were forgotten with their engine. */
    void dropped(long entries);
}
