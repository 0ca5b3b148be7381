package org.twatcache.engine.map;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineClosedException;
import org.twatcache.spi.EngineCursor;
import org.twatcache.spi.EngineEntry;

/**
 * Keeps references in one concurrent map. It ignores deadlines, and reports none: it does not claim to expire.
 *
 * <p>Closing takes the map away. A call that got hold of it before is ordered before the close, whenever it ends, because
 * nobody who comes later can reach that map; every later call finds none and has no effect.
 */
final class MapEngine implements CacheEngine<Object> {

    private final String cache;
    private volatile @Nullable ConcurrentHashMap<Object, Object> entries = new ConcurrentHashMap<>();

    MapEngine(String cache) {
        this.cache = cache;
    }

    /** The map, once for each call: reading the field twice in one call could mix a map with a close. */
    ConcurrentHashMap<Object, Object> open() {
        ConcurrentHashMap<Object, Object> open = entries;
        if (open == null) {
            throw new EngineClosedException(cache, MapEngineFactory.ENGINE);
        }
        return open;
    }

    @Override
    public @Nullable Object get(Object key) {
        return open().get(key);
    }

    @Override
    public void put(Object key, Object value, long deadline) {
        open().put(key, value);
    }

    @Override
    public @Nullable Object putIfAbsent(Object key, Object value, long deadline) {
        return open().putIfAbsent(key, value);
    }

    @Override
    public boolean replace(Object key, Object expected, Object value, long deadline) {
        return exchange(key, expected, value);
    }

    @Override
    public boolean remove(Object key) {
        return open().remove(key) != null;
    }

    @Override
    public boolean remove(Object key, Object expected) {
        return exchange(key, expected, null);
    }

    /**
     * Compares by identity. The map's own {@code replace} and {@code remove} compare by {@code equals}: they would change an
     * equal value that came meanwhile, and run a client's code under the map's lock.
     */
    private boolean exchange(Object key, Object expected, @Nullable Object value) {
        boolean[] changed = {false};
        open().computeIfPresent(key, (same, present) -> {
            changed[0] = present == expected;
            return changed[0] ? value : present;
        });
        return changed[0];
    }

    @Override
    public void clear() {
        open().clear();
    }

    @Override
    public long size() {
        return open().mappingCount();
    }

    @Override
    public @Nullable EngineEntry<Object> peek(Object key) {
        Object value = open().get(key);
        return value == null ? null : new EngineEntry<>(key, value, NO_DEADLINE);
    }

    @Override
    public EngineCursor<Object> cursor() {
        return new MapCursor(this);
    }

    @Override
    public void close() {
        entries = null;
    }
}
