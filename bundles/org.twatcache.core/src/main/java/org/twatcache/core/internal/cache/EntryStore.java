package org.twatcache.core.internal.cache;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.twatcache.core.internal.engine.EngineSlot;
import org.twatcache.spi.EngineEntry;

/**
 * The entries of one cache, whoever keeps them: what every handle of it does. Keys and values are the client's objects,
 * checked for null by the handle.
 *
 * <p>Every write first forbids the load of its key to store, then has its effect, then removes what that load had begun to
 * store: a load that began before a write is never visible after it.
 */
public final class EntryStore {

    /** How a loaded value is stored, without harm to what others stored meanwhile. */
    interface Filling {
        void fill(Object key, Object value, long deadline);
    }

    /** Keys in one call of an engine's bulk methods. */
    private static final int CHUNK = 512;

    /** How long a writer waits for a load that is storing; after that the load itself removes its value. */
    private static final long FILL_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final EngineSlot slot;
    private final Lifetimes lifetimes;
    private final StatsCounter stats;
    private final Loads loads;
    private final @Nullable Noting noting;
    private final Writes writes;

    /**
     * The entries of a cache.
     *
     * @param loads a {@link SharedLoads} where others have the same entries open
     * @param noting what it keeps beside its values, or null for nothing
     */
    public EntryStore(
            EngineSlot slot,
            Lifetimes lifetimes,
            StatsCounter stats,
            RemovalTeller teller,
            Loads loads,
            @Nullable Noting noting) {
        this.loads = loads;
        this.noting = noting;
        this.slot = slot;
        this.lifetimes = lifetimes;
        this.stats = stats;
        Writes direct = new DirectWrites(slot);
        boolean watched = teller.hasListeners() || lifetimes.remembersAbsence() || noting != null;
        this.writes = watched ? new WatchedWrites(slot, direct, teller, noting) : direct;
    }

    /** Where the entries are. */
    public EngineSlot slot() {
        return slot;
    }

    /** What makes deadlines for the entries. */
    public Lifetimes lifetimes() {
        return lifetimes;
    }

    StatsCounter stats() {
        return stats;
    }

    Loads loads() {
        return loads;
    }

    /** What it keeps beside its values; null for nothing. */
    @Nullable
    Noting noting() {
        return noting;
    }

    /** How writes reach the engine. */
    Writes writes() {
        return writes;
    }

    /** Reads, but gives {@code otherwise}, uncounted, where the answer needs waiting or is an error. */
    @Nullable
    Object readNow(Object key, Object otherwise) {
        Object entry = slot.getNow(key, otherwise);
        if (entry == otherwise || (noting != null && noting.asksForTags(entry))) {
            return otherwise;
        }
        Object there = there(entry);
        stats.read(there != null);
        return value(there);
    }

    Map<Object, Object> readAll(Collection<?> keys) {
        Map<Object, Object> found = entries(keys);
        stats.read(found.size(), keys.size() - found.size());
        found.values().removeIf(entry -> entry == Absent.ABSENT);
        return found;
    }

    /** What is there of keys, remembered absences too; not counted. */
    Map<Object, Object> entries(Collection<?> keys) {
        Map<Object, Object> found = new LinkedHashMap<>(2 * keys.size());
        for (List<?> chunk : chunks(keys)) {
            for (EngineEntry<Object> entry : slot.read(null, engine -> engine.getAll(chunk))) {
                Object there = there(entry.value());
                if (there != null) {
                    found.put(entry.key(), there);
                }
            }
        }
        return found;
    }

    void put(Object key, Object value, long deadline) {
        put(key, value, deadline, List.of());
    }

    void put(Object key, Object value, long deadline, List<TagStamp> tags) {
        List<Load> storing = invalidate(key);
        try {
            if (noting == null) {
                writes.put(key, value, deadline);
            } else {
                EngineEntry<Object> entry = entry(key, value, deadline, tags);
                writes.put(key, entry.value(), entry.deadline());
            }
        } finally {
            undo(storing);
        }
        stats.put(1);
    }

    void putAll(Map<?, ?> entries) {
        // Before any class is needed that a core which was updated meanwhile cannot load any more.
        slot.requireOpen();
        List<EngineEntry<Object>> all = new ArrayList<>(entries.size());
        entries.forEach((key, value) -> all.add(new EngineEntry<>(
                Objects.requireNonNull(key, "key"), Objects.requireNonNull(value, "value"), lifetimes.usual())));
        putAll(all);
    }

    /** Stores entries with deadlines of their own, a later one of the same key over an earlier one. */
    public void putAll(List<EngineEntry<Object>> all) {
        for (List<EngineEntry<Object>> page : chunks(all)) {
            List<Load> storing = new ArrayList<>();
            try {
                for (EngineEntry<Object> entry : page) {
                    storing.addAll(invalidate(entry.key()));
                }
                writes.putAll(noting == null ? page : noted(page));
            } finally {
                undo(storing);
            }
            stats.put(page.size());
        }
    }

    private List<EngineEntry<Object>> noted(List<EngineEntry<Object>> page) {
        return page.stream()
                .map(each -> entry(each.key(), each.value(), each.deadline(), List.of()))
                .toList();
    }

    boolean remove(Object key) {
        boolean removed = changing(key, () -> writes.remove(key));
        if (removed) {
            stats.removed();
        }
        return removed;
    }

    /** Forbids the loads under way to store, and to be shared by who comes later; none of them knows its tags yet. */
    void invalidateLoads(Runnable effect) {
        List<Load> storing = loads.invalidateAll();
        try {
            effect.run();
        } finally {
            undo(storing);
        }
    }

    /** Removes every entry, and forbids the loads under way to store. */
    public void clear() {
        slot.requireOpen();
        List<Load> storing = loads.invalidateAll();
        try {
            slot.clear();
        } finally {
            undo(storing);
        }
        stats.removed();
    }

    /** Stores what a load brought, unless the key was written since the load began; gives whether it did. */
    boolean fill(Load load, Object value, long deadline, List<TagStamp> tags, Filling filling) {
        Object place = slot.place();
        EngineEntry<Object> entry = entry(load.key, value, deadline, tags);
        if (loads.isTaken(load.key) || !load.beginFill(() -> removeFilled(load.key, entry.value(), place))) {
            return false;
        }
        try {
            filling.fill(load.key, entry.value(), entry.deadline());
            return true;
        } finally {
            if (!load.endFill()) {
                removeFilled(load.key, entry.value(), place);
            }
        }
    }

    /** Removes an entry of which a load said that there is nothing to keep, unless the key was written since the load began. */
    void drop(Load load, Object entry) {
        if (load.beginFill(() -> {})) {
            try {
                boolean unused = writes.remove(load.key, entry);
            } finally {
                boolean unused = load.endFill();
            }
        }
    }

    /** Stores what was loaded, where nothing is. */
    void putLoaded(Object key, Object entry, long deadline) {
        writes.putIfAbsent(key, entry, deadline);
    }

    /** Stores what was loaded, in place of the entry that is to go. */
    boolean replaceLoaded(Object key, Object old, Object entry, long deadline) {
        return writes.replace(key, old, entry, deadline);
    }

    /** Removes an entry that does not live. */
    void removeDead(Object key, Object entry) {
        boolean unused = writes.remove(key, entry);
    }

    /** Ends the loads under way; those who wait for them get an error. */
    public void cancelLoads(Supplier<? extends RuntimeException> reason) {
        loads.cancelAll(reason);
    }

    /** What an entry gives to whoever reads it: the client's value, a remembered absence, or null where it does not live. */
    @Nullable
    Object there(@Nullable Object entry) {
        return noting == null ? entry : noting.living(entry);
    }

    /** The client's value of an entry; null where it does not live, and for a remembered absence. */
    @Nullable
    Object value(@Nullable Object entry) {
        Object there = there(entry);
        return there == Absent.ABSENT ? null : there;
    }

    /** An entry as whoever reads it sees it, with the end of its lifetime; null where it does not live. */
    public @Nullable EngineEntry<Object> seen(EngineEntry<Object> entry) {
        Object there = there(entry.value());
        if (there == null) {
            return null;
        }
        long end = entry.value() instanceof Noted noted ? noted.notes().expiresAt() : entry.deadline();
        return new EngineEntry<>(entry.key(), there, end);
    }

    /** What is stored for a value with the usual lifetime. */
    EngineEntry<Object> entry(Object key, Object value) {
        return entry(key, value, lifetimes.usual(), List.of());
    }

    /** What is stored for a value. */
    private EngineEntry<Object> entry(Object key, Object value, long deadline, List<TagStamp> tags) {
        if (noting == null) {
            return new EngineEntry<>(key, value, deadline);
        }
        long expiry = noting.expiry(deadline);
        Object noted = noting.noted(value, expiry, tags);
        return new EngineEntry<>(key, noted, noting.until(noted, expiry));
    }

    boolean changing(Object key, BooleanSupplier effect) {
        return changed(key, effect::getAsBoolean);
    }

    /** A write of a key, as every one is: loads of the key first, then its effect, then what they had begun to store. */
    <T extends @Nullable Object> T changed(Object key, Supplier<T> effect) {
        List<Load> storing = invalidate(key);
        try {
            return effect.get();
        } finally {
            undo(storing);
        }
    }

    private List<Load> invalidate(Object key) {
        try {
            return loads.invalidate(key);
        } catch (RuntimeException e) {
            throw slot.blame(key, e);
        }
    }

    private static void undo(List<Load> storing) {
        for (Load load : storing) {
            load.undoFilled(FILL_NANOS);
        }
    }

    /** By the value that was stored, unless entries were moved since: there it may not be the same any more. */
    private void removeFilled(Object key, Object stored, Object place) {
        if (loads.forget(key)) {
            return;
        }
        if (slot.place() == place) {
            writes.remove(key, stored);
        } else {
            writes.remove(key);
        }
    }

    private static <T> List<List<T>> chunks(Collection<T> elements) {
        List<T> all = new ArrayList<>(elements);
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += CHUNK) {
            chunks.add(all.subList(from, Math.min(from + CHUNK, all.size())));
        }
        return chunks;
    }
}
