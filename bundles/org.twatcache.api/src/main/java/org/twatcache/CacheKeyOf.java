package org.twatcache;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Makes the key of a call, where it is not made of the arguments as they are. Its class is named in an annotation and has a constructor
 * without parameters; there is one instance for each annotation of each proxy.
 */
@FunctionalInterface
@ConsumerType
public interface CacheKeyOf {

    /**
     * The parts of the key. For {@link CacheEvict} and {@link CachePut} they are those of the cached method: its arguments, as far as they make its
     * key. Called by any number of threads, before the method; what it throws is thrown to the caller, and the method is not called.
     *
     * @param call the call
     * @return the parts, which are compared by value as arguments are
     */
    List<? extends @Nullable Object> parts(CacheInvocation call);
}
