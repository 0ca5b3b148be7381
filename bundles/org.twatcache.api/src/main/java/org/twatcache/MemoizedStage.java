package org.twatcache;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A function that gives its results later, which are kept; made by {@link CacheContexts#memoizeStage}. Arguments are compared by value; see
 * {@link CacheContexts#memoize(CacheSpec, Function)}. One result at a time is on its way for an argument, and everybody who asks meanwhile has that;
 * of one that fails nothing is kept.
 *
 * @param <A> the type of the argument
 * @param <R> the type of the results
 */
@ProviderType
public interface MemoizedStage<A, R> extends Function<A, CompletionStage<R>>, Memoized {

    /**
     * The result for an argument, asked for where it is not there. Does not wait, neither for the function nor for an engine.
     *
     * @param argument the argument, or null
     * @return the result, or null where that is it; or the failure, as the function gave it. What depends on it runs on the calling thread
     *     or on one of the platform, and should not wait
     * @throws CacheOperationException where the argument cannot be a key; the function was not called
     */
    @Override
    CompletionStage<R> apply(@Nullable A argument);

    /**
     * Whether there is a result; one that is on its way is none, nor a null that is remembered. May wait for an engine.
     *
     * @param argument the argument, or null
     * @return whether there is one now
     */
    boolean contains(@Nullable A argument);

    /**
     * The result that is there. Asks for nothing and counts nothing. May wait for an engine.
     *
     * @param argument the argument, or null
     * @return the result, or null where there is none
     */
    @Nullable
    R peek(@Nullable A argument);

    /**
     * Forgets a result, also one that is on its way: it is given to those who have asked, and not kept. May wait for an engine.
     *
     * @param argument the argument, or null
     * @return whether there was one
     */
    boolean delete(@Nullable A argument);
}
