package org.twatcache.enginekit;

import java.util.Collection;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineClosedException;
import org.twatcache.spi.EngineCursor;
import org.twatcache.spi.EngineEntry;
import org.twatcache.spi.EngineRequest;

/** One engine of a region. Its close waits for the calls inside: afterwards the region sees no write of it. */
class RegionEngine implements CacheEngine<byte[]> {

    private final EngineRequest request;
    private final RegionFactory.Region region;
    private final ReadWriteLock gate = new ReentrantReadWriteLock();
    private boolean closed;

    RegionEngine(EngineRequest request, RegionFactory.Region region) {
        this.request = request;
        this.region = region;
        if (request.wantsInvalidations()) {
            request.events().tracking(true);
        }
    }

    private <R extends @Nullable Object> R call(Supplier<R> step) {
        gate.readLock().lock();
        try {
            if (closed) {
                throw new EngineClosedException(request.cache(), "region");
            }
            return step.get();
        } finally {
            gate.readLock().unlock();
        }
    }

    private <R extends @Nullable Object> R write(Supplier<R> step, byte[]... keys) {
        R result = call(step);
        for (RegionEngine engine : region.engines()) {
            if (engine != this) {
                engine.hear(keys);
            }
        }
        return result;
    }

    RegionFactory.Region region() {
        return region;
    }

    /** Another one of the region changed keys, or all of them. */
    void hear(byte[]... keys) {
        if (keys.length == 0) {
            request.events().invalidatedAll();
        }
        for (byte[] key : keys) {
            request.events().invalidated(key);
        }
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        return call(() -> region.entries().get(key));
    }

    @Override
    public void put(byte[] key, byte[] value, long deadline) {
        write(
                () -> {
                    region.entries().put(key, value, deadline);
                    return true;
                },
                key);
    }

    @Override
    public byte @Nullable [] putIfAbsent(byte[] key, byte[] value, long deadline) {
        return write(() -> region.entries().putIfAbsent(key, value, deadline), key);
    }

    @Override
    public boolean replace(byte[] key, byte[] expected, byte[] value, long deadline) {
        return write(() -> region.entries().replace(key, expected, value, deadline), key);
    }

    @Override
    public boolean remove(byte[] key) {
        return write(() -> region.entries().remove(key), key);
    }

    @Override
    public boolean remove(byte[] key, byte[] expected) {
        return write(() -> region.entries().remove(key, expected), key);
    }

    @Override
    public void clear() {
        write(() -> {
            region.entries().clear();
            return true;
        });
    }

    @Override
    public long size() {
        return call(() -> region.entries().size());
    }

    @Override
    public @Nullable EngineEntry<byte[]> peek(byte[] key) {
        return call(() -> region.entries().peek(key));
    }

    @Override
    public void restore(Collection<EngineEntry<byte[]>> entries) {
        write(() -> {
            region.entries().restore(entries);
            return true;
        });
    }

    @Override
    public EngineCursor<byte[]> cursor() {
        EngineCursor<byte[]> cursor = call(() -> region.entries().cursor());
        return max -> call(() -> cursor.nextPage(max));
    }

    @Override
    public void close() {
        gate.writeLock().lock();
        try {
            closed = true;
        } finally {
            gate.writeLock().unlock();
        }
        region.engines().remove(this);
    }

    void dropExpired() {
        region.entries().dropExpired();
    }
}
