package org.twatcache.core.internal.engine;

import org.jspecify.annotations.Nullable;
import org.twatcache.CacheOperationException;

/** Tells an engine's failure from that of the key it was given: a key whose hashCode or equals throws is nobody's fault but its own. */
public final class FoulKey {

    private FoulKey() {}

    /** The error that a key deserves, or null for a sound one. */
    @SuppressWarnings({"EqualsWithItself", "SelfEquals"})
    public static @Nullable RuntimeException check(String cache, Object key) {
        try {
            int unused = key.hashCode();
            boolean unusedToo = key.equals(key);
            return null;
        } catch (RuntimeException e) {
            return error(cache, key, e);
        }
    }

    /** The error for a key that threw. */
    public static RuntimeException error(String cache, Object key, RuntimeException thrown) {
        return new CacheOperationException(
                "Cache '" + cache + "' was given a key of class "
                        + key.getClass().getName() + " whose hashCode or equals throws " + thrown
                        + "; nothing was read or changed",
                cache,
                null,
                thrown);
    }
}
