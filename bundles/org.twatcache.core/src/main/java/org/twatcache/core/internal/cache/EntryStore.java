package org.twatcache.core.internal.cache;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.twatcache.core.internal.engine.EngineSlot;
import org.twatcache.core.internal.engine.Forgetting;
import org.twatcache.spi.CacheEngine;
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
    private final Writes writes;

    public EntryStore(EngineSlot slot, Lifetimes lifetimes, StatsCounter stats, RemovalTeller teller) {
        this(slot, lifetimes, stats, teller, new Loads());
    }

    /** As others have the same entries open. */
    public EntryStore(
            EngineSlot slot, Lifetimes lifetimes, StatsCounter stats, RemovalTeller teller, SharedLoads loads) {
        this(slot, lifetimes, stats, teller, (Loads) loads);
    }

    EntryStore(EngineSlot slot, Lifetimes lifetimes, StatsCounter stats, RemovalTeller teller, Loads loads) {
        this.loads = loads;
        this.slot = slot;
        this.lifetimes = lifetimes;
        this.stats = stats;
        Writes direct = new DirectWrites(slot);
        boolean watched = teller.hasListeners() || lifetimes.remembersAbsence();
        this.writes = watched ? new WatchedWrites(slot, direct, teller) : direct;
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

    /** Reads, but gives {@code otherwise}, uncounted, where the answer needs waiting or is an error. */
    @Nullable
    Object readNow(Object key, Object otherwise) {
        Object entry = slot.getNow(key, otherwise);
        if (entry == otherwise) {
            return otherwise;
        }
        stats.read(entry != null);
        return value(entry);
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
            slot.read(null, engine -> engine.getAll(chunk)).forEach(entry -> found.put(entry.key(), entry.value()));
        }
        return found;
    }

    void put(Object key, Object value, long deadline) {
        List<Load> storing = invalidate(key);
        try {
            writes.put(key, value, deadline);
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
                writes.putAll(page);
            } finally {
                undo(storing);
            }
            stats.put(page.size());
        }
    }

    boolean remove(Object key) {
        boolean removed = changing(key, () -> writes.remove(key));
        if (removed) {
            stats.removed();
        }
        return removed;
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

    @Nullable
    Object putIfAbsent(Object key, Object value) {
        List<Load> storing = invalidate(key);
        Object present;
        try {
            present = writes.putIfAbsent(key, value, lifetimes.usual());
        } finally {
            undo(storing);
        }
        if (present == null) {
            stats.put(1);
        }
        return present;
    }

    boolean compareAndSet(Object key, Object expected, Object value) {
        return whileEqual(key, expected, present -> {
            boolean replaced = changing(key, () -> writes.replace(key, present, value, lifetimes.usual()));
            if (replaced) {
                stats.put(1);
            }
            return replaced;
        });
    }

    boolean remove(Object key, Object expected) {
        return whileEqual(key, expected, present -> {
            boolean removed = changing(key, () -> writes.remove(key, present));
            if (removed) {
                stats.removed();
            }
            return removed;
        });
    }

    @Nullable
    Object replace(Object key, Object value) {
        while (true) {
            Object present = value(slot.get(key));
            if (present == null) {
                return null;
            }
            Object expected = present;
            if (changing(key, () -> writes.replace(key, expected, value, lifetimes.usual()))) {
                stats.put(1);
                return present;
            }
        }
    }

    @Nullable
    Object compute(Object key, BiFunction<Object, @Nullable Object, @Nullable Object> function) {
        while (true) {
            Object present = value(slot.get(key));
            Object next = function.apply(key, present);
            boolean done;
            if (next == null && present == null) {
                // Removing what is not there is a write too: no load under way may bring it.
                if (changing(key, () -> slot.write(key, engine -> isAbsent(engine, key)))) {
                    return null;
                }
                continue;
            } else if (next == null) {
                Object expected = Objects.requireNonNull(present);
                done = changing(key, () -> writes.remove(key, expected));
            } else if (present == null) {
                done = changing(key, () -> writes.putIfAbsent(key, next, lifetimes.usual()) == null);
            } else {
                done = changing(key, () -> writes.replace(key, present, next, lifetimes.usual()));
            }
            if (done) {
                if (next == null) {
                    stats.removed();
                } else {
                    stats.put(1);
                }
                return next;
            }
        }
    }

    /** Stores what a load brought, unless the key was written since the load began; gives whether it did. */
    boolean fill(Load load, Object value, long deadline, Filling filling) {
        Object place = slot.place();
        if (loads.isTaken(load.key) || !load.beginFill(() -> removeFilled(load.key, value, place))) {
            return false;
        }
        try {
            filling.fill(load.key, value, deadline);
            return true;
        } finally {
            if (!load.endFill()) {
                removeFilled(load.key, value, place);
            }
        }
    }

    /** Stores what was loaded, where nothing is. */
    void putLoaded(Object key, Object value, long deadline) {
        writes.putIfAbsent(key, value, deadline);
    }

    /** Ends the loads under way; those who wait for them get an error. */
    public void cancelLoads(Supplier<? extends RuntimeException> reason) {
        loads.cancelAll(reason);
    }

    /** The client's value of an entry, null for a remembered absence. */
    static @Nullable Object value(@Nullable Object entry) {
        return entry == Absent.ABSENT ? null : entry;
    }

    private static boolean isAbsent(CacheEngine<Object> engine, Object key) {
        if (Forgetting.isAbsent(engine, key)) {
            return true;
        }
        EngineEntry<Object> entry = engine.peek(key);
        return entry != null && entry.value() == Absent.ABSENT;
    }

    private boolean changing(Object key, BooleanSupplier effect) {
        List<Load> storing = invalidate(key);
        try {
            return effect.getAsBoolean();
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

    private boolean whileEqual(Object key, Object expected, Predicate<Object> attempt) {
        while (true) {
            Object present = value(slot.get(key));
            if (present == null || !present.equals(expected)) {
                return false;
            }
            if (attempt.test(present)) {
                return true;
            }
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
