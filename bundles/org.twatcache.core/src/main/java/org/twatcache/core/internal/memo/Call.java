package org.twatcache.core.internal.memo;

import org.jspecify.annotations.Nullable;
import org.twatcache.CacheLoadException;
import org.twatcache.Loader;

/** One call of a function whose results are kept: the client's function with the arguments of this caller, for the case that it has to be called. */
public abstract class Call<R, X extends Exception> implements Loader<Object, R, X> {

    /** Set by the thread that loads, which need not be the caller's. */
    private volatile boolean ran;

    /** A call that was not made yet. */
    protected Call() {}

    /** Calls the function. */
    protected abstract @Nullable R run() throws X;

    /** Whether the function was called. */
    public final boolean ran() {
        return ran;
    }

    @Override
    public final @Nullable R load(Object key) throws X {
        ran = true;
        return run();
    }

    /** What the function threw, be it to this caller or to the one for whom this one waited; what a cache threw itself otherwise. */
    @SuppressWarnings("unchecked")
    public final <E extends Throwable> CacheLoadException unwrapped(CacheLoadException thrown) throws E {
        Throwable cause = thrown.getCause();
        if (ran || cause == null) {
            return thrown;
        }
        throw (E) cause;
    }
}
