package org.twatcache.core.internal.methods;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheException;
import org.twatcache.CacheLoadException;
import org.twatcache.CacheLoadTimeoutException;
import org.twatcache.core.internal.memo.Call;

/** A method whose results are kept. */
final class CachedRoute extends KeptRoute {

    CachedRoute(CachedRule rule, Target target, MethodCache cache) {
        super(rule, target, cache);
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
            return keeps(arguments, result) ? null : Duration.ZERO;
        }

        @Override
        public Set<String> tags(Object key, Object result) {
            return tags;
        }
    }
}
