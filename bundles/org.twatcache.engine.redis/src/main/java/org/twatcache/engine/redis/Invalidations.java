package org.twatcache.engine.redis;

/** Tells caches which of their keys are changed on a server, or in a cluster, by whomever. */
interface Invalidations extends AutoCloseable {

    /**
     * Tells a cache what becomes of its keys. From when on, it is told by {@link Hearer#told}.
     *
     * @return ends it
     */
    Runnable join(Hearer hearer);

    @Override
    void close();
}
