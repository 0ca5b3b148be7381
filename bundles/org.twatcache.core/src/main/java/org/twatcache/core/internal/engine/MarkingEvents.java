package org.twatcache.core.internal.engine;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.twatcache.spi.EngineEvents;

/**
 * Marks what the engine that serves forgets by itself, before anybody is told: a copy of it must go from the next engine, or
 * an entry that was told to be gone would be met again, and told of a second time.
 */
final class MarkingEvents implements EngineEvents {

    private final EngineEvents target;
    private final Supplier<@Nullable Marks> marks;

    /** Takes who is told, and gives the marks that writers leave now. */
    MarkingEvents(EngineEvents target, Supplier<@Nullable Marks> marks) {
        this.target = target;
        this.marks = marks;
    }

    @Override
    public void evicted(Object key, Object value) {
        mark(key);
        target.evicted(key, value);
    }

    @Override
    public void expired(Object key, Object value) {
        mark(key);
        target.expired(key, value);
    }

    @Override
    public void invalidated(Object key) {
        mark(key);
        target.invalidated(key);
    }

    @Override
    public void invalidatedAll() {
        mark(Scope.ALL);
        target.invalidatedAll();
    }

    private void mark(Object touched) {
        Marks present = marks.get();
        if (present != null) {
            present.begin(touched);
            present.end(touched);
        }
    }
}
