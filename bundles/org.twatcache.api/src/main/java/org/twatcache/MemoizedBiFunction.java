package org.twatcache;

import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A function of two arguments whose results are kept; made by {@link CacheContexts#memoize(CacheSpec, Class, BiFunction)}. Arguments are
 * compared by value; see there.
 *
 * @param <A> the type of the first argument
 * @param <B> the type of the second argument
 * @param <R> the type of the results
 */
@ProviderType
public interface MemoizedBiFunction<A, B, R> extends BiFunction<A, B, R>, Memoized {

    /**
     * The result for two arguments, computed where it is not there.
     *
     * @param first the first argument, or null
     * @param second the second argument, or null
     * @return the result, or null where that is it
     * @throws CacheOperationException where an argument cannot be part of a key; the function was not called
     */
    @Override
    @Nullable
    @SuppressWarnings("NullAway") // which takes the JDK's interface for one whose results are never null
    R apply(@Nullable A first, @Nullable B second);

    /**
     * Whether there is a result; a null that is remembered is none.
     *
     * @param first the first argument, or null
     * @param second the second argument, or null
     * @return whether there is one now
     */
    boolean contains(@Nullable A first, @Nullable B second);

    /**
     * The result that is there. Computes nothing and counts nothing.
     *
     * @param first the first argument, or null
     * @param second the second argument, or null
     * @return the result, or null where there is none
     */
    @Nullable
    R peek(@Nullable A first, @Nullable B second);

    /**
     * Forgets a result, also one that is being computed.
     *
     * @param first the first argument, or null
     * @param second the second argument, or null
     * @return whether there was one
     */
    boolean delete(@Nullable A first, @Nullable B second);
}
