package org.twatcache.core.internal.methods;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.twatcache.CacheClosedException;
import org.twatcache.CacheException;
import org.twatcache.CacheLoadException;
import org.twatcache.core.internal.cache.Later;

/**
 * A method whose results come later, and are kept then. It is called on its caller's thread, as without a cache; and every caller has a future of
 * his own, whatever he does with that.
 *
 * <p>NullAway is off: it does not see that a stage may be of null.
 */
@SuppressWarnings("NullAway")
final class StagedRoute extends KeptRoute {

    StagedRoute(CachedRule rule, Target target, MethodCache cache) {
        super(rule, target, cache);
    }

    @Override
    @Nullable
    @SuppressWarnings("FutureReturnValueIgnored") // It is the caller's, whose method says that it is one.
    Object given(@Nullable Object kept) {
        return CompletableFuture.completedFuture(kept);
    }

    @Override
    @Nullable
    Object computed(Object key, @Nullable Object[] arguments, Set<String> tagged, @Nullable Object found)
            throws Exception {
        OneCall call = new OneCall(arguments, tagged);
        CompletionStage<@Nullable Object> stage;
        try {
            stage = cache.staged(key, call, found);
        } catch (CacheException | CacheClosedException e) {
            if (call.ran || !isGotRound(e)) {
                throw e;
            }
            return target.call(arguments);
        }
        return call.given(stage);
    }

    /** Whether a trouble is the cache's own, and the method can be called without it. */
    private boolean isGotRound(Throwable trouble) {
        return trouble instanceof CacheClosedException || (hidden && trouble instanceof CacheException);
    }

    /** The call of one caller. */
    private final class OneCall implements Later<Object> {

        private final @Nullable Object[] arguments;
        private final Set<String> tags;
        private volatile boolean ran;
        private volatile @Nullable CompletionStage<?> gave;

        /** What the target threw, or that it gave nothing, instead of a stage. */
        private @Nullable Throwable thrown;

        private boolean gaveNothing;

        OneCall(@Nullable Object[] arguments, Set<String> tags) {
            this.arguments = arguments;
            this.tags = tags;
        }

        /** Throws what the target throws: then the load has failed at once, and the next caller tries it anew. */
        @Override
        public CompletionStage<?> get() {
            ran = true;
            try {
                gave = (CompletionStage<?>) target.call(arguments);
            } catch (Throwable e) {
                thrown = e;
                throw Target.<RuntimeException>asItIs(e);
            }
            gaveNothing = gave == null;
            return Objects.requireNonNull(gave, () -> keys.method + " gave no stage");
        }

        /** What the caller is given: of a method that was called on his own thread just what that did. */
        @Nullable
        @SuppressWarnings("FutureReturnValueIgnored") // It is the caller's, whose method says that it is one.
        Object given(CompletionStage<@Nullable Object> stage) throws Exception {
            if (gaveNothing) {
                return null;
            } else if (thrown != null) {
                throw Target.<RuntimeException>asItIs(thrown);
            }
            CompletableFuture<@Nullable Object> own = new CompletableFuture<>();
            CompletionStage<?> unused = stage.whenComplete((value, failure) -> end(own, value, failure));
            return own;
        }

        /** Ends what the caller was given, as everybody's load ended; where that ended with the cache, as the target's own stage does. */
        private void end(CompletableFuture<@Nullable Object> own, @Nullable Object value, @Nullable Throwable failure) {
            Throwable cause = failure == null ? null : causeOf(failure);
            if (cause == null) {
                own.complete(value);
            } else if (isGotRound(cause)) {
                endWithoutCache(own);
            } else {
                own.completeExceptionally(cause);
            }
        }

        private Throwable causeOf(Throwable failure) {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            Throwable others = !ran && cause instanceof CacheLoadException ? cause.getCause() : null;
            return others == null ? cause : others;
        }

        private void endWithoutCache(CompletableFuture<@Nullable Object> own) {
            try {
                CompletionStage<?> given = gave == null ? get() : gave;
                CompletionStage<?> unused = given.whenComplete((value, failure) -> {
                    boolean unusedEnd = failure == null ? own.complete(value) : own.completeExceptionally(failure);
                });
            } catch (Throwable e) {
                own.completeExceptionally(e);
            }
        }

        @Override
        public @Nullable Duration timeToLive(Object value) {
            return keeps(arguments, value) ? null : Duration.ZERO;
        }

        @Override
        public Set<String> tags(Object value) {
            return tags;
        }
    }
}
