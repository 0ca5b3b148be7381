package org.twatcache.core.internal.memo;

import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.twatcache.MemoizedBiFunction;
import org.twatcache.core.internal.cache.ManagedCache;
import org.twatcache.core.internal.memo.Arguments.Two;

/** A function of two arguments. */
final class MemoBiFunction<A, B, R> extends Memo<R> implements MemoizedBiFunction<A, B, R> {

    private final BiFunction<? super A, ? super B, ? extends R> function;

    MemoBiFunction(
            ManagedCache<Object, R> cache, Runnable atClose, BiFunction<? super A, ? super B, ? extends R> function) {
        super(cache, atClose);
        this.function = function;
    }

    private Object key(@Nullable A first, @Nullable B second) {
        return new Two(value(1, first), value(2, second));
    }

    @Override
    public @Nullable R apply(@Nullable A first, @Nullable B second) {
        Object key = key(first, second);
        Object found = find(key);
        return isKept(found)
                ? kept(found)
                : computed(key, found, new Call<R, RuntimeException>() {
                    @Override
                    @Nullable
                    protected R run() {
                        return function.apply(first, second);
                    }
                });
    }

    @Override
    public boolean contains(@Nullable A first, @Nullable B second) {
        return isThere(key(first, second));
    }

    @Override
    public @Nullable R peek(@Nullable A first, @Nullable B second) {
        return there(key(first, second));
    }

    @Override
    public boolean delete(@Nullable A first, @Nullable B second) {
        return remove(key(first, second));
    }
}
