package org.twatcache.core.internal.methods;

import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.CacheCondition;

/** A method whose results are kept, at once or when they come. */
abstract class KeptRoute implements Route {

    private static final Logger LOG = LoggerFactory.getLogger(KeptRoute.class);

    final Keys keys;
    private final Tags tags;
    final Target target;
    final MethodCache cache;
    private final @Nullable CacheCondition condition;

    /** Whether the callers know nothing of a cache: then its own troubles are none of theirs. */
    final boolean hidden;

    private final AtomicBoolean told = new AtomicBoolean();

    KeptRoute(CachedRule rule, Target target, MethodCache cache) {
        this.keys = rule.keys();
        this.tags = rule.tags();
        this.condition = rule.condition();
        this.hidden = rule.hidden();
        this.target = target;
        this.cache = cache;
    }

    @Override
    public final @Nullable Object call(@Nullable Object[] arguments) throws Exception {
        if (cache.isOver() || !applies(arguments)) {
            return target.call(arguments);
        }
        Object key;
        try {
            key = keys.of(arguments);
        } catch (Keys.Refused e) {
            return uncached(arguments, e);
        }
        Object found = cache.find(key);
        if (cache.isKept(found)) {
            return given(cache.kept(found));
        } else if (cache.isOver()) {
            return target.call(arguments);
        }
        Set<String> own;
        try {
            // Now: the method may change its arguments.
            own = tags.of(arguments);
        } catch (Keys.Refused e) {
            return uncached(arguments, e);
        }
        return computed(key, arguments, own, found);
    }

    /** What a caller is given of a result that is kept. */
    abstract @Nullable Object given(@Nullable Object kept);

    /** Calls the method, or waits for another's call. */
    abstract @Nullable Object computed(
            Object key, @Nullable Object[] arguments, Set<String> tagged, @Nullable Object found) throws Exception;

    private boolean applies(@Nullable Object[] arguments) {
        return condition == null || condition.applies(Invocation.of(keys.method, arguments));
    }

    final boolean keeps(@Nullable Object[] arguments, Object result) {
        return condition == null || condition.keeps(Invocation.of(keys.method, arguments), result);
    }

    /** A call whose arguments cannot be a key, or have no tags. */
    private @Nullable Object uncached(@Nullable Object[] arguments, Keys.Refused refused) throws Exception {
        if (!hidden) {
            throw refused.told(keys.method);
        }
        if (!told.getAndSet(true)) {
            LOG.warn(
                    "Cache '{}' has no part in calls of {}: {}; this is said once",
                    cache.name(),
                    keys.method,
                    refused.getMessage());
        }
        return target.call(arguments);
    }
}
