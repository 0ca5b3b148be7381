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
    @Nullable
    Object given(@Nullable Object kept) {
        return kept;
    }

    @Override
    @Nullable
    Object computed(Object key, @Nullable Object[] arguments, Set<String> tagged, @Nullable Object found)
            throws Exception {
        OneCall call = new OneCall(arguments, tagged);
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
