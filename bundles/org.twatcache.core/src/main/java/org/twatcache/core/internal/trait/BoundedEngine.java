package org.twatcache.core.internal.trait;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.twatcache.spi.CacheEngine;
import org.twatcache.spi.EngineClock;
import org.twatcache.spi.EngineClosedException;
import org.twatcache.spi.EngineCursor;
import org.twatcache.spi.EngineEntry;
import org.twatcache.spi.EngineEvents;

/**
 * Gives a bound in entries to an engine of references that lacks the trait {@code BOUNDS_ENTRIES}.
 *
 * <p>The engine beneath stores a {@link Resident} for every value. Each write makes a new one, so the engine's own
 * compare-and-set on that object decides every race between writers, removals and evictions: an eviction removes exactly
 * the object it chose or nothing. {@link SecondChance} counts and chooses; no lock is held anywhere.
 *
 * <p>After a write returned, the engine holds at most the bound plus one entry for every other write under way.
 */
final class BoundedEngine implements CacheEngine<Object> {

    /** How many victims may fail to be removed, for instance by their own {@code hashCode}, before an eviction gives up. */
    private static final int FAILURES = 8;

    private final CacheEngine<Object> below;
    private final SecondChance residents;
    private final EngineEvents events;
    private final EngineClock clock;

    /**
     * Decorates.
     *
     * @param below an empty engine that reports to {@link SecondChance#left} and compares values by identity
     * @param residents who counts and chooses, the same as in those events
     * @param events where to report evictions
     * @param clock the clock of deadlines
     */
    BoundedEngine(CacheEngine<Object> below, SecondChance residents, EngineEvents events, EngineClock clock) {
        this.below = below;
        this.residents = residents;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public @Nullable Object get(Object key) {
        Resident there = (Resident) below.get(key);
        return there == null ? null : use(there);
    }

    @Override
    public void put(Object key, Object value, long deadline) {
        Resident fresh = Resident.of(key, value);
        Resident before = guarded(fresh, () -> exchange(fresh, deadline));
        settle(before, fresh);
    }

    @Override
    public @Nullable Object putIfAbsent(Object key, Object value, long deadline) {
        Resident fresh = Resident.of(key, value);
        Resident there = guarded(fresh, () -> (Resident) below.putIfAbsent(key, fresh, deadline));
        if (there != null) {
            return use(there);
        }
        settle(null, fresh);
        return null;
    }

    @Override
    public boolean replace(Object key, Object expected, Object value, long deadline) {
        Resident fresh = Resident.of(key, value);
        Resident before = guarded(fresh, () -> exchange(fresh, expected, deadline));
        if (before == null) {
            return false;
        }
        settle(before, fresh);
        return true;
    }

    @Override
    public boolean remove(Object key) {
        return take(key, there -> true);
    }

    @Override
    public boolean remove(Object key, Object expected) {
        return take(key, there -> there.value == expected);
    }

    @Override
    public void clear() {
        below.clear();
        residents.review(resident -> resident == at(resident.key));
        keepBound(null);
    }

    @Override
    public long size() {
        return below.size();
    }

    @Override
    public @Nullable EngineEntry<Object> peek(Object key) {
        EngineEntry<Object> entry = below.peek(key);
        return entry == null
                ? null
                : new EngineEntry<>(entry.key(), ((Resident) entry.value()).value, entry.deadline());
    }

    @Override
    public EngineCursor<Object> cursor() {
        return new BoundedCursor(below.cursor());
    }

    /** One by one: the engine's own bulk form would not tell what it replaced. */
    @Override
    public void restore(Collection<EngineEntry<Object>> entries) {
        for (EngineEntry<Object> entry : entries) {
            if (entry.deadline() <= clock.nanos()) {
                remove(entry.key());
            } else {
                put(entry.key(), entry.value(), entry.deadline());
            }
        }
    }

    @Override
    public List<EngineEntry<Object>> getAll(Collection<?> keys) {
        List<EngineEntry<Object>> stored = below.getAll(keys);
        List<EngineEntry<Object>> found = new ArrayList<>(stored.size());
        for (EngineEntry<Object> entry : stored) {
            found.add(new EngineEntry<>(entry.key(), use((Resident) entry.value()), entry.deadline()));
        }
        return found;
    }

    @Override
    public void flush() {
        below.flush();
    }

    @Override
    public void destroy() {
        below.destroy();
    }

    @Override
    public void close() {
        below.close();
    }

    private static Object use(Resident resident) {
        resident.use();
        return resident.value;
    }

    private @Nullable Resident at(Object key) {
        EngineEntry<Object> entry = below.peek(key);
        return entry == null ? null : (Resident) entry.value();
    }

    /** Stores a resident, and returns the one that it replaced: {@code put} would not tell. */
    private @Nullable Resident exchange(Resident fresh, long deadline) {
        while (true) {
            Resident there = (Resident) below.putIfAbsent(fresh.key, fresh, deadline);
            if (there == null || below.replace(fresh.key, there, fresh, deadline)) {
                return there;
            }
        }
    }

    /** Stores a resident where a value is there, and returns the one that it replaced; null where another value was. */
    private @Nullable Resident exchange(Resident fresh, Object expected, long deadline) {
        while (true) {
            Resident there = at(fresh.key);
            if (there == null || there.value != expected) {
                return null;
            }
            if (below.replace(fresh.key, there, fresh, deadline)) {
                return there;
            }
        }
    }

    private boolean take(Object key, Predicate<Resident> condition) {
        while (true) {
            Resident there = at(key);
            if (there == null || !condition.test(there)) {
                return false;
            }
            if (below.remove(key, there)) {
                residents.retire(there);
                keepBound(null);
                return true;
            }
        }
    }

    /** A write that failed may have stored its resident, which nobody would count: it is taken back. */
    private @Nullable Resident guarded(Resident fresh, Store store) {
        try {
            return store.run();
        } catch (EngineClosedException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            try {
                below.remove(fresh.key, fresh);
            } catch (RuntimeException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
    }

    /** Counts after a successful write: first out, then in, lest an overwrite in a full cache evicts somebody. */
    private void settle(@Nullable Resident before, Resident fresh) {
        if (before != null) {
            residents.retire(before);
        }
        residents.admit(fresh);
        keepBound(fresh);
    }

    /** To be called after whatever counted or moved residents. */
    private void keepBound(@Nullable Resident spared) {
        residents.compact();
        while (residents.owesEviction()) {
            boolean done = false;
            boolean again = false;
            try {
                done = evict(spared);
            } finally {
                if (!done) {
                    again = residents.remit();
                }
            }
            if (!done && !again) {
                return;
            }
        }
    }

    /** Evicts one; false where everybody who could go is in the hands of other threads. */
    private boolean evict(@Nullable Resident spared) {
        for (int failures = 0; ; ) {
            Resident victim = residents.victim(spared);
            if (victim == null) {
                return false;
            }
            boolean evicted;
            try {
                evicted = below.remove(victim.key, victim);
            } catch (RuntimeException | Error e) {
                residents.append(victim.ticket);
                failures++;
                if (failures == FAILURES || e instanceof EngineClosedException) {
                    throw e;
                }
                continue;
            }
            // Where it had gone otherwise, whoever empties the ticket first counts it out: here that pays the debt.
            boolean counted = victim.ticket.leave();
            if (evicted) {
                events.evicted(victim.key, victim.value);
            }
            if (counted) {
                return true;
            }
        }
    }

    @FunctionalInterface
    private interface Store {
        @Nullable
        Resident run();
    }
}
