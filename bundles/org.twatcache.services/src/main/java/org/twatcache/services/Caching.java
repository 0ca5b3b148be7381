package org.twatcache.services;

import java.util.Optional;
import org.twatcache.CachedObject;

/** Makes the caches of an object, and an object to be called in its place. */
@FunctionalInterface
interface Caching {

    /**
     * Makes them.
     *
     * @param suffix what the names of the caches have more than those of others
     * @param target the object
     * @return empty where that failed, which was told
     */
    Optional<CachedObject> of(String suffix, Object target);
}
