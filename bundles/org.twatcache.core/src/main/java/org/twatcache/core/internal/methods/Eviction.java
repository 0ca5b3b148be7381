package org.twatcache.core.internal.methods;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheCondition;

/** Evicts the result of one key, those with some tags, or all results, of some methods. */
final class Eviction implements Change {

    private final InterfaceMethod method;
    private final List<MethodCache> caches;
    private final @Nullable Keys keys;
    private final Tags tags;
    private final boolean before;
    private final @Nullable CacheCondition condition;

    /**
     * Evicts by calls of a method.
     *
     * @param keys of one result, or null for more
     * @param tags of those that are evicted; where there are none and no keys, all are
     * @param before whether before the call and in any case after it
     */
    Eviction(
            InterfaceMethod method,
            List<MethodCache> caches,
            @Nullable Keys keys,
            Tags tags,
            boolean before,
            @Nullable CacheCondition condition) {
        this.method = method;
        this.caches = caches;
        this.keys = keys;
        this.tags = tags;
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
        Set<String> tagged = tags.of(arguments);
        if (before) {
            evict(key, tagged);
        }
        return new Begun() {
            @Override
            public void succeeded(@Nullable Object result) {
                evict(key, tagged);
            }

            @Override
            public void failed() {
                if (before) {
                    // Again: what was computed meanwhile may be of before.
                    evict(key, tagged);
                }
            }
        };
    }

    private void evict(@Nullable Object key, Set<String> tagged) {
        Every.of(caches, cache -> {
            if (key != null) {
                cache.evict(key);
            } else if (tags.isEmpty()) {
                cache.evictAll();
            } else {
                tagged.forEach(cache::invalidate);
            }
        });
    }
}
