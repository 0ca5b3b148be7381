package org.twatcache;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A function whose results are kept; made by {@link CacheContexts#memoize(CacheSpec, Function)}. Arguments are compared by value; see there.
 *
 * @param <A> the type of the argument
 * @param <R> the type of the results
 */
@ProviderType
public interface MemoizedFunction<A, R> extends Function<A, R>, Memoized {

    /**
     * The result for an argument, computed where it is not there.
     *
     * @param argument the argument, or null
     * @return the result, or null where that is it
     * @throws CacheOperationException where the argument cannot be a key; the function was not called
     */
    @Override
    @Nullable
    @SuppressWarnings("NullAway") // which takes the JDK's interface for one whose results are never null
    R apply(@Nullable A argument);

    /**
     * Whether there is a result; a null that is remembered is none.
     *
     * @param argument the argument, or null
     * @return whether there is one now
     */
    boolean contains(@Nullable A argument);

    /**
     * The result that is there. Computes nothing and counts nothing.
     *
     * @param argument the argument, or null
     * @return the result, or null where there is none
     */
    @Nullable
    R peek(@Nullable A argument);

    /**
     * Forgets a result, also one that is being computed.
     *
     * @param argument the argument, or null
     * @return whether there was one
     */
    boolean delete(@Nullable A argument);
}
