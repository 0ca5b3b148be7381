package org.twatcache.core.internal.methods;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheCondition;

/** Puts the result in place of that of another method. */
final class Put implements Change {

    private final Keys keys;
    private final Tags tags;
    private final MethodCache cache;
    private final @Nullable CacheCondition condition;

    Put(Keys keys, Tags tags, MethodCache cache, @Nullable CacheCondition condition) {
        this.keys = keys;
        this.tags = tags;
        this.cache = cache;
        this.condition = condition;
    }

    @Override
    public Begun begin(@Nullable Object[] arguments) throws Keys.Refused {
        Invocation call = Invocation.of(keys.method, arguments);
        if (condition != null && !condition.applies(call)) {
            return NOTHING;
        }
        Object key = keys.of(arguments);
        Set<String> tagged = tags.of(arguments);
        cache.beginPut(key);
        return new Begun() {
            @Override
            public void succeeded(@Nullable Object result) {
                boolean keeps = false;
                try {
                    keeps = result != null && (condition == null || condition.keeps(call, result));
                } finally {
                    cache.put(key, keeps ? result : null, tagged);
                }
            }

            @Override
            public void failed() {
                cache.endPut(key);
            }
        };
    }
}
