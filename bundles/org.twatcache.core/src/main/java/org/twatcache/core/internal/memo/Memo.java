package org.twatcache.core.internal.memo;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheLoadException;
import org.twatcache.CacheOperationException;
import org.twatcache.CacheStats;
import org.twatcache.Lookup;
import org.twatcache.Memoized;
import org.twatcache.core.internal.cache.Later;
import org.twatcache.core.internal.cache.ManagedCache;

/** The results of one function, and what is done with them. */
abstract class Memo<R> implements Memoized {

    private final ManagedCache<Object, R> cache;
    private final Runnable atClose;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ByValue values = new ByValue();

    /** Takes what is to be closed with it. */
    Memo(ManagedCache<Object, R> cache, Runnable atClose) {
        this.cache = cache;
        this.atClose = atClose;
    }

    /** What stands for an argument in a key. */
    final @Nullable Object value(int place, @Nullable Object argument) {
        try {
            return values.of(argument);
        } catch (ByValue.Refused e) {
            throw new CacheOperationException(
                    "Memoized function '" + cache.name() + "': argument " + place + ", a "
                            + (argument == null ? "null" : argument.getClass().getTypeName())
                            + ", cannot be a key: " + e.getMessage() + "; the function was not called",
                    cache.name(),
                    null,
                    e);
        }
    }

    /** What is kept, for {@link #kept}, or what {@link #computed} takes. */
    final @Nullable Object find(Object key) {
        return cache.find(key);
    }

    /** Whether that is a result that need not be computed. */
    final boolean isKept(@Nullable Object found) {
        return cache.isEntry(found);
    }

    final @Nullable R kept(@Nullable Object found) {
        return cache.value(found);
    }

    /** Calls the function, unless somebody does already. */
    final <X extends Exception> @Nullable R computed(Object key, @Nullable Object found, Call<R, X> call) throws X {
        try {
            return cache.load(key, call, found);
        } catch (CacheLoadException e) {
            throw call.<RuntimeException>unwrapped(e);
        }
    }

    /** What is kept, or comes by the call. */
    @SuppressWarnings("NullAway") // which does not let a stage be of null
    final CompletionStage<R> later(Object key, Later<R> call) {
        return cache.stage(key, call);
    }

    final boolean isThere(Object key) {
        return cache.view().contains(key);
    }

    final @Nullable R there(Object key) {
        return cache.view().lookup(key) instanceof Lookup.Hit<R> hit ? hit.value() : null;
    }

    final boolean remove(Object key) {
        return cache.remove(key);
    }

    @Override
    public final String name() {
        return cache.name();
    }

    @Override
    public final CacheStats stats() {
        return cache.view().stats();
    }

    @Override
    public final long estimatedSize() {
        return cache.view().estimatedSize();
    }

    @Override
    public final void clear() {
        cache.clear();
    }

    @Override
    public final void close() {
        if (!closed.getAndSet(true)) {
            try {
                cache.close();
            } finally {
                // Not before: whoever takes the name over must not meet these results.
                atClose.run();
            }
        }
    }

    @Override
    public final String toString() {
        return "Memoized[" + cache.name() + "]";
    }
}
