package org.twatcache.promise;

import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.util.promise.Promise;
import org.osgi.util.promise.PromiseFactory;
import org.twatcache.CacheConfigurationException;
import org.twatcache.CacheContexts;
import org.twatcache.CacheOperationException;
import org.twatcache.CacheSpec;
import org.twatcache.CacheStats;
import org.twatcache.EngineNotAvailableException;
import org.twatcache.Memoized;
import org.twatcache.MemoizedStage;

/**
 * A function whose results come by {@link Promise}, and are kept. As a {@link MemoizedStage}: everybody who asks for an argument while its result is
 * on its way gets that, and of one that fails nothing is kept. Safe for use by any number of threads.
 *
 * @param <A> the type of the argument
 * @param <R> the type of the results
 */
public final class MemoizedPromise<A, R> implements Function<A, Promise<R>>, Memoized {

    private final MemoizedStage<A, R> stages;
    private final PromiseFactory promises;

    private MemoizedPromise(MemoizedStage<A, R> stages, PromiseFactory promises) {
        this.stages = stages;
        this.promises = promises;
    }

    /**
     * Keeps the results of a function; callbacks of the promises run on the thread that resolves them, as those of {@link MemoizedStage#apply}.
     *
     * @param contexts the context service of the bundle that is to own the cache
     * @param spec what is wished of its cache
     * @param function the function, called on a thread of the platform; it should not wait
     * @param <A> the type of the argument
     * @param <R> the type of the results
     * @return the function with its results, to be closed
     * @throws CacheConfigurationException as {@link CacheContexts#memoizeStage}
     * @throws EngineNotAvailableException as {@link CacheContexts#memoizeStage}
     */
    public static <A, R> MemoizedPromise<A, R> memoize(
            CacheContexts contexts,
            CacheSpec<A, R> spec,
            Function<? super A, ? extends Promise<? extends R>> function) {
        return memoize(contexts, spec, function, new PromiseFactory(PromiseFactory.inlineExecutor()));
    }

    /**
     * The same with promises of a factory.
     *
     * @param contexts the context service of the bundle that is to own the cache
     * @param spec what is wished of its cache
     * @param function the function, called on a thread of the platform; it should not wait
     * @param promises makes the promises, and knows on which threads callbacks run
     * @param <A> the type of the argument
     * @param <R> the type of the results
     * @return the function with its results, to be closed
     * @throws CacheConfigurationException as {@link CacheContexts#memoizeStage}
     * @throws EngineNotAvailableException as {@link CacheContexts#memoizeStage}
     */
    public static <A, R> MemoizedPromise<A, R> memoize(
            CacheContexts contexts,
            CacheSpec<A, R> spec,
            Function<? super A, ? extends Promise<? extends R>> function,
            PromiseFactory promises) {
        Objects.requireNonNull(function, "function");
        Objects.requireNonNull(promises, "promises");
        MemoizedStage<A, R> stages =
                contexts.memoizeStage(spec, argument -> MemoizedPromise.<R>stage(function.apply(argument)));
        return new MemoizedPromise<>(stages, promises);
    }

    private static <R> CompletionStage<? extends R> stage(Promise<? extends R> promise) {
        return Objects.requireNonNull(promise, "what the function gave").toCompletionStage();
    }

    /**
     * The result for an argument, asked for where it is not there. Does not wait.
     *
     * @param argument the argument, or null
     * @return the result, or null where that is it; or the failure, as the function gave it
     * @throws CacheOperationException where the argument cannot be a key; the function was not called
     */
    @Override
    public Promise<R> apply(@Nullable A argument) {
        return promises.resolvedWith(stages.apply(argument));
    }

    /**
     * As {@link MemoizedStage#contains}.
     *
     * @param argument the argument, or null
     * @return whether there is a result now
     */
    public boolean contains(@Nullable A argument) {
        return stages.contains(argument);
    }

    /**
     * As {@link MemoizedStage#peek}.
     *
     * @param argument the argument, or null
     * @return the result, or null where there is none
     */
    public @Nullable R peek(@Nullable A argument) {
        return stages.peek(argument);
    }

    /**
     * As {@link MemoizedStage#delete}.
     *
     * @param argument the argument, or null
     * @return whether there was a result
     */
    public boolean delete(@Nullable A argument) {
        return stages.delete(argument);
    }

    @Override
    public String name() {
        return stages.name();
    }

    @Override
    public CacheStats stats() {
        return stages.stats();
    }

    @Override
    public long estimatedSize() {
        return stages.estimatedSize();
    }

    @Override
    public void clear() {
        stages.clear();
    }

    @Override
    public void close() {
        stages.close();
    }
}
