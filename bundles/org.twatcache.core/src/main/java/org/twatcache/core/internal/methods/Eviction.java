package org.twatcache.core.internal.methods;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheCondition;

/** Evicts the result of one key, or all results, of some methods. */
final class Eviction implements Change {

    private final InterfaceMethod method;
    private final List<MethodCache> caches;
    private final @Nullable Keys keys;
    private final boolean before;
    private final @Nullable CacheCondition condition;

    /**
     * Evicts by calls of a method.
     *
     * @param keys of the results, or null for all of them
     * @param before whether before the call and in any case after it
     */
    Eviction(
            InterfaceMethod method,
            List<MethodCache> caches,
            @Nullable Keys keys,
            boolean before,
            @Nullable CacheCondition condition) {
        this.method = method;
        this.caches = caches;
        this.keys = keys;
        this.before = before;
        this.condition = condition;
    }

    @Override
    public Begun begin(@Nullable Object[] arguments) throws Keys.Refused {
        if (condition != null && !condition.applies(Invocation.of(method, arguments))) {
            return NOTHING;
        }
        // Now: the method may change its arguments.
        Object key = keys == null ? null : keys.of(arguments);
        if (before) {
            evict(key);
        }
        return new Begun() {
            @Override
            public void succeeded(@Nullable Object result) {
                evict(key);
            }

            @Override
            public void failed() {
                if (before) {
                    // Again: what was computed meanwhile may be of before.
                    evict(key);
                }
            }
        };
    }

    private void evict(@Nullable Object key) {
        Every.of(caches, cache -> {
            if (key == null) {
                cache.evictAll();
            } else {
                cache.evict(key);
            }
        });
    }
}
