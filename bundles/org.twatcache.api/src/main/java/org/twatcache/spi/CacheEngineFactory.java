package org.twatcache.spi;

import org.osgi.annotation.versioning.ConsumerType;
import org.twatcache.CacheConfigurationException;
import org.twatcache.EngineNotAvailableException;

/**
 * Makes engines: one service of a bundle, described by {@link ProvidesCacheEngine}. Safe for use by any number of threads.
 */
@ConsumerType
public interface CacheEngineFactory {

    /** Service property: the engine's name. */
    String NAME = "cache.engine.name";

    /** Service property: other names, a String or an array or collection of them. */
    String ALIASES = "cache.engine.aliases";

    /** Service property: the names of its {@link org.twatcache.EngineTrait}s, a String or an array or collection of them. */
    String TRAITS = "cache.engine.traits";

    /** Service property: the names of the options it knows, a String or an array or collection of them. */
    String OPTIONS = "cache.engine.options";

    /** Service property: its place among engines where it has no {@code service.ranking}, an Integer. */
    String RANKING = "cache.engine.ranking";

    /** Service property: why it cannot serve now; absent or empty while it can. */
    String UNHEALTHY = "cache.engine.unhealthy";

    /**
     * Creates an engine for one cache. The platform closes it exactly once, before the factory's bundle has stopped.
     *
     * @param request what it is to do
     * @return a new engine, which implements {@code CacheEngine<byte[]>} where the factory has the trait
     *     {@code KEEPS_BYTES}, else {@code CacheEngine<Object>}
     * @throws CacheConfigurationException where an option is wrong or contradicts the request
     * @throws EngineNotAvailableException where it cannot serve now; the message says why
     */
    CacheEngine<?> create(EngineRequest request);

    /**
     * Takes what is to be run when the factory cannot serve any more, and when it can again. Called outside OSGi only, before
     * {@link #create}; in OSGi service properties such as {@link #UNHEALTHY} tell it.
     *
     * @param news returns soon, never throws, and may be run by any thread, but with no lock held
     */
    default void onNews(Runnable news) {}
}
