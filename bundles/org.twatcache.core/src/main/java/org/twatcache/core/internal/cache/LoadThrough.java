package org.twatcache.core.internal.cache;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheException;
import org.twatcache.CacheLoadException;
import org.twatcache.CacheOperationException;
import org.twatcache.Loader;
import org.twatcache.core.internal.engine.FoulKey;

/** Loads what was missed: one load a key at a time. An engine that is away or fails is a miss, never an error. */
public final class LoadThrough {

    private static final Logger LOG = LoggerFactory.getLogger(LoadThrough.class);

    private final String cache;
    private final EntryStore store;
    private final LoadWaits waits;
    private final @Nullable Leases leases;

    /**
     * Loads into entries.
     *
     * @param lease how long processes that share the entries wait for each other's loads
     */
    public LoadThrough(String cache, EntryStore store, LoadWaits waits, Optional<Duration> lease) {
        this.cache = cache;
        this.store = store;
        this.waits = waits;
        this.leases = lease.map(longest -> new Leases(cache, store.slot(), store.lifetimes(), longest))
                .orElse(null);
    }

    /**
     * Loads after a read that found nothing.
     *
     * @param usable whether that is so, and it was not an engine that failed
     */
    <X extends Exception> @Nullable Object load(Object key, Loader<Object, Object, X> loader, boolean usable) throws X {
        RuntimeException foul = FoulKey.check(cache, key);
        if (foul != null) {
            throw foul;
        }
        while (true) {
            Load mine = new Load(key);
            Load other = store.loads().register(mine);
            if (other == null) {
                return run(mine, loader, usable);
            }
            if (other.isOvertaken()) {
                // One that was overtaken by a write is storing still, and stays registered for that moment.
                return run(mine, loader, false);
            }
            Object result = await(other);
            if (other.isShared()) {
                return result;
            }
            Object entry = usable ? seenMeanwhile(key) : null;
            if (entry != null) {
                return EntryStore.value(entry);
            }
        }
    }

    private <X extends Exception> @Nullable Object run(Load load, Loader<Object, Object, X> loader, boolean usable)
            throws X {
        Object value;
        try {
            Leases.Outcome outcome = null;
            Object entry = usable ? seenMeanwhile(load.key) : null;
            if (entry == null && usable && leases != null) {
                outcome = leases.take(load.key);
                entry = outcome.value();
            }
            if (entry != null) {
                store.loads().unregister(load);
                load.endUnshared();
                return EntryStore.value(entry);
            }
            value = outcome == null ? plain(load, loader, usable) : leased(outcome, load, loader);
        } catch (Throwable e) {
            store.stats().loaded(false);
            store.loads().unregister(load);
            load.fail(e);
            throw e;
        }
        store.loads().unregister(load);
        load.succeed(value);
        return value;
    }

    private <X extends Exception> @Nullable Object plain(Load load, Loader<Object, Object, X> loader, boolean usable)
            throws X {
        Loaded loaded = load(load, loader);
        if (usable) {
            boolean unused = keep(load, loaded, null);
        }
        return loaded.value();
    }

    /**
     * What a loader gave.
     *
     * @param life how long it is kept, or null for as long as usual
     */
    private record Loaded(@Nullable Object value, @Nullable Duration life) {}

    private <X extends Exception> Loaded load(Load load, Loader<Object, Object, X> loader) throws X {
        Object value = loader.load(load.key);
        Duration life = value == null ? null : loader.timeToLive(load.key, value);
        store.stats().loaded(true);
        load.succeed(value);
        return new Loaded(value, life);
    }

    private <X extends Exception> @Nullable Object leased(
            Leases.Outcome outcome, Load load, Loader<Object, Object, X> loader) throws X {
        Lease lease = outcome.lease();
        boolean kept = false;
        try {
            Loaded loaded = load(load, loader);
            if (outcome.stores()) {
                kept = keep(load, loaded, lease);
            }
            return loaded.value();
        } finally {
            if (lease != null && leases != null && !kept) {
                leases.release(load.key, lease);
            }
        }
    }

    /** What a load stored that ended between our miss and our registration. */
    private @Nullable Object seenMeanwhile(Object key) {
        try {
            return store.slot().get(key);
        } catch (CacheException e) {
            return null;
        }
    }

    /** Gives whether something was stored: if not, nobody need wait for it. */
    private boolean keep(Load load, Loaded loaded, @Nullable Lease lease) {
        Object value = loaded.value();
        Duration life = loaded.life();
        try {
            if (life != null && (life.isZero() || life.isNegative())) {
                return false;
            } else if (value != null) {
                Lifetimes lifetimes = store.lifetimes();
                long deadline = life == null ? lifetimes.usual() : lifetimes.after(life);
                return store.fill(load, value, deadline, filling(lease));
            } else if (store.lifetimes().remembersAbsence()) {
                return store.fill(load, Absent.ABSENT, store.lifetimes().absence(), filling(lease));
            }
        } catch (RuntimeException e) {
            LOG.debug("Cache '{}': a loaded value was not stored", cache, e);
        }
        return false;
    }

    private EntryStore.Filling filling(@Nullable Lease lease) {
        return leases == null || lease == null
                ? store::putLoaded
                : (key, value, deadline) -> leases.fill(key, lease, value, deadline);
    }

    /** Stores what a load of several brought. */
    void keep(Load load, @Nullable Object value) {
        boolean unused = keep(load, new Loaded(value, null), null);
    }

    /** Whether processes wait for each other's loads, key by key. */
    boolean leases() {
        return leases != null;
    }

    /** The outcome of another caller's load. */
    @Nullable
    Object await(Load other) {
        boolean ended;
        try {
            ended = waits.await(other);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CacheOperationException(
                    "Cache '" + cache + "': interrupted while waiting for another caller's load; ask again",
                    cache,
                    null,
                    e);
        }
        if (!ended) {
            throw new CacheLoadException(
                    "Cache '" + cache + "': the loader of key '" + other.key
                            + "' asks, directly or through another loader, for the key that it is loading;"
                            + " let loaders ask for other keys only",
                    cache,
                    null,
                    null);
        }
        Throwable failure = other.failure();
        if (failure instanceof CacheClosedException closed) {
            throw closed;
        }
        if (failure != null) {
            throw new CacheLoadException(
                    "Cache '" + cache + "': the load that this caller waited for failed: " + failure,
                    cache,
                    null,
                    failure);
        }
        return other.result();
    }
}
