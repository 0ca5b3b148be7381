package org.twatcache.core.internal.cache;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheException;
import org.twatcache.CacheLoadException;
import org.twatcache.CacheOperationException;
import org.twatcache.Loader;
import org.twatcache.core.internal.engine.FoulKey;

/** Reads, and loads on a miss: one load a key at a time. An engine that is away or fails is a miss, never an error. */
public final class LoadThrough {

    private static final Logger LOG = LoggerFactory.getLogger(LoadThrough.class);

    private final String cache;
    private final EntryStore store;
    private final LoadWaits waits;

    public LoadThrough(String cache, EntryStore store, LoadWaits waits) {
        this.cache = cache;
        this.store = store;
        this.waits = waits;
    }

    <X extends Exception> @Nullable Object get(Object key, Loader<Object, Object, X> loader) throws X {
        boolean usable = true;
        Object entry = null;
        try {
            entry = store.slot().get(key);
        } catch (CacheException e) {
            usable = false;
        }
        store.stats().read(entry != null);
        if (entry != null) {
            return EntryStore.value(entry);
        }
        RuntimeException foul = FoulKey.check(cache, key);
        if (foul != null) {
            throw foul;
        }
        Load mine = new Load(key);
        Load other = store.loads().register(mine);
        if (other == null) {
            return run(mine, loader, usable);
        }
        // One that was overtaken by a write is storing still, and stays registered for that moment.
        return other.isOvertaken() ? run(mine, loader, false) : await(other);
    }

    private <X extends Exception> @Nullable Object run(Load load, Loader<Object, Object, X> loader, boolean usable)
            throws X {
        Object value;
        try {
            Object entry = usable ? seenMeanwhile(load.key) : null;
            if (entry == null) {
                value = loader.load(load.key);
                store.stats().loaded(true);
                load.succeed(value);
                if (usable) {
                    keep(load, value);
                }
            } else {
                value = EntryStore.value(entry);
            }
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

    /** What a load stored that ended between our miss and our registration. */
    private @Nullable Object seenMeanwhile(Object key) {
        try {
            return store.slot().get(key);
        } catch (CacheException e) {
            return null;
        }
    }

    private void keep(Load load, @Nullable Object value) {
        try {
            if (value != null) {
                store.fill(load, value, store.lifetimes().usual());
            } else if (store.lifetimes().remembersAbsence()) {
                store.fill(load, Absent.ABSENT, store.lifetimes().absence());
            }
        } catch (RuntimeException e) {
            LOG.debug("Cache '{}': a loaded value was not stored", cache, e);
        }
    }

    private @Nullable Object await(Load other) {
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
