package org.twatcache.core.internal.cache;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.CacheException;

/** Keeps what was loaded, without harm to what others stored or removed meanwhile. */
final class Keeping {

    private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);

    private final String cache;
    private final EntryStore store;
    private final @Nullable Leases leases;

    Keeping(String cache, EntryStore store, Optional<Duration> lease) {
        this.cache = cache;
        this.store = store;
        this.leases = lease.map(longest -> new Leases(cache, store.slot(), store.lifetimes(), longest))
                .orElse(null);
    }

    /** Whether processes wait for each other's loads, key by key. */
    boolean leases() {
        return leases != null;
    }

    /** To be asked before a load begins. */
    Loaded.Beginning beginning() {
        Noting noting = store.noting();
        return Loaded.Beginning.now(noting == null ? null : noting.tags());
    }

    /** The entry of a key as its engine has it; null for none, and where the engine fails. */
    @Nullable
    Object present(Object key) {
        try {
            return store.slot().get(key);
        } catch (CacheException e) {
            return null;
        }
    }

    /**
     * Where the result of a load that was registered just now goes.
     *
     * @param ahead whether an entry that lives is to be replaced, where it is due
     */
    Place place(Object key, boolean ahead) {
        Object entry = present(key);
        if (entry == null) {
            return leased(key);
        }
        Object there = living(entry);
        Noting noting = store.noting();
        if (there == null) {
            return dead(key, entry);
        }
        boolean due = ahead && noting != null && noting.isDue(entry);
        return due ? Place.of(entry, true) : Place.taken(there);
    }

    /** What a key gives to whoever reads it; null for nothing, and where an engine fails. */
    @Nullable
    Object there(Object key) {
        Object entry = present(key);
        return entry == null ? null : living(entry);
    }

    private @Nullable Object living(Object entry) {
        try {
            return store.there(entry);
        } catch (CacheException e) {
            return null;
        }
    }

    /** A lease takes the place of an entry. */
    private Place dead(Object key, Object entry) {
        if (leases == null) {
            return Place.of(entry, false);
        }
        try {
            store.removeDead(key, entry);
        } catch (CacheException e) {
            return Place.NONE;
        }
        return leased(key);
    }

    private Place leased(Object key) {
        if (leases == null) {
            return Place.free(null);
        }
        Leases.Outcome outcome = leases.take(key);
        Object entry = outcome.value();
        if (entry == null) {
            return outcome.stores() ? Place.free(outcome.lease()) : Place.NONE;
        }
        Object there = living(entry);
        return there == null ? Place.NONE : Place.taken(there);
    }

    /** Gives whether something was stored: if not, nobody need wait for it. */
    boolean keep(Load load, Loaded loaded, Place place) {
        if (!place.stores()) {
            return false;
        }
        try {
            return isToBeKept(loaded) ? store(load, loaded, place) : drop(load, place);
        } catch (RuntimeException e) {
            LOG.debug("Cache '{}': a loaded value was not stored", cache, e);
            return false;
        }
    }

    private boolean isToBeKept(Loaded loaded) {
        return loaded.value() == null ? store.lifetimes().remembersAbsence() : !loaded.isOverAlready();
    }

    private boolean drop(Load load, Place place) {
        Object old = place.old();
        if (old != null) {
            store.drop(load, old);
        }
        return false;
    }

    private boolean store(Load load, Loaded loaded, Place place) {
        Object value = loaded.value();
        Lifetimes lifetimes = store.lifetimes();
        if (loaded.tags() == null) {
            return false;
        } else if (value == null) {
            return store.fill(load, Absent.ABSENT, lifetimes.absence(), loaded.tags(), filling(place));
        }
        Duration life = loaded.life();
        long deadline = life == null ? lifetimes.usual() : lifetimes.after(life);
        return store.fill(load, value, deadline, loaded.tags(), filling(place));
    }

    private EntryStore.Filling filling(Place place) {
        Object old = place.old();
        Lease lease = place.lease();
        if (old != null) {
            return (key, entry, deadline) -> replace(key, old, place.lives(), entry, deadline);
        }
        return leases == null || lease == null
                ? store::putLoaded
                : (key, entry, deadline) -> leases.fill(key, lease, entry, deadline);
    }

    /** An entry that lived was removed by somebody if it is not there, maybe in another process; one that did not may be gone by itself. */
    private void replace(Object key, Object old, boolean lived, Object entry, long deadline) {
        if (!store.replaceLoaded(key, old, entry, deadline) && !lived) {
            store.putLoaded(key, entry, deadline);
        }
    }

    /** Nothing was kept: others need not wait for it. */
    void release(Object key, Place place) {
        Lease lease = place.lease();
        if (lease != null && leases != null) {
            leases.release(key, lease);
        }
    }
}
