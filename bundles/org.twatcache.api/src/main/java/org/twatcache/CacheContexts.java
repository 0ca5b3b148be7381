package org.twatcache;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The context service: opens caches on whichever engines are there. In OSGi a service, outside it
 * {@link TwatCache#standalone}.
 *
 * <p>Whoever asks owns what is opened. In OSGi that is the bundle, not the component: ungetting this service closes
 * nothing; what a bundle opened is closed when the bundle has stopped. Names are private to their owner.
 *
 * <p>Safe for use by any number of threads. After the owner stopped, every method throws {@link CacheClosedException}.
 */
@ProviderType
public interface CacheContexts {

    /**
     * Opens a context and one handle that end together. A named spec that equals the spec of an open cache of that name
     * joins it. When a wished engine is merely not there yet this does not fail: the handle works by its
     * {@link OnEngineLoss} policy, unless the spec is {@link CacheSpecBuilder#required()}.
     *
     * @param spec what is wished
     * @param <K> the type of the keys
     * @param <V> the type of the values
     * @return a handle, to be closed
     * @throws CacheConfigurationException where the spec contradicts itself, an engine cannot meet it, or the name is open
     *     with another spec
     * @throws EngineNotAvailableException where the spec is strict and no engine can serve; it lists what is available
     */
    <K, V> Cache<K, V> open(CacheSpec<K, V> spec);

    /**
     * A context that opens handles of one spec; nothing is opened yet.
     *
     * @param spec what is wished
     * @param <K> the type of the keys
     * @param <V> the type of the values
     * @return a context, to be closed
     */
    <K, V> CacheContext<K, V> context(CacheSpec<K, V> spec);

    /**
     * A handle on the cache of that name which the owner itself holds: it ends with the owner or by {@link #destroy}, not
     * with a handle.
     *
     * @param spec what is wished, with a name
     * @param <K> the type of the keys
     * @param <V> the type of the values
     * @return a handle; closing it ends the handle only
     * @throws CacheConfigurationException as {@link #open}, and where the spec has no name
     * @throws EngineNotAvailableException as {@link #open}
     */
    <K, V> Cache<K, V> getOrCreate(CacheSpec<K, V> spec);

    /**
     * Ends the owner's cache of that name with all its handles, and removes what it kept on disk or on a server.
     *
     * @param name the name in the spec
     * @return whether there was one
     */
    boolean destroy(String name);

    /**
     * Keeps the results of a function. One function at a time is memoized under a name, until it is closed: the name is what its results
     * are met by again.
     *
     * <p>Arguments are compared by value, null included: arrays and collections by their elements, at the time of the call, which
     * may be changed afterwards; records, enums and whatever else overrides {@code equals} by that, and must not be changed.
     * Anything else, and a record with a component that is an array, cannot be a key. For an engine that keeps bytes the type of the
     * keys in the spec says which classes may be met in arguments; with one that cannot be encoded, a set for example, the function is
     * called each time while such an engine serves.
     *
     * @param spec what is wished of its cache; it has neither weigher nor listeners, which would see keys that are not the
     *     client's
     * @param function the function, called on the thread that asks
     * @param <A> the type of the argument
     * @param <R> the type of the results
     * @return the function with its results, to be closed
     * @throws CacheConfigurationException as {@link #open}, where the spec has a weigher or listeners, and where another function is
     *     memoized under its name
     * @throws EngineNotAvailableException as {@link #open}
     */
    <A, R> MemoizedFunction<A, R> memoize(CacheSpec<A, R> spec, Function<? super A, ? extends R> function);

    /**
     * Keeps the results of a function of two arguments; as {@link #memoize(CacheSpec, Function)}.
     *
     * @param spec what is wished of its cache; the type of its keys is that of the first argument
     * @param second the type of the second argument
     * @param function the function, called on the thread that asks
     * @param <A> the type of the first argument
     * @param <B> the type of the second argument
     * @param <R> the type of the results
     * @return the function with its results, to be closed
     */
    <A, B, R> MemoizedBiFunction<A, B, R> memoize(
            CacheSpec<A, R> spec, Class<B> second, BiFunction<? super A, ? super B, ? extends R> function);

    /**
     * Keeps what a supplier gives; as {@link #memoize(CacheSpec, Function)}, for no argument.
     *
     * @param spec what is wished of its cache; the type of its keys says nothing
     * @param supplier the supplier, called on the thread that asks
     * @param <R> the type of the result
     * @return the supplier with its result, to be closed
     */
    <R> MemoizedSupplier<R> memoize(CacheSpec<?, R> spec, Supplier<? extends R> supplier);

    /**
     * Keeps the result of a task that may throw anything; as {@link #memoize(CacheSpec, Supplier)}.
     *
     * @param spec what is wished of its cache; the type of its keys says nothing
     * @param task the task, called on the thread that asks
     * @param <R> the type of the result
     * @return the task with its result, to be closed
     */
    <R> MemoizedCallable<R> memoizeCall(CacheSpec<?, R> spec, Callable<? extends R> task);

    /**
     * Keeps the results of a function that gives them later; as {@link #memoize(CacheSpec, Function)}. Neither hits nor misses wait, and
     * the time-outs of the spec do not bind it: what the function gives has its own. Its results carry no tags.
     *
     * @param spec what is wished of its cache
     * @param function the function, called on a thread of the platform; it should not wait
     * @param <A> the type of the argument
     * @param <R> the type of the results
     * @return the function with its results, to be closed
     */
    <A, R> MemoizedStage<A, R> memoizeStage(
            CacheSpec<A, R> spec, Function<? super A, ? extends CompletionStage<? extends R>> function);

    /**
     * Keeps the results of an object's methods, as the annotations of an interface say: {@link Cached}, {@link CacheEvict}, {@link CachePut}. The
     * same as {@link #cached(CachedMethods, Object)} with {@link CachedMethods#annotated}.
     *
     * <p>Its caches, of which {@link CachedObject#of} gives the statistics and which it clears and closes, are named after the interface and the
     * methods' signatures, so that results on disk or on a server are met again. For a second object of the interface, while the first has its
     * caches, use {@code CachedMethods.annotated(type).named(name)}.
     *
     * @param type the interface that carries the annotations
     * @param target what it is called on
     * @param <T> the interface
     * @return what is to be called in place of the target
     * @throws CacheConfigurationException as {@link #cached(CachedMethods, Object)}
     * @throws EngineNotAvailableException as {@link #open}
     */
    <T> T cached(Class<T> type, T target);

    /**
     * Keeps the results of an object's methods, by rules or by annotations. Arguments are compared by value, as
     * {@link #memoize(CacheSpec, Function)} compares them. One that cannot be a key is an error where annotations choose; where rules
     * choose, for interfaces that know nothing of caches, the target is called.
     *
     * <p>Calls by the object itself of its own methods, and calls of the target, pass the caches by: they neither read nor evict.
     *
     * @param methods which methods, and how
     * @param target what they are called on; it implements all the interfaces
     * @return the caches, to be closed, and what is to be called in place of the target
     * @throws CacheConfigurationException where a method that is to be cached cannot be, where annotations contradict each other or are malformed,
     *     where an interface is not visible to the class space, or no method is cached; it names the methods. And as
     *     {@link #memoize(CacheSpec, Function)}
     * @throws EngineNotAvailableException as {@link #open}
     */
    CachedObject cached(CachedMethods methods, Object target);

    /**
     * The engines that are available now.
     *
     * @return the engines, the one that a spec without a wish gets first
     */
    List<EngineInfo> engines();
}
