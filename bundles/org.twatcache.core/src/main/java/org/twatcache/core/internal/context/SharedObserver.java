package org.twatcache.core.internal.context;

import java.util.Collection;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.twatcache.admin.CacheEvent.Kind;
import org.twatcache.core.internal.engine.SlotObserver;
import org.twatcache.spi.EngineEvents;

/** Tells every owner of a shared cache what becomes of it. */
final class SharedObserver implements SlotObserver {

    /**
     * One owner.
     *
     * @param events what the engine removes by itself, in the owner's objects
     * @param observer everything else
     */
    record Told(EngineEvents events, SlotObserver observer) {}

    private final Collection<Told> owners = new CopyOnWriteArrayList<>();

    void add(Told owner) {
        owners.add(owner);
    }

    void remove(Told owner) {
        owners.remove(owner);
    }

    @Override
    public void evicted(Object key, Object value) {
        events(events -> events.evicted(key, value));
    }

    @Override
    public void expired(Object key, Object value) {
        events(events -> events.expired(key, value));
    }

    @Override
    public void invalidated(Object key) {
        events(events -> events.invalidated(key));
    }

    @Override
    public void invalidatedAll() {
        events(EngineEvents::invalidatedAll);
    }

    /** The owner whose call met it counts it. */
    @Override
    public void failed(Throwable error) {}

    @Override
    public void dropped(long entries) {
        owners.forEach(owner -> owner.observer().dropped(entries));
    }

    @Override
    public void happened(Kind kind, @Nullable String engine, String text) {
        owners.forEach(owner -> owner.observer().happened(kind, engine, text));
    }

    private void events(Consumer<EngineEvents> event) {
        owners.forEach(owner -> event.accept(owner.events()));
    }
}
