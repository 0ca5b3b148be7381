package org.twatcache.core.internal.methods;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheCondition;
import org.twatcache.CacheException;
import org.twatcache.CacheLoadException;
import org.twatcache.CacheLoadTimeoutException;
import org.twatcache.core.internal.memo.Call;

/** A method whose results are kept. */
final class CachedRoute implements Route {

    private static final Logger LOG = LoggerFactory.getLogger(CachedRoute.class);

    private final Keys keys;
    private final Tags tags;
    private final Target target;
    private final MethodCache cache;
    private final @Nullable CacheCondition condition;

    /** Whether the callers know nothing of a cache: then its own troubles are none of theirs. */
    private final boolean hidden;

    private final AtomicBoolean told = new AtomicBoolean();

    CachedRoute(CachedRule rule, Target target, MethodCache cache) {
        this.keys = rule.keys();
        this.tags = rule.tags();
        this.condition = rule.condition();
        this.hidden = rule.hidden();
        this.target = target;
        this.cache = cache;
    }

    @Override
    public @Nullable Object call(@Nullable Object[] arguments) throws Exception {
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
        return cache.isKept(found) ? cache.kept(found) : computed(key, arguments, found);
    }

    private boolean applies(@Nullable Object[] arguments) {
        return condition == null || condition.applies(Invocation.of(keys.method, arguments));
    }

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

    private @Nullable Object computed(Object key, @Nullable Object[] arguments, @Nullable Object found)
            throws Exception {
        if (cache.isOver()) {
            return target.call(arguments);
        }
        OneCall call;
        try {
            // Now: the method may change its arguments.
            call = new OneCall(arguments, tags.of(arguments));
        } catch (Keys.Refused e) {
            return uncached(arguments, e);
        }
        try {
            return cache.computed(key, call, found);
        } catch (CacheLoadException e) {
            CacheLoadException own = call.<RuntimeException>unwrapped(e);
            return unlessCalled(call, own, hidden && !(own instanceof CacheLoadTimeoutException));
        } catch (CacheClosedException e) {
            // Of another's call that ended with the cache. Where the target threw it, it will throw again.
            return unlessCalled(call, e, true);
        } catch (CacheException e) {
            return unlessCalled(call, e, hidden);
        }
    }

    /** What the target threw is the caller's; what the cache threw before it was called may be got round. */
    private @Nullable Object unlessCalled(OneCall call, RuntimeException thrown, boolean around) throws Exception {
        if (call.ran() || !around) {
            throw thrown;
        }
        return call.run();
    }

    /** The call of one caller. */
    private final class OneCall extends Call<Object, Exception> {

        private final @Nullable Object[] arguments;
        private final Set<String> tags;

        OneCall(@Nullable Object[] arguments, Set<String> tags) {
            this.arguments = arguments;
            this.tags = tags;
        }

        @Override
        protected @Nullable Object run() throws Exception {
            return target.call(arguments);
        }

        @Override
        public @Nullable Duration timeToLive(Object key, Object result) {
            boolean keeps = condition == null || condition.keeps(Invocation.of(keys.method, arguments), result);
            return keeps ? null : Duration.ZERO;
        }

        @Override
        public Set<String> tags(Object key, Object result) {
            return tags;
        }
    }
}
