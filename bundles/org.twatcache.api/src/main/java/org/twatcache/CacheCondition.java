package org.twatcache;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Decides which calls have to do with the cache, and which results are kept. Its class is named in an annotation and has a
 * constructor without parameters; there is one instance for each annotation of each proxy. Called by any number of threads; what it throws is thrown to
 * the caller.
 */
@FunctionalInterface
@ConsumerType
public interface CacheCondition {

    /**
     * Whether this call has to do with the cache. Asked before the method is called.
     *
     * @param call the call
     * @return false to have the method called as if it had no annotation: nothing is read, kept, put or evicted
     */
    boolean applies(CacheInvocation call);

    /**
     * Whether a result is kept. Asked for {@link Cached} and {@link CachePut}, once the method gave it.
     *
     * @param call the call
     * @param result the result, never null
     * @return false to give it to those who wait for it only
     */
    default boolean keeps(CacheInvocation call, Object result) {
        return true;
    }
}
