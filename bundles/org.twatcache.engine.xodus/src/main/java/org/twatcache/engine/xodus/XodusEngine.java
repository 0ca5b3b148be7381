package org.twatcache.engine.xodus;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.twatcache.engine.xodus.Region.Decision;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineCursor;
import org.twatcache.spi.EngineEntry;
import org.twatcache.spi.EngineRequest;

/** A cache on disk: lifetimes, bounds and events above a {@link Region}. */
final class XodusEngine implements CacheEngine<byte[]> {

    private final EngineRequest request;
    private final Region region;
    private final Lifetimes lifetimes;
    private final Keeper keeper;
    private final Runnable release;
    private final boolean nameless;

    /**
     * An engine.
     *
     * @param release lets the store go
     */
    XodusEngine(EngineRequest request, Region region, Workers workers, boolean nameless, Runnable release) {
        this.request = request;
        this.region = region;
        this.lifetimes = new Lifetimes(request);
        this.keeper = new Keeper(request, region, lifetimes, workers);
        this.nameless = nameless;
        this.release = release;
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        Bytes place = new Bytes(key);
        Entry entry = region.read(place);
        if (entry == null) {
            return null;
        }
        if (lifetimes.isOver(entry.deadline)) {
            keeper.expire(place);
            return null;
        }
        return entry.value;
    }

    private @Nullable Entry alive(@Nullable Entry entry) {
        return entry == null || lifetimes.isOver(entry.deadline) ? null : entry;
    }

    /** What a write leaves: nothing where its deadline has come or it exceeds the bound by itself. */
    private <R extends @Nullable Object> Decision<R> stored(byte[] key, byte[] value, long wished, R answer) {
        long deadline = lifetimes.deadline(wished);
        if (lifetimes.isOver(deadline) || keeper.exceeds(key, value)) {
            return Decision.remove(answer);
        }
        return Decision.store(new Entry(value, deadline), answer);
    }

    @Override
    public void put(byte[] key, byte[] value, long deadline) {
        Region.Writes writes = region.writes();
        put(writes, key, value, deadline);
        writes.await();
    }

    private void put(Region.Writes writes, byte[] key, byte[] value, long deadline) {
        Decision<Boolean> stored = stored(key, value, deadline, true);
        boolean unused = writes.change(new Bytes(key), true, ignored -> stored);
        wrote(key, value, stored);
    }

    private void wrote(byte[] key, byte[] value, Decision<?> made) {
        if (made.entry() != null) {
            keeper.expect(made.entry().deadline);
        } else if (made.changes()) {
            keeper.refused(key, value);
        }
    }

    @Override
    public byte @Nullable [] putIfAbsent(byte[] key, byte[] value, long deadline) {
        Region.Writes writes = region.writes();
        Decision<byte @Nullable []> stored = stored(key, value, deadline, null);
        byte[] there = writes.change(new Bytes(key), false, present -> {
            Entry entry = alive(present);
            if (entry == null) {
                return stored;
            }
            return Decision.<byte @Nullable []>none(entry.value);
        });
        writes.await();
        if (there == null) {
            wrote(key, value, stored);
        }
        return there;
    }

    @Override
    public boolean replace(byte[] key, byte[] expected, byte[] value, long deadline) {
        Region.Writes writes = region.writes();
        Decision<Boolean> stored = stored(key, value, deadline, true);
        boolean replaced = writes.change(
                new Bytes(key), false, present -> holds(present, expected) ? stored : Decision.none(false));
        writes.await();
        if (replaced) {
            wrote(key, value, stored);
        }
        return replaced;
    }

    private boolean holds(@Nullable Entry present, byte[] expected) {
        Entry entry = alive(present);
        return entry != null && Arrays.equals(entry.value, expected);
    }

    @Override
    public boolean remove(byte[] key) {
        Region.Writes writes = region.writes();
        boolean removed = remove(writes, key);
        writes.await();
        return removed;
    }

    private boolean remove(Region.Writes writes, byte[] key) {
        Bytes place = new Bytes(key);
        boolean[] over = new boolean[1];
        boolean removed = writes.change(place, false, present -> {
            over[0] = present != null && alive(present) == null;
            return present == null || over[0] ? Decision.none(false) : Decision.remove(true);
        });
        if (over[0]) {
            keeper.expire(place);
        }
        return removed;
    }

    @Override
    public boolean remove(byte[] key, byte[] expected) {
        Region.Writes writes = region.writes();
        boolean removed = writes.change(
                new Bytes(key),
                false,
                present -> holds(present, expected) ? Decision.remove(true) : Decision.none(false));
        writes.await();
        return removed;
    }

    @Override
    public void clear() {
        region.clear();
    }

    @Override
    public long size() {
        return keeper.size();
    }

    @Override
    public @Nullable EngineEntry<byte[]> peek(byte[] key) {
        Entry entry = alive(region.look(new Bytes(key)));
        return entry == null ? null : new EngineEntry<>(key, entry.value, entry.deadline);
    }

    @Override
    public EngineCursor<byte[]> cursor() {
        region.requireOpen();
        return new RegionCursor(region, this::peek);
    }

    @Override
    public void restore(Collection<EngineEntry<byte[]>> entries) {
        putAll(entries);
    }

    @Override
    public void putAll(Collection<EngineEntry<byte[]>> entries) {
        Region.Writes writes = region.writes();
        for (EngineEntry<byte[]> entry : entries) {
            put(writes, entry.key(), entry.value(), entry.deadline());
        }
        writes.await();
    }

    @Override
    public void removeAll(Collection<? extends byte[]> keys) {
        Region.Writes writes = region.writes();
        for (byte[] key : keys) {
            boolean unused = remove(writes, key);
        }
        writes.await();
    }

    @Override
    public List<EngineEntry<byte[]>> getAll(Collection<? extends byte[]> keys) {
        region.requireOpen();
        return CacheEngine.super.getAll(keys);
    }

    @Override
    public void flush() {
        region.flush();
    }

    /** Removes and expires what it should by now, for tests whose time does not wake a thread. */
    void housekeep() {
        keeper.sweep();
    }

    @Override
    public void destroy() {
        end(true);
    }

    @Override
    public void close() {
        end(nameless);
    }

    private void end(boolean destroy) {
        keeper.close();
        try {
            if (destroy) {
                region.destroy();
            } else {
                region.close();
            }
        } finally {
            release.run();
        }
    }

    @Override
    public String toString() {
        return "XodusEngine[" + request.cache() + " in " + region.store.directory() + "]";
    }
}
