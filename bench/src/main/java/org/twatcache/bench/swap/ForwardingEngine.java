package org.twatcache.bench.swap;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineCursor;
import org.twatcache.spi.EngineEntry;

/** An engine on another one, for those that do something besides. */
class ForwardingEngine implements CacheEngine<Object> {

    private final CacheEngine<Object> to;

    ForwardingEngine(CacheEngine<Object> to) {
        this.to = to;
    }

    /** The first step of every call. */
    void called() {}

    private CacheEngine<Object> to() {
        called();
        return to;
    }

    @Override
    public @Nullable Object get(Object key) {
        return to().get(key);
    }

    @Override
    public void put(Object key, Object value, long deadline) {
        to().put(key, value, deadline);
    }

    @Override
    public @Nullable Object putIfAbsent(Object key, Object value, long deadline) {
        return to().putIfAbsent(key, value, deadline);
    }

    @Override
    public boolean replace(Object key, Object expected, Object value, long deadline) {
        return to().replace(key, expected, value, deadline);
    }

    @Override
    public boolean remove(Object key) {
        return to().remove(key);
    }

    @Override
    public boolean remove(Object key, Object expected) {
        return to().remove(key, expected);
    }

    @Override
    public void clear() {
        to().clear();
    }

    @Override
    public long size() {
        return to().size();
    }

    @Override
    public @Nullable EngineEntry<Object> peek(Object key) {
        return to().peek(key);
    }

    @Override
    public EngineCursor<Object> cursor() {
        return to().cursor();
    }

    @Override
    public void restore(Collection<EngineEntry<Object>> entries) {
        to().restore(entries);
    }

    @Override
    public void close() {
        to().close();
    }
}
