package org.twatcache.core.internal.engine;

import org.jspecify.annotations.Nullable;
import org.twatcache.spi.CacheEngine;

/**
 * Reads by one handle, along the shortest way to the engine.
 *
 * <p>The way through slot and holder is one load after another, and a processor waits for each. So the slot tells its readers
 * who serves; they go on with that engine while the processor finds out that the holder is still the same. What decides is
 * the holder alone: where it differs, the read takes the usual way.
 */
public abstract class SlotReader {

    private final EngineSlot slot;

    /** Who serves as far as the slot told, or null where it did not. */
    private volatile @Nullable Holder told;

    /** Its engine: set before the holder and read after it, so that it is never older. */
    private volatile @Nullable CacheEngine<Object> engine;

    /** A reader that takes the usual way. */
    protected SlotReader(EngineSlot slot) {
        this.slot = slot;
    }

    /** Takes the short way from now on, until {@link #forget}. */
    protected final void follow() {
        slot.join(this);
    }

    /** Takes the usual way, and keeps no engine in memory. */
    protected final void forget() {
        slot.leave(this);
    }

    /** {@link CacheEngine#get}, on whoever serves. */
    protected final @Nullable Object read(Object key) {
        Holder met = told;
        CacheEngine<Object> serving = engine;
        if (met == null || serving == null) {
            check();
        } else if (slot.holder() == met) {
            try {
                Object value = serving.get(key);
                if (value != null || slot.holder() == met) {
                    return value;
                }
            } catch (Exception | LinkageError e) {
                slot.recover(met, key, e);
            }
        }
        return slot.get(key);
    }

    /** As {@link #read}, but gives null where the answer needs waiting for an engine, or is an error; asks no {@link #check}. */
    protected final @Nullable Object readNow(Object key) {
        Holder met = told;
        CacheEngine<Object> serving = engine;
        if (met == null || serving == null || slot.holder() != met || met.serving == null) {
            Object found = slot.getNow(key, this);
            return found == this ? null : found;
        }
        try {
            return serving.get(key);
        } catch (Exception | LinkageError e) {
            return null;
        }
    }

    /** Throws where this reader must not read; called before each read that was not told who serves. */
    protected abstract void check();

    /** Told under a lock of the slot. */
    final void serve(@Nullable Holder holder) {
        if (holder == null) {
            told = null;
            engine = null;
        } else {
            engine = holder.engine;
            told = holder;
        }
    }
}
