package org.twatcache.core.internal.methods;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.CacheCondition;

/** A method whose results are kept, at once or when they come. */
abstract class KeptRoute implements Route {

    private static final Logger LOG = LoggerFactory.getLogger(KeptRoute.class);

    final Keys keys;
    final Tags tags;
    final Target target;
    final MethodCache cache;
    final @Nullable CacheCondition condition;

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

    final boolean applies(@Nullable Object[] arguments) {
        return condition == null || condition.applies(Invocation.of(keys.method, arguments));
    }

    final boolean keeps(@Nullable Object[] arguments, Object result) {
        return condition == null || condition.keeps(Invocation.of(keys.method, arguments), result);
    }

    /** A call whose arguments cannot be a key, or have no tags. */
    final @Nullable Object uncached(@Nullable Object[] arguments, Keys.Refused refused) throws Exception {
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
