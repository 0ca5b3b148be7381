package org.twatcache;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A task whose result is kept until its lifetime is over, or until {@link #clear}; made by {@link CacheContexts#memoizeCall}.
 *
 * @param <R> the type of the result
 */
@ProviderType
public interface MemoizedCallable<R> extends Callable<R>, Memoized {

    /**
     * The result, computed where it is not there.
     *
     * @return the result, or null where that is it
     * @throws Exception what the task threw, unchanged
     */
    @Override
    @Nullable
    R call() throws Exception;

    /**
     * The result that is there. Computes nothing and counts nothing.
     *
     * @return the result, or null where there is none
     */
    @Nullable
    R peek();
}
