package org.twatcache.core.internal.cache;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheEngineException;
import org.twatcache.core.internal.engine.EngineSlot;
import org.twatcache.core.internal.engine.Scope;
import org.twatcache.spi.EngineEntry;

/** One call of the engine for each write: for caches in which nobody wants to know what a write removed. */
final class DirectWrites implements Writes {

    private final EngineSlot slot;

    DirectWrites(EngineSlot slot) {
        this.slot = slot;
    }

    @Override
    public void put(Object key, Object value, long deadline) {
        slot.change(key, engine -> engine.put(key, value, deadline));
    }

    @Override
    public void putAll(List<EngineEntry<Object>> entries) {
        Scope keys = Scope.of(() -> keys(entries));
        try {
            slot.changeAll(keys, engine -> engine.putAll(entries));
        } catch (CacheEngineException e) {
            forget(keys, entries, e);
            throw e;
        }
    }

    /** What a failed bulk write stored is unknown: none of it may be met again. */
    private void forget(Scope keys, List<EngineEntry<Object>> entries, CacheEngineException failure) {
        try {
            slot.changeAll(keys, engine -> engine.removeAll(keys(entries)));
        } catch (CacheEngineException e) {
            failure.addSuppressed(e);
        }
    }

    private static List<Object> keys(List<EngineEntry<Object>> entries) {
        return entries.stream().map(EngineEntry::key).toList();
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
}
