package org.twatcache.core.internal.methods;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheCondition;

/**
 * A method that is to evict.
 *
 * @param of whose results
 * @param keys of one result, or null for more
 * @param tags of those that are evicted; where there are none and no keys, all are
 * @param before whether before the call and in any case after it
 */
record EvictRule(
        InterfaceMethod method,
        List<CachedRule> of,
        @Nullable Keys keys,
        Tags tags,
        boolean before,
        @Nullable CacheCondition condition) {}
