package org.twatcache.core.internal.methods;

import org.jspecify.annotations.Nullable;
import org.twatcache.CacheCondition;
import org.twatcache.CacheSpec;

/**
 * A method whose results are to be kept.
 *
 * @param spec the spec of its cache
 * @param tags of its results
 * @param hidden whether its callers know nothing of a cache
 */
record CachedRule(
        InterfaceMethod method,
        CacheSpec<Object, Object> spec,
        Keys keys,
        Tags tags,
        @Nullable CacheCondition condition,
        boolean hidden) {

    /** Its name in the interface. */
    String name() {
        return method.signature().name();
    }
}
