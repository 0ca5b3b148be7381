package org.twatcache;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A supplier whose result is kept until its lifetime is over, or until {@link #clear}; made by
 * {@link CacheContexts#memoize(CacheSpec, Supplier)}.
 *
 * @param <R> the type of the result
 */
@ProviderType
public interface MemoizedSupplier<R> extends Supplier<R>, Memoized {

    /**
     * The result, computed where it is not there.
     *
     * @return the result, or null where that is it
     */
    @Override
    @Nullable
    @SuppressWarnings("NullAway") // which takes the JDK's interface for one whose results are never null
    R get();

    /**
     * The result that is there. Computes nothing and counts nothing.
     *
     * @return the result, or null where there is none
     */
    @Nullable
    R peek();
}
