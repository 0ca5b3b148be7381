package org.twatcache.core.internal.memo;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.twatcache.MemoizedStage;
import org.twatcache.core.internal.cache.ManagedCache;

/** A function of one argument whose results come later. */
final class MemoStage<A, R> extends Memo<R> implements MemoizedStage<A, R> {

    private final Function<? super A, ? extends CompletionStage<? extends R>> function;

    MemoStage(
            ManagedCache<Object, R> cache,
            Runnable atClose,
            Function<? super A, ? extends CompletionStage<? extends R>> function) {
        super(cache, atClose);
        this.function = function;
    }

    private Object key(@Nullable A argument) {
        Object value = value(1, argument);
        return value == null ? Arguments.NONE : value;
    }

    @Override
    @SuppressWarnings("NullAway") // The client's own function decides what it does with null.
    public CompletionStage<R> apply(@Nullable A argument) {
        return later(key(argument), () -> function.apply(argument));
    }

    @Override
    public boolean contains(@Nullable A argument) {
        return isThere(key(argument));
    }

    @Override
    public @Nullable R peek(@Nullable A argument) {
        return there(key(argument));
    }

    @Override
    public boolean delete(@Nullable A argument) {
        return remove(key(argument));
    }
}
