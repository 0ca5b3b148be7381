package org.twatcache.core.internal.memo;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.twatcache.MemoizedFunction;
import org.twatcache.core.internal.cache.ManagedCache;

/** A function of one argument. */
final class MemoFunction<A, R> extends Memo<R> implements MemoizedFunction<A, R> {

    private final Function<? super A, ? extends R> function;

    MemoFunction(ManagedCache<Object, R> cache, Runnable atClose, Function<? super A, ? extends R> function) {
        super(cache, atClose);
        this.function = function;
    }

    private Object key(@Nullable A argument) {
        Object value = value(1, argument);
        return value == null ? Arguments.NONE : value;
    }

    @Override
    public @Nullable R apply(@Nullable A argument) {
        Object key = key(argument);
        Object found = find(key);
        return isKept(found)
                ? kept(found)
                : computed(key, found, new Call<R, RuntimeException>() {
                    @Override
                    @Nullable
                    @SuppressWarnings("NullAway") // The client's own function decides what it does with null.
                    protected R run() {
                        return function.apply(argument);
                    }
                });
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
