package org.twatcache.core.internal.methods;

import org.jspecify.annotations.Nullable;
import org.twatcache.CacheCondition;

/**
 * A method that is to put its result.
 *
 * @param of in place of whose
 */
record PutRule(
        InterfaceMethod method,
        CachedRule of,
        Keys keys,
        Tags tags,
        @Nullable CacheCondition condition) {}
