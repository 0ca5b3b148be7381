package org.twatcache.core.internal.methods;

import org.jspecify.annotations.Nullable;

/** What becomes of the calls of one method. */
@FunctionalInterface
interface Route {

    /** Answers a call; throws what the target throws, unchanged. */
    @Nullable
    Object call(@Nullable Object[] arguments) throws Exception;
}
