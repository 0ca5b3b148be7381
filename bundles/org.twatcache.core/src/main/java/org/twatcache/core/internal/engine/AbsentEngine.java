package org.twatcache.core.internal.engine;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.twatcache.admin.CacheInfo.State;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineCursor;
import org.twatcache.spi.EngineEntry;

/** Stands in a slot while no engine does: keeps nothing. Subclasses decide what a call does about that. */
abstract class AbsentEngine implements CacheEngine<Object> {

    /** What an operator sees. */
    abstract State state();

    /** Called first by every call. */
    abstract void met();

    /** Finds nothing and keeps nothing. */
    static AbsentEngine bypassing() {
        return new AbsentEngine() {
            @Override
            State state() {
                return State.BYPASSING;
            }

            @Override
            void met() {}
        };
    }

    /** Throws. */
    static AbsentEngine throwing(Supplier<? extends RuntimeException> error) {
        return new AbsentEngine() {
            @Override
            State state() {
                return State.WAITING;
            }

            @Override
            void met() {
                throw error.get();
            }
        };
    }

    @Override
    public @Nullable Object get(Object key) {
        met();
        return null;
    }

    @Override
    public void put(Object key, Object value, long deadline) {
        met();
    }

    @Override
    public @Nullable Object putIfAbsent(Object key, Object value, long deadline) {
        met();
        return null;
    }

    @Override
    public boolean replace(Object key, Object expected, Object value, long deadline) {
        met();
        return false;
    }

    @Override
    public boolean remove(Object key) {
        met();
        return false;
    }

    @Override
    public boolean remove(Object key, Object expected) {
        met();
        return false;
    }

    @Override
    public void clear() {
        met();
    }

    @Override
    public long size() {
        return 0;
    }

    @Override
    public @Nullable EngineEntry<Object> peek(Object key) {
        met();
        return null;
    }

    @Override
    public EngineCursor<Object> cursor() {
        met();
        return max -> List.of();
    }

    @Override
    public void close() {}
}
