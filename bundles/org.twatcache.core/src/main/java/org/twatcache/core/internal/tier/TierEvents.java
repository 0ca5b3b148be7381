package org.twatcache.core.internal.tier;

import org.twatcache.spi.EngineEvents;

/** Hears what becomes of entries in the last tier: their copies are worth nothing any more. */
final class TierEvents implements EngineEvents {

    private final EngineEvents target;
    private final Stamps stamps;
    private volatile boolean tracked;

    TierEvents(EngineEvents target, Stamps stamps) {
        this.target = target;
        this.stamps = stamps;
    }

    @Override
    public void evicted(Object key, Object value) {
        changed(key);
        target.evicted(key, value);
    }

    @Override
    public void expired(Object key, Object value) {
        changed(key);
        target.expired(key, value);
    }

    @Override
    public void invalidated(Object key) {
        changed(key);
        target.invalidated(key);
    }

    @Override
    public void invalidatedAll() {
        stamps.changedAll();
        target.invalidatedAll();
    }

    /** What is known of copies so far was not told of. */
    @Override
    public void tracking(boolean on) {
        tracked = on;
        stamps.changedAll();
    }

    /** Whether each change is told; to be asked after a stamp was taken, for copies that bear it. */
    boolean tracked() {
        return tracked;
    }

    /** Where nobody listens an engine of bytes gives its own key, which is not the client's. */
    private void changed(Object key) {
        if (key instanceof byte[]) {
            stamps.changedAll();
        } else {
            stamps.changed(key);
        }
    }
}
