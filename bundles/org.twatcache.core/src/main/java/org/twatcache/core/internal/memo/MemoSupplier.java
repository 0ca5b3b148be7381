package org.twatcache.core.internal.memo;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.twatcache.MemoizedSupplier;
import org.twatcache.core.internal.cache.ManagedCache;

/** A function without arguments. */
final class MemoSupplier<R> extends Memo<R> implements MemoizedSupplier<R> {

    private final Supplier<? extends R> supplier;

    MemoSupplier(ManagedCache<Object, R> cache, Runnable atClose, Supplier<? extends R> supplier) {
        super(cache, atClose);
        this.supplier = supplier;
    }

    @Override
    public @Nullable R get() {
        Object found = find(Arguments.NONE);
        return isKept(found)
                ? kept(found)
                : computed(Arguments.NONE, found, new Call<R, RuntimeException>() {
                    @Override
                    @Nullable
                    protected R run() {
                        return supplier.get();
                    }
                });
    }

    @Override
    public @Nullable R peek() {
        return there(Arguments.NONE);
    }
}
