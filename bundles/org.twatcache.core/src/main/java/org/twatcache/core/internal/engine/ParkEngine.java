package org.twatcache.core.internal.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineClosedException;
import org.twatcache.spi.EngineCursor;
import org.twatcache.spi.EngineEntry;
import org.twatcache.spi.EngineRequest;

/**
 * Keeps the entries of a cache in the heap while its engine is away. Made for minutes: it keeps what comes first, and forgets
 * what does not fit, instead of choosing what to evict. Lifetimes are kept around it.
 *
 * <p>A write that runs while it is closed may return as if it was done just before: nobody can see that it was not.
 */
final class ParkEngine implements CacheEngine<Object> {

    static final String NAME = "park";

    private final EngineRequest request;
    private final long mostEntries;
    private final long mostBytes;
    private final long mostWeight;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong weight = new AtomicLong();

    /** Null when closed, so that nothing that was stored is held. */
    private volatile @Nullable ConcurrentMap<Object, Parked> table = new ConcurrentHashMap<>();

    ParkEngine(EngineRequest request, ParkLimits limits) {
        this.request = request;
        this.mostEntries = Math.min(limits.entries(), request.maximumSize().orElse(Long.MAX_VALUE));
        this.mostBytes = Math.min(limits.bytes(), request.maximumBytes().orElse(Long.MAX_VALUE));
        this.mostWeight = request.maximumWeight().orElse(Long.MAX_VALUE);
    }

    @Override
    public @Nullable Object get(Object key) {
        Parked parked = open().get(key);
        return parked == null ? null : parked.value;
    }

    @Override
    public void put(Object key, Object value, long deadline) {
        Parked fresh = parked(key, value);
        settle(key, open().put(key, fresh), fresh);
    }

    @Override
    public @Nullable Object putIfAbsent(Object key, Object value, long deadline) {
        Parked fresh = parked(key, value);
        Parked there = open().putIfAbsent(key, fresh);
        if (there != null) {
            return there.value;
        }
        settle(key, null, fresh);
        return null;
    }

    @Override
    public boolean replace(Object key, Object expected, Object value, long deadline) {
        Parked there = open().get(key);
        if (there == null || there.value != expected) {
            return false;
        }
        Parked fresh = parked(key, value);
        if (!open().replace(key, there, fresh)) {
            return false;
        }
        settle(key, there, fresh);
        return true;
    }

    @Override
    public boolean remove(Object key) {
        Parked there = open().remove(key);
        if (there != null) {
            refund(there);
        }
        return there != null;
    }

    @Override
    public boolean remove(Object key, Object expected) {
        Parked there = open().get(key);
        return there != null && there.value == expected && takeOut(key, there);
    }

    @Override
    public void clear() {
        open().keySet().forEach(this::remove);
    }

    @Override
    public long size() {
        return open().size();
    }

    @Override
    public @Nullable EngineEntry<Object> peek(Object key) {
        Object value = get(key);
        return value == null ? null : new EngineEntry<>(key, value, NO_DEADLINE);
    }

    @Override
    public EngineCursor<Object> cursor() {
        Iterator<Map.Entry<Object, Parked>> entries = open().entrySet().iterator();
        return max -> {
            open();
            List<EngineEntry<Object>> page = new ArrayList<>();
            while (page.size() < max && entries.hasNext()) {
                // The iterator fetched the value ahead, before this call.
                EngineEntry<Object> entry = peek(entries.next().getKey());
                if (entry != null) {
                    page.add(entry);
                }
            }
            return page;
        };
    }

    /** What does not fit is left out without an event: the engine that it comes from has it still. */
    @Override
    public void restore(Collection<EngineEntry<Object>> entries) {
        for (EngineEntry<Object> entry : entries) {
            Parked fresh;
            try {
                fresh = parked(entry.key(), entry.value());
            } catch (RuntimeException refused) {
                // By the weigher.
                remove(entry.key());
                continue;
            }
            charge(open().put(entry.key(), fresh), fresh);
            if (isOver()) {
                takeOut(entry.key(), fresh);
            }
        }
    }

    @Override
    public void close() {
        table = null;
    }

    private ConcurrentMap<Object, Parked> open() {
        ConcurrentMap<Object, Parked> entries = table;
        if (entries == null) {
            throw new EngineClosedException(request.cache(), NAME);
        }
        return entries;
    }

    private Parked parked(Object key, Object value) {
        return new Parked(
                value, HeapSize.of(key) + HeapSize.of(value), request.weigher().weigh(key, value));
    }

    private void settle(Object key, @Nullable Parked before, Parked fresh) {
        charge(before, fresh);
        if (isOver() && takeOut(key, fresh)) {
            request.events().evicted(key, fresh.value);
        }
    }

    private boolean takeOut(Object key, Parked fresh) {
        boolean taken = open().remove(key, fresh);
        if (taken) {
            refund(fresh);
        }
        return taken;
    }

    private void charge(@Nullable Parked before, Parked fresh) {
        bytes.addAndGet(fresh.bytes - (before == null ? 0 : before.bytes));
        weight.addAndGet(fresh.weight - (before == null ? 0 : before.weight));
    }

    private void refund(Parked gone) {
        bytes.addAndGet(-gone.bytes);
        weight.addAndGet(-gone.weight);
    }

    private boolean isOver() {
        return bytes.get() > mostBytes || weight.get() > mostWeight || open().size() > mostEntries;
    }

    /** A value with what it counts for; its identity is what writers compare. */
    private static final class Parked {

        final Object value;
        final long bytes;
        final long weight;

        Parked(Object value, long bytes, long weight) {
            this.value = value;
            this.bytes = bytes;
            this.weight = weight;
        }
    }
}
