package org.twatcache.core.internal.cache;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheException;
import org.twatcache.admin.CacheEvent;
import org.twatcache.core.internal.engine.SlotJournal;

/**
 * What is given in place of a value that could not be loaded. It is read again for that, after the load has failed: what was read before may
 * have been removed meanwhile.
 */
final class StaleValues {

    private final EntryStore store;
    private final Noting noting;
    private final SlotJournal journal;
    private final AtomicBoolean serving = new AtomicBoolean();

    StaleValues(EntryStore store, Noting noting, SlotJournal journal) {
        this.store = store;
        this.noting = noting;
        this.journal = journal;
    }

    /**
     * A value that lives, or that may be given for a while beyond its lifetime; null where there is none.
     *
     * @param why no other one can be given
     */
    @Nullable
    Object instead(Object key, String why) {
        try {
            Object entry = store.slot().get(key);
            Object living = noting.living(entry);
            Object value = living != null ? living : noting.stale(entry);
            if (value == null || value == Absent.ABSENT) {
                return null;
            }
            if (living == null) {
                tell(why);
            }
            return value;
        } catch (CacheException e) {
            return null;
        }
    }

    private void tell(String why) {
        store.stats().stale();
        if (!serving.get() && serving.compareAndSet(false, true)) {
            journal.happened(
                    CacheEvent.Kind.SERVING_STALE,
                    store.slot().engine(),
                    "gives values whose lifetime is over, for " + why);
        }
    }

    /** A load went well. */
    void loaded() {
        if (serving.get() && serving.compareAndSet(true, false)) {
            journal.happened(CacheEvent.Kind.LOADING_AGAIN, store.slot().engine(), "loads values again");
        }
    }
}
