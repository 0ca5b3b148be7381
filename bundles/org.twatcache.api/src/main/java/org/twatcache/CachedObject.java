package org.twatcache;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * An object whose methods are cached, and the caches of these methods; made by {@link CacheContexts#cached(CachedMethods, Object)}. What
 * implements the interfaces is {@link #proxy()}. It is an object of its own since an interface may well have a {@code close()} or a
 * {@code clear()} with a meaning of its own; {@link #of} leads from a proxy to it.
 *
 * <p>Safe for use by any number of threads. After {@link #close}, and after the owner stopped, the proxy stays usable: every call goes
 * to the target, as if it were called itself.
 */
@ProviderType
public interface CachedObject extends AutoCloseable {

    /**
     * The caches of a proxy.
     *
     * @param proxy what {@link CacheContexts#cached(Class, Object)} gave, or {@link #proxy()}
     * @return its caches
     * @throws IllegalArgumentException where it is no such proxy
     */
    static CachedObject of(Object proxy) {
        if (Proxy.isProxyClass(proxy.getClass()) && Proxy.getInvocationHandler(proxy) instanceof CachedObject cached) {
            return cached;
        }
        throw new IllegalArgumentException("An object of " + proxy.getClass().getName()
                + " is not what CacheContexts.cached gave; its target has no caches");
    }

    /**
     * What clients are given in place of the target. It implements all the interfaces. It is equal to itself only; {@code toString} names the
     * target's class. The methods that are not cached, default methods included, are those of the target.
     *
     * @return always the same object
     */
    Object proxy();

    /**
     * The target.
     *
     * @return what the methods are called on
     */
    Object target();

    /**
     * The names of the caches, one for each cached method, as operators see them.
     *
     * @return an immutable list, sorted
     */
    List<String> names();

    /**
     * What became of the calls of each cached method.
     *
     * @return a snapshot by the names of the caches, each counted since its cache was created
     * @throws CacheClosedException after {@link #close}, or after the owner stopped
     */
    Map<String, CacheStats> stats();

    /**
     * How many results there are, as {@link CacheView#estimatedSize}.
     *
     * @return the number of results of all methods
     * @throws CacheClosedException after {@link #close}, or after the owner stopped
     */
    long estimatedSize();

    /** Forgets every result, also those that are being computed. Does nothing after {@link #close}, and after the owner stopped. */
    void clear();

    /**
     * Forgets the results that have a tag, as {@link TaggedCache#invalidate}, of all methods that have tags. Does nothing after {@link #close},
     * and after the owner stopped.
     *
     * @param tag the tag
     * @throws CacheConfigurationException where no method has tags
     */
    void invalidate(String tag);

    /** Lets the caches go, as {@link Cache#close}; the proxy stays usable. Idempotent. */
    @Override
    void close();
}
