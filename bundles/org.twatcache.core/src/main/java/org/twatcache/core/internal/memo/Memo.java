package org.twatcache.core.internal.memo;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.twatcache.Cache;
import org.twatcache.CacheLoadException;
import org.twatcache.CacheOperationException;
import org.twatcache.CacheStats;
import org.twatcache.Lookup;
import org.twatcache.Memoized;

/** The results of one function, and what is done with them. */
abstract class Memo<R> implements Memoized {

    private final Cache<Object, R> cache;
    private final Runnable atClose;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ByValue values = new ByValue();

    /** Takes what is to be closed with it. */
    Memo(Cache<Object, R> cache, Runnable atClose) {
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

    final <X extends Exception> @Nullable R result(Object key, Call<R, X> call) throws X {
        try {
            return cache.get(key, call);
        } catch (CacheLoadException e) {
            throw call.<RuntimeException>unwrapped(e);
        }
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
        cache.close();
        if (!closed.getAndSet(true)) {
            atClose.run();
        }
    }

    @Override
    public final String toString() {
        return "Memoized[" + cache.name() + "]";
    }
}
