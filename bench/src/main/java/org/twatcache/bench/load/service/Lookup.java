package org.twatcache.bench.load.service;

/** The service. It knows nothing of caches. */
public interface Lookup {

    /**
     * Finds.
     *
     * @param key what is asked for
     * @return the key, and behind {@code @} the version that the service has, in a text that is made for this call; the key itself
     *     while it has none
     */
    String find(String key);
}
