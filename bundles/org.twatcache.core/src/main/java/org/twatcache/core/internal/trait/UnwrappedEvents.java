package org.twatcache.core.internal.trait;

import java.util.function.UnaryOperator;
import org.twatcache.spi.EngineEvents;

/**
 * What an engine beneath a decorator tells, with the values that the caller knows.
 *
 * @param original gives the caller's value for what the decorator stored in its place
 * @param target who is told
 */
record UnwrappedEvents(UnaryOperator<Object> original, EngineEvents target) implements EngineEvents {

    @Override
    public void evicted(Object key, Object stored) {
        target.evicted(key, original.apply(stored));
    }

    @Override
    public void expired(Object key, Object stored) {
        target.expired(key, original.apply(stored));
    }

    @Override
    public void invalidated(Object key) {
        target.invalidated(key);
    }

    @Override
    public void invalidatedAll() {
        target.invalidatedAll();
    }

    @Override
    public void tracking(boolean on) {
        target.tracking(on);
    }
}
