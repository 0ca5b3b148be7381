package org.twatcache.core.internal.engine;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineCursor;
import org.twatcache.spi.EngineEntry;

/**
 * Whoever serves a slot, as one engine that is never exchanged: its calls wait, fail and are repeated as the slot decides.
 * Closing it closes nothing, for others use the slot too.
 */
public final class SlotEngine implements CacheEngine<Object> {

    private final EngineSlot slot;

    public SlotEngine(EngineSlot slot) {
        this.slot = slot;
    }

    @Override
    public @Nullable Object get(Object key) {
        return slot.get(key);
    }

    @Override
    public void put(Object key, Object value, long deadline) {
        slot.change(key, engine -> engine.put(key, value, deadline));
    }

    @Override
    public @Nullable Object putIfAbsent(Object key, Object value, long deadline) {
        return slot.<@Nullable Object>write(key, engine -> engine.putIfAbsent(key, value, deadline));
    }

    @Override
    public boolean replace(Object key, Object expected, Object value, long deadline) {
        return slot.write(key, engine -> engine.replace(key, expected, value, deadline));
    }

    @Override
    public boolean remove(Object key) {
        return slot.write(key, engine -> engine.remove(key));
    }

    @Override
    public boolean remove(Object key, Object expected) {
        return slot.write(key, engine -> engine.remove(key, expected));
    }

    @Override
    public void clear() {
        slot.clear();
    }

    @Override
    public long size() {
        return slot.read(null, CacheEngine::size);
    }

    @Override
    public @Nullable EngineEntry<Object> peek(Object key) {
        return slot.<@Nullable EngineEntry<Object>>read(key, engine -> engine.peek(key));
    }

    @Override
    public EngineCursor<Object> cursor() {
        return slot.read(null, CacheEngine::cursor);
    }

    @Override
    public void restore(Collection<EngineEntry<Object>> entries) {
        slot.changeAll(keys(entries), engine -> engine.restore(entries));
    }

    @Override
    public List<EngineEntry<Object>> getAll(Collection<? extends Object> keys) {
        return slot.read(null, engine -> engine.getAll(keys));
    }

    @Override
    public void putAll(Collection<EngineEntry<Object>> entries) {
        slot.changeAll(keys(entries), engine -> engine.putAll(entries));
    }

    @Override
    public void removeAll(Collection<? extends Object> keys) {
        slot.changeAll(Scope.of(() -> keys), engine -> engine.removeAll(keys));
    }

    private static Scope keys(Collection<EngineEntry<Object>> entries) {
        return Scope.of(() -> entries.stream().map(EngineEntry::key).toList());
    }

    @Override
    public void close() {}
}
