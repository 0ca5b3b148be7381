package org.twatcache.core.internal.cache;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheLoadException;
import org.twatcache.CacheLoadTimeoutException;
import org.twatcache.CacheOperationException;
import org.twatcache.Loader;
import org.twatcache.core.internal.engine.FoulKey;

/** Loads what was missed: one load a key at a time. An engine that is away or fails is a miss, never an error. */
public final class LoadThrough {

    private final String cache;
    private final EntryStore store;
    private final LoadWaits waits;
    private final Keeping keeping;
    private final @Nullable StaleValues stale;
    private final @Nullable TimedLoads timed;

    /** Loads into the entries of a cache, as its policy says. */
    public LoadThrough(String cache, EntryStore store, LoadWaits waits, LoadPolicy policy) {
        this.cache = cache;
        this.store = store;
        this.waits = waits;
        this.keeping = new Keeping(cache, store, policy.lease());
        Noting noting = store.noting();
        this.stale = noting == null ? null : new StaleValues(store, noting, policy.journal());
        this.timed = policy.isTimed() ? new TimedLoads(cache, policy, waits, store.loads(), this::givenUp) : null;
    }

    /**
     * Loads after a read that found nothing, or something that is due.
     *
     * @param usable whether that is so, and it was not an engine that failed
     * @param due what is to be loaded anew, or null
     */
    <X extends Exception> @Nullable Object load(
            Object key, Loader<Object, Object, X> loader, boolean usable, @Nullable Due due) throws X {
        RuntimeException foul = FoulKey.check(cache, key);
        if (foul != null) {
            throw foul;
        }
        Exception failure = store.loads().failure(key);
        if (due != null) {
            return failure == null ? ahead(key, loader, due) : value(due.value());
        } else if (failure != null) {
            CacheLoadException repeated = repeated(key, failure);
            Object older = excused(key, repeated);
            if (older == null) {
                throw repeated;
            }
            return older;
        }
        while (true) {
            Load mine = new Load(key);
            Load other = store.loads().register(mine);
            if (other == null) {
                return run(mine, loader, usable, false);
            }
            if (other.isOvertaken()) {
                // One that was overtaken by a write is storing still, and stays registered for that moment.
                store.loads().registerBeside(mine);
                return run(mine, loader, false, false);
            }
            Object result;
            try {
                result = await(other);
            } catch (CacheLoadException e) {
                Object older = excused(key, e);
                if (older == null) {
                    throw e;
                }
                return older;
            }
            if (other.isShared() || !other.hasEnded()) {
                return result;
            }
            Object there = usable ? keeping.there(key) : null;
            if (there != null) {
                return value(there);
            }
        }
    }

    /** One caller loads; others have the value that lives still. */
    private <X extends Exception> @Nullable Object ahead(Object key, Loader<Object, Object, X> loader, Due due)
            throws X {
        Load mine = new Load(key);
        Load other = store.loads().register(mine);
        if (other == null) {
            return run(mine, loader, true, true);
        }
        if (timed != null) {
            timed.giveUpLate(other);
        }
        return value(due.value());
    }

    /** The error for a load that is not tried again yet. */
    CacheLoadException repeated(Object key, Exception failure) {
        return new CacheLoadException(
                "Cache '" + cache + "': the load of key '" + key
                        + "' failed a short while ago, and is not tried again for failed.for: " + failure,
                cache,
                null,
                failure);
    }

    /** The value that may be given though its load failed, or null. */
    @Nullable
    Object excused(Object key, Throwable failure) {
        boolean excuses = failure instanceof Exception
                && !(failure instanceof InterruptedException)
                && !(failure instanceof CacheClosedException);
        return excuses ? older(key, failure.toString()) : null;
    }

    private @Nullable Object older(Object key, String why) {
        return stale == null ? null : stale.instead(key, why);
    }

    private @Nullable Object slow(Object key) {
        return older(key, "a load takes longer than load.soft.timeout");
    }

    private <X extends Exception> @Nullable Object run(
            Load load, Loader<Object, Object, X> loader, boolean usable, boolean ahead) throws X {
        if (timed == null || !timed.areForThisThread()) {
            return here(load, loader, usable, ahead);
        }
        try {
            return timed.run(load, () -> here(load, loader, usable, ahead), () -> slow(load.key));
        } catch (CacheLoadTimeoutException e) {
            Object older = excused(load.key, e);
            if (older == null) {
                throw e;
            }
            return older;
        } catch (ExecutionException e) {
            throw LoadThrough.<X>thrown(e.getCause());
        }
    }

    /** Nobody waits for it any more, whatever it does. */
    private void givenUp(Load load, CacheLoadTimeoutException late) {
        store.stats().loaded(false);
        store.loads().failed(load, late);
    }

    /** As the loader threw it, who declares what of it is checked. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <X extends Throwable> X thrown(@Nullable Throwable cause) throws X {
        throw (X) (cause == null ? new IllegalStateException("a load failed for no reason") : cause);
    }

    private <X extends Exception> @Nullable Object here(
            Load load, Loader<Object, Object, X> loader, boolean usable, boolean ahead) throws X {
        Object value;
        try {
            Place place = usable ? keeping.place(load.key, ahead) : Place.NONE;
            Object there = place.there();
            if (there != null) {
                store.loads().unregister(load);
                load.endUnshared();
                return value(there);
            }
            value = loaded(load, loader, place);
        } catch (Throwable e) {
            if (!load.isInTime()) {
                // Whoever gave it up tells those who wait.
                throw e;
            }
            try {
                failed(load, e);
                store.loads().unregister(load);
            } finally {
                // Also where the key cannot be found any more: others wait.
                load.fail(e);
            }
            Object older = excused(load.key, e);
            if (older == null) {
                throw e;
            }
            return older;
        }
        store.loads().unregister(load);
        return value;
    }

    /** Counts and remembers a failure. */
    void failed(Load load, Throwable e) {
        store.stats().loaded(false);
        if (e instanceof Exception failure && !(e instanceof InterruptedException)) {
            store.loads().failed(load, failure);
        }
    }

    private <X extends Exception> @Nullable Object loaded(Load load, Loader<Object, Object, X> loader, Place place)
            throws X {
        load.holds(() -> keeping.release(load.key, place));
        try {
            if (load.isGivenUp()) {
                throw new CancellationException("it took too long to know whether it is to be loaded");
            }
            Loaded loaded = load(load, loader);
            if (keeping.keep(load, loaded, place)) {
                load.used();
            }
            return loaded.value();
        } finally {
            load.letGo();
        }
    }

    private <X extends Exception> Loaded load(Load load, Loader<Object, Object, X> loader) throws X {
        Loaded.Beginning beginning = keeping.beginning();
        Object value = loader.load(load.key);
        Loaded loaded = beginning.loaded(loader, load.key, value);
        if (load.isInTime()) {
            succeeded();
            load.succeed(value);
        }
        return loaded;
    }

    /** Tells that a load went well. */
    void succeeded() {
        store.stats().loaded(true);
        if (stale != null) {
            stale.loaded();
        }
    }

    /** How what is loaded is kept. */
    Keeping keeping() {
        return keeping;
    }

    /** The outcome of another caller's load; of one that has not ended, for it takes too long, an older value. */
    @Nullable
    Object await(Load other) {
        if (timed != null) {
            Object older = timed.await(other, () -> slow(other.key));
            if (older != null) {
                return older;
            }
        } else {
            awaitWithoutEnd(other);
        }
        Throwable failure = other.failure();
        if (failure instanceof CacheClosedException closed) {
            throw closed;
        }
        if (failure instanceof CacheLoadTimeoutException late) {
            throw new CacheLoadTimeoutException(String.valueOf(late.getMessage()), cache, null, late);
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

    private void awaitWithoutEnd(Load other) {
        try {
            if (waits.await(other, Long.MAX_VALUE) == LoadWaits.Outcome.CIRCLE) {
                throw LoadWaits.circle(cache, other);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CacheOperationException(
                    "Cache '" + cache + "': interrupted while waiting for another caller's load; ask again",
                    cache,
                    null,
                    e);
        }
    }

    private static @Nullable Object value(Object there) {
        return there == Absent.ABSENT ? null : there;
    }
}
