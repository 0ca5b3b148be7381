package org.twatcache.enginekit;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineCursor;
import org.twatcache.spi.EngineEntry;

/**
 * Passes every call on to another engine: a test overrides what it wants to see or to break.
 *
 * @param <T> {@code Object} for references, {@code byte[]} for bytes
 */
public abstract class ForwardingEngine<T> implements CacheEngine<T> {

    private final CacheEngine<T> engine;

    /**
     * Stands before another engine.
     *
     * @param engine the other engine
     */
    protected ForwardingEngine(CacheEngine<T> engine) {
        this.engine = engine;
    }

    @Override
    public @Nullable T get(T key) {
        return engine.get(key);
    }

    @Override
    public void put(T key, T value, long deadline) {
        engine.put(key, value, deadline);
    }

    @Override
    public @Nullable T putIfAbsent(T key, T value, long deadline) {
        return engine.putIfAbsent(key, value, deadline);
    }

    @Override
    public boolean replace(T key, T expected, T value, long deadline) {
        return engine.replace(key, expected, value, deadline);
    }

    @Override
    public boolean remove(T key) {
        return engine.remove(key);
    }

    @Override
    public boolean remove(T key, T expected) {
        return engine.remove(key, expected);
    }

    @Override
    public void clear() {
        engine.clear();
    }

    @Override
    public long size() {
        return engine.size();
    }

    @Override
    public @Nullable EngineEntry<T> peek(T key) {
        return engine.peek(key);
    }

    @Override
    public EngineCursor<T> cursor() {
        return engine.cursor();
    }

    @Override
    public void restore(Collection<EngineEntry<T>> entries) {
        engine.restore(entries);
    }

    @Override
    public List<EngineEntry<T>> getAll(Collection<? extends T> keys) {
        return engine.getAll(keys);
    }

    @Override
    public void putAll(Collection<EngineEntry<T>> entries) {
        engine.putAll(entries);
    }

    @Override
    public void removeAll(Collection<? extends T> keys) {
        engine.removeAll(keys);
    }

    @Override
    public void flush() {
        engine.flush();
    }

    @Override
    public void destroy() {
        engine.destroy();
    }

    @Override
    public void close() {
        engine.close();
    }
}
