package org.twatcache;

import java.util.List;
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
     * The engines that are available now.
     *
     * @return the engines, the one that a spec without a wish gets first
     */
    List<EngineInfo> engines();
}
